using Ridgeway.Codes;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

public sealed class MeasuredTests
{
    private static readonly Window Year = new(12, WindowUnit.Months);

    [Theory]
    [InlineData(139.9, false, false, true, true)]
    [InlineData(140, true, false, true, false)]
    [InlineData(140.1, true, true, false, false)]
    public void Each_limit_includes_or_leaves_out_its_own_number(double value, bool atLeast, bool above, bool atMost, bool below)
    {
        var person = A.PersonWith(FormattableString.Invariant($"systolic {value} on 2026-10-01"));

        Assert.Equal(Truths.Of(atLeast), person.Asked(new Criterion.Measured("systolic", Limits.AtLeast(140))).Truth);
        Assert.Equal(Truths.Of(above), person.Asked(new Criterion.Measured("systolic", Limits.Above(140))).Truth);
        Assert.Equal(Truths.Of(atMost), person.Asked(new Criterion.Measured("systolic", Limits.AtMost(140))).Truth);
        Assert.Equal(Truths.Of(below), person.Asked(new Criterion.Measured("systolic", Limits.Below(140))).Truth);
    }

    [Fact]
    public void No_reading_in_the_window_is_unknown_and_says_what_to_measure()
    {
        var answer = A.PersonWith("systolic 150 on 2024-01-01").Asked(new Criterion.Measured("systolic", Limits.AtLeast(140), Within: Year));

        Assert.Equal(Truth.Unknown, answer.Truth);
        Assert.Equal(new ToAsk("systolic", AskKind.Reading, Year), Assert.Single(answer.Missing));
        Assert.Null(answer.Until);
    }

    [Theory]
    [InlineData(Reading.Latest, 130, 2)]
    [InlineData(Reading.First, 120, 0)]
    [InlineData(Reading.Highest, 160, 1)]
    [InlineData(Reading.Lowest, 120, 0)]
    public void One_reading_is_chosen_and_cited(Reading of, double value, int cited)
    {
        var person = A.PersonWith("systolic 120 on 2026-01-01", "systolic 160 on 2026-02-01", "systolic 130 on 2026-03-01");

        var answer = person.Asked(new Criterion.Measured("systolic", new Limits(new Limit(new Threshold.Fixed(value), true), new Limit(new Threshold.Fixed(value), true)), of));

        Assert.Equal(Truth.True, answer.Truth);
        Assert.Equal(cited, Assert.Single(answer.Why).Fact);
    }

    [Fact]
    public void Mean_change_and_count_are_worked_from_the_readings_in_the_window()
    {
        var person = A.PersonWith("systolic 200 on 2020-01-01", "systolic 150 on 2026-01-01", "systolic 130 on 2026-02-01", "systolic 134 on 2026-03-01");

        Assert.Equal(Truth.True, person.Asked(new Criterion.Measured("systolic", Exactly(138), Reading.Mean, Year)).Truth);
        Assert.Equal(Truth.True, person.Asked(new Criterion.Measured("systolic", Exactly(-16), Reading.Change, Year)).Truth);
        Assert.Equal(Truth.True, person.Asked(new Criterion.Measured("systolic", Exactly(3), Reading.Count, Year)).Truth);
        Assert.Equal(Truth.True, person.Asked(new Criterion.Measured("bmi", Exactly(0), Reading.Count, Year)).Truth);
    }

    [Fact]
    public void One_reading_is_no_change()
    {
        var answer = A.PersonWith("systolic 150 on 2026-01-01").Asked(new Criterion.Measured("systolic", Limits.Below(0), Reading.Change));

        Assert.Equal(Truth.Unknown, answer.Truth);
    }

    [Fact]
    public void A_summary_is_settled_only_until_its_oldest_reading_leaves_the_window()
    {
        var person = A.PersonWith("systolic 150 on 2026-01-01", "systolic 130 on 2026-03-01");

        Assert.Equal(new DateOnly(2027, 1, 2), person.Asked(new Criterion.Measured("systolic", Limits.AtLeast(140), Reading.Mean, Year)).Until);
        Assert.Equal(new DateOnly(2027, 3, 2), person.Asked(new Criterion.Measured("systolic", Limits.AtLeast(140), Within: Year)).Until);
    }

    [Fact]
    public void An_implausible_reading_is_passed_over()
    {
        var person = A.PersonWith("systolic 150 on 2026-01-01", "systolic 1500 on 2026-03-01");

        Assert.Equal(0, Assert.Single(person.Asked(new Criterion.Measured("systolic", Limits.AtLeast(140))).Why).Fact);
    }

    [Fact]
    public void A_reading_in_another_unit_or_in_none_is_passed_over()
    {
        var context = A.Context();
        var code = context.Lists.Book.Add(context.Lists["systolic"].Codes[0]);
        var kilopascal = context.Lists.Book.Add(new Coded(CodeSystem.Ucum, "kPa"));
        var person = A.PersonWith().ToRecord(context.Lists).Person;
        var record = new PersonRecord(person, [Fact.Of(FactKind.Measure, code, A.Day, 150, kilopascal), Fact.Of(FactKind.Measure, code, A.Day, 150)]);

        Assert.Equal(Truth.Unknown, new Criterion.Measured("systolic", Limits.AtLeast(140)).Evaluate(record, A.Day, context).Truth);
    }

    [Fact]
    public void Answers_and_scores_are_read_like_measures()
    {
        var person = A.PersonWith("phq-9-item-9 1 on 2026-10-01", "frailty-index 0.3 on 2026-10-01");

        Assert.Equal(Truth.True, person.Asked(new Criterion.Answered("phq-9", 9, Limits.AtLeast(1))).Truth);
        Assert.Equal(Truth.True, person.Asked(new Criterion.Scored("frailty-index", Limits.Above(0.24))).Truth);
        var unasked = A.PersonWith().Asked(new Criterion.Answered("phq-9", 9, Limits.AtLeast(1)));
        Assert.Equal(new ToAsk("phq-9-item-9", AskKind.Question), Assert.Single(unasked.Missing));
    }

    [Fact]
    public void Missing_is_never_unknown()
    {
        var missing = new Criterion.NotRecorded("systolic", Year);

        Assert.Equal(Truth.True, A.PersonWith("systolic 150 on 2024-01-01").Asked(missing).Truth);
        Assert.Equal(Truth.True, A.PersonWith("systolic 1500 on 2026-01-01").Asked(missing).Truth);
        var answer = A.PersonWith("systolic 150 on 2026-01-01").Asked(missing);
        Assert.Equal(Truth.False, answer.Truth);
        Assert.Equal(new DateOnly(2027, 1, 2), answer.Until);
    }

    private static Limits Exactly(double value) => new(new Limit(new Threshold.Fixed(value), true), new Limit(new Threshold.Fixed(value), true));
}
