namespace Ridgeway.Records.Rights;

public sealed class MayBeUsedTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateTimeOffset Heard = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(UseOfRecord.DirectCare, true)]
    [InlineData(UseOfRecord.CaseFinding, true)]
    [InlineData(UseOfRecord.Planning, false)]
    [InlineData(UseOfRecord.Research, false)]
    [InlineData(UseOfRecord.Evaluation, false)]
    public void The_national_opt_out_is_about_everything_but_the_persons_own_care(UseOfRecord use, bool isAllowed) =>
        Assert.Equal(isAllowed, MayBeUsed.For(use, [OptOut()], Today).IsAllowed);

    [Fact]
    public void Without_a_choice_the_record_may_be_used() =>
        Assert.All(Enum.GetValues<UseOfRecord>(), use => Assert.True(MayBeUsed.For(use, [], Today).IsAllowed));

    [Fact]
    public void An_opt_out_withdrawn_or_not_yet_begun_refuses_nothing()
    {
        Assert.True(MayBeUsed.For(UseOfRecord.Planning, [OptOut() with { To = Today.AddDays(-1) }], Today).IsAllowed);
        Assert.True(MayBeUsed.For(UseOfRecord.Planning, [OptOut() with { From = Today.AddDays(1) }], Today).IsAllowed);
        Assert.False(MayBeUsed.For(UseOfRecord.Planning, [OptOut() with { To = Today }], Today).IsAllowed);
    }

    [Fact]
    public void The_latest_consent_decides_and_never_lifts_a_national_opt_out()
    {
        var refused = new SharingChoice(ChoiceKind.Consent, true, [], null, null, "practice", Heard);
        var agreed = refused with { Refuses = false, HeardAt = Heard.AddDays(3) };

        Assert.True(MayBeUsed.For(UseOfRecord.Research, [refused, agreed], Today).IsAllowed);
        Assert.False(MayBeUsed.For(UseOfRecord.Research, [agreed, refused with { HeardAt = Heard.AddDays(9) }], Today).IsAllowed);
        Assert.Equal(new UseDecision.Refused(OptOut()), MayBeUsed.For(UseOfRecord.Research, [agreed, OptOut()], Today));
    }

    [Fact]
    public void A_consent_about_one_use_says_nothing_of_another()
    {
        var aboutFinding = new SharingChoice(ChoiceKind.Consent, true, [UseOfRecord.CaseFinding], null, null, "practice", Heard);

        Assert.False(MayBeUsed.For(UseOfRecord.CaseFinding, [aboutFinding], Today).IsAllowed);
        Assert.True(MayBeUsed.For(UseOfRecord.Planning, [aboutFinding], Today).IsAllowed);
    }

    private static readonly SharingChoice NationalOptOut = new(ChoiceKind.NationalOptOut, true, [], null, null, "list", Heard);

    private static SharingChoice OptOut() => NationalOptOut;
}
