using Ridgeway.Codes;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

public sealed class DetailsTests
{
    private static readonly Criterion.Aged FortyToSeventyFour = new(40, 75);

    [Fact]
    public void An_age_is_settled_until_the_birthday_that_changes_it()
    {
        var person = A.PersonWith() with { Born = new PartialDate(1951, 12, 24) };

        var answer = person.Asked(FortyToSeventyFour);

        Assert.Equal(Truth.True, answer.Truth);
        Assert.Equal(new DateOnly(2026, 12, 24), answer.Until);
        Assert.Equal(Truth.False, person.Asked(FortyToSeventyFour, new DateOnly(2026, 12, 24)).Truth);
    }

    [Theory]
    [InlineData("1985", Truth.True)]
    [InlineData("1986", Truth.Unknown)]
    [InlineData("1987", Truth.False)]
    [InlineData("1986-10", Truth.True)]
    [InlineData("1986-11", Truth.Unknown)]
    [InlineData("1986-12", Truth.False)]
    public void A_partly_known_birth_date_is_unknown_only_where_it_is_undecided(string born, Truth truth)
    {
        Assert.True(PartialDate.TryParse(born, out var date));

        var answer = (A.PersonWith() with { Born = date }).Asked(FortyToSeventyFour);

        Assert.Equal(truth, answer.Truth);
        Assert.Equal(truth == Truth.Unknown ? ["birth-date"] : [], answer.Missing.Select(missing => missing.What));
    }

    [Fact]
    public void No_birth_date_is_asked_for()
    {
        Assert.Equal([new ToAsk("birth-date", AskKind.Detail)], (A.PersonWith() with { Born = null }).Asked(FortyToSeventyFour).Missing);
    }

    [Theory]
    [InlineData(4, LifeStage.EarlyYears)]
    [InlineData(5, LifeStage.SchoolAge)]
    [InlineData(18, LifeStage.SchoolAge)]
    [InlineData(19, LifeStage.WorkingAge)]
    [InlineData(64, LifeStage.WorkingAge)]
    [InlineData(65, LifeStage.LaterLife)]
    public void Life_stages_meet_without_gap_or_overlap(int age, LifeStage stage)
    {
        var person = A.PersonWith() with { Born = new PartialDate(A.Day.Year - age, A.Day.Month, A.Day.Day) };

        Assert.Equal([stage], Enum.GetValues<LifeStage>().Where(one => person.Asked(new Criterion.AtLifeStage(one)).Truth == Truth.True));
    }

    [Theory]
    [InlineData(Sex.Female, Truth.True)]
    [InlineData(Sex.Male, Truth.False)]
    [InlineData(Sex.Other, Truth.False)]
    [InlineData(Sex.Unknown, Truth.Unknown)]
    [InlineData(Sex.NotRecorded, Truth.Unknown)]
    public void Sex_not_recorded_is_unknown(Sex sex, Truth truth) =>
        Assert.Equal(truth, (A.PersonWith() with { Sex = sex }).Asked(new Criterion.OfSex(Sex.Female)).Truth);

    [Theory]
    [InlineData(EthnicCategory.AsianIndian, Truth.True)]
    [InlineData(EthnicCategory.WhiteIrish, Truth.False)]
    [InlineData(EthnicCategory.NotStated, Truth.False)]
    [InlineData(EthnicCategory.NotKnown, Truth.Unknown)]
    [InlineData(null, Truth.Unknown)]
    public void Not_stated_was_asked_and_not_known_was_not(EthnicCategory? category, Truth truth) =>
        Assert.Equal(truth, (A.PersonWith() with { Ethnicity = category }).Asked(new Criterion.OfEthnicity([EthnicCategory.AsianIndian])).Truth);

    [Theory]
    [InlineData(2, Truth.True)]
    [InlineData(3, Truth.False)]
    [InlineData(null, Truth.Unknown)]
    public void Deprivation_is_open(int? decile, Truth truth) =>
        Assert.Equal(truth, (A.PersonWith() with { DeprivationDecile = decile }).Asked(new Criterion.Deprived(1, 2)).Truth);
}
