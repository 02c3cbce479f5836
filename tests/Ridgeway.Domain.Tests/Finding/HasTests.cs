using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

public sealed class HasTests
{
    private static readonly Criterion.Has Hypertension = new("hypertension");

    [Fact]
    public void A_condition_not_recorded_is_a_no_and_stays_one()
    {
        var answer = A.PersonWith().Asked(Hypertension);

        Assert.Equal(Truth.False, answer.Truth);
        Assert.Empty(answer.Missing);
        Assert.Null(answer.Until);
    }

    [Fact]
    public void A_condition_recorded_is_a_yes_that_cites_the_fact()
    {
        var answer = A.PersonWith("copd since 2010-01-01", "hypertension since 2015-01-01").Asked(Hypertension);

        Assert.Equal(Truth.True, answer.Truth);
        Assert.Equal(new Reason(1, "hypertension"), Assert.Single(answer.Why));
        Assert.Null(answer.Until);
    }

    [Fact]
    public void A_condition_without_a_date_could_have_begun_in_the_window_until_it_is_over_or_ended()
    {
        var within = Hypertension with { Within = new Window(12, WindowUnit.Months) };

        var answer = Undated(isOver: false, within);
        Assert.Equal(Truth.Unknown, answer.Truth);
        Assert.Equal("hypertension", Assert.Single(answer.Missing).What);
        Assert.Equal(Truth.True, Undated(isOver: false, Hypertension).Truth);
        Assert.Equal(Truth.False, Undated(isOver: true, within).Truth);
        Assert.Equal(Truth.Unknown, Undated(isOver: true, within with { Ever = true }).Truth);
    }

    private static Answer Undated(bool isOver, Criterion criterion)
    {
        var context = A.Context([]);
        var dated = A.PersonWith("hypertension since 2015-01-01").ToRecord(context.Lists);
        return new PersonOnDay(new PersonRecord(dated.Person, [dated[0] with { Day = Fact.NoDay, IsOver = isOver }]), A.Day, context).Ask(criterion);
    }

    [Fact]
    public void A_later_resolved_code_ends_it_and_a_still_later_diagnosis_begins_it_again()
    {
        var person = A.PersonWith("hypertension since 2010-01-01", "hypertension-resolved since 2012-01-01", "hypertension since 2014-01-01");

        Assert.Equal(Truth.True, person.Asked(Hypertension, new DateOnly(2011, 12, 31)).Truth);
        Assert.Equal(Truth.False, person.Asked(Hypertension, new DateOnly(2012, 1, 1)).Truth);
        Assert.Equal(Truth.True, person.Asked(Hypertension, new DateOnly(2014, 1, 1)).Truth);
    }

    [Fact]
    public void A_resolved_code_of_the_same_day_ends_it()
    {
        var person = A.PersonWith("hypertension since 2010-01-01", "hypertension-resolved since 2010-01-01");

        var answer = person.Asked(Hypertension);

        Assert.Equal(Truth.False, answer.Truth);
        Assert.Equal("hypertension", Assert.Single(answer.Why).What);
    }

    [Fact]
    public void Abatement_ends_it_on_its_day_and_the_day_before_knows_that_it_will()
    {
        var person = A.PersonWith("copd since 2020-01-01 until 2026-11-05");

        var before = person.Asked(new Criterion.Has("copd"));

        Assert.Equal(Truth.True, before.Truth);
        Assert.Equal(new DateOnly(2026, 11, 5), before.Until);
        Assert.Equal(Truth.False, person.Asked(new Criterion.Has("copd"), new DateOnly(2026, 11, 5)).Truth);
    }

    [Fact]
    public void One_said_to_be_over_without_a_date_is_over()
    {
        var context = A.Context();
        var code = context.Lists.Book.Add(context.Lists["copd"].Codes[0]);
        var record = new PersonRecord(A.PersonWith().ToRecord(context.Lists).Person, [Fact.Of(FactKind.Condition, code, A.Day) with { IsOver = true }]);

        Assert.Equal(Truth.False, new Criterion.Has("copd").Evaluate(record, A.Day, context).Truth);
        Assert.Equal(Truth.True, new Criterion.Has("copd", Ever: true).Evaluate(record, A.Day, context).Truth);
    }

