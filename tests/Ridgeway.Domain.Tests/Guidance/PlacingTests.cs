using Ridgeway.Codes;

namespace Ridgeway.Guidance;

public sealed class PlacingTests
{
    private static readonly Placing Usual = new(InterventionKind.GeneralProgramme, 0, EvidenceGrade.NationalGuideline, Verification.Verified, 2, "m");

    public static TheoryData<Placing, PlacedBy> Better => new()
    {
        { Usual with { Kind = InterventionKind.ConditionProgramme, Grade = EvidenceGrade.Model, Flag = Verification.Unverified, Reasons = 1, Id = "z" }, PlacedBy.Kind },
        { Usual with { Grade = EvidenceGrade.NationalProgramme, Flag = Verification.Unverified, Reasons = 1, Id = "z" }, PlacedBy.Grade },
        { Usual with { Flag = Verification.Verified, Reasons = 3, Id = "z" }, PlacedBy.Reasons },
        { Usual with { Id = "a" }, PlacedBy.Name },
    };

    [Theory]
    [MemberData(nameof(Better))]
    public void The_first_difference_in_the_stated_order_decides(Placing better, PlacedBy by)
    {
        Assert.Equal(by, better.DecidedBy(Usual));
        Assert.True(better.CompareTo(Usual) < 0);
        Assert.True(Usual.CompareTo(better) > 0);
    }

    [Fact]
    public void Better_verified_comes_before_more_reasons()
    {
        var unverified = Usual with { Flag = Verification.Secondary, Reasons = 9 };

        Assert.Equal(PlacedBy.Flag, Usual.DecidedBy(unverified));
        Assert.True(Usual.CompareTo(unverified) < 0);
    }
}