    [Fact]
    public void Ever_looks_at_no_endings()
    {
        var person = A.PersonWith("hypertension since 2010-01-01", "hypertension-resolved since 2012-01-01", "copd since 2001-01-01 until 2002-01-01");

        Assert.Equal(Truth.True, person.Asked(new Criterion.Has("hypertension", Ever: true)).Truth);
        Assert.Equal(Truth.True, person.Asked(new Criterion.Has("copd", Ever: true)).Truth);
    }

    [Fact]
    public void A_window_runs_out_on_the_day_that_until_says()
    {
        var person = A.PersonWith("copd since 2026-05-31");
        var recent = new Criterion.Has("copd", Within: new Window(6, WindowUnit.Months));

        var answer = person.Asked(recent);

        Assert.Equal(Truth.True, answer.Truth);
        Assert.Equal(new DateOnly(2026, 12, 1), answer.Until);
        Assert.Equal(Truth.True, person.Asked(recent, new DateOnly(2026, 11, 30)).Truth);
        Assert.Equal(Truth.False, person.Asked(recent, new DateOnly(2026, 12, 1)).Truth);
    }

    [Fact]
    public void A_fact_dated_after_the_day_is_not_seen_but_until_knows_when_it_will_be()
    {
        var answer = A.PersonWith("copd since 2026-12-24").Asked(new Criterion.Has("copd"));

        Assert.Equal(Truth.False, answer.Truth);
        Assert.Equal(new DateOnly(2026, 12, 24), answer.Until);
    }

    [Fact]
    public void Where_nobody_asked_an_open_finding_is_unknown_and_says_what_to_ask()
    {
        var answer = A.PersonWith().Asked(new Criterion.Has("smoker"));

        Assert.Equal(Truth.Unknown, answer.Truth);
        Assert.Equal(new ToAsk("smoker", AskKind.Question), Assert.Single(answer.Missing));
    }

    [Theory]
    [InlineData("smoker = yes on 2026-01-01", Truth.True)]
    [InlineData("smoker on 2026-01-01", Truth.True)]
    [InlineData("smoker = not-smoker on 2026-01-01", Truth.False)]
    [InlineData("not-smoker on 2026-01-01", Truth.False)]
    [InlineData("unstable = yes on 2026-01-01", Truth.Unknown)]
    public void A_question_is_settled_by_its_answer_or_by_a_code_that_says_it_outright(string said, Truth truth)
    {
        var sentence = said.Contains('=', StringComparison.Ordinal) ? said : "had " + said;

        Assert.Equal(truth, A.PersonWith(sentence).Asked(new Criterion.Has("smoker")).Truth);
    }

    [Fact]
    public void The_latest_answer_to_a_question_wins()
    {
        var person = A.PersonWith("smoker = yes on 2020-01-01", "smoker = no on 2022-01-01", "smoker = yes on 2024-01-01");

        Assert.Equal(Truth.True, person.Asked(new Criterion.Has("smoker"), new DateOnly(2021, 1, 1)).Truth);
        Assert.Equal(Truth.False, person.Asked(new Criterion.Has("smoker"), new DateOnly(2023, 1, 1)).Truth);
        Assert.Equal(Truth.True, person.Asked(new Criterion.Has("smoker")).Truth);
    }

    [Fact]
    public void An_answer_too_old_for_the_window_has_to_be_asked_again()
    {
        var lately = new Criterion.Has("unstable", Within: new Window(3, WindowUnit.Months));
        var person = A.PersonWith("unstable = no on 2026-09-01");

        var answer = person.Asked(lately);

        Assert.Equal(Truth.False, answer.Truth);
        Assert.Equal(new DateOnly(2026, 12, 2), answer.Until);
        Assert.Equal(Truth.Unknown, person.Asked(lately, new DateOnly(2026, 12, 2)).Truth);
    }
}
