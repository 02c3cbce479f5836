using Ridgeway.Finding.Scores;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>Scores worked out from the record, and asked for in criteria.</summary>
public sealed class ScoreTests
{
    private static readonly Score Burden = A.AdditiveScore(
        "burden", ("copd", 6, new Criterion.Has("copd")), ("pressure", 5, new Criterion.Has("hypertension")), ("smoker", 8, new Criterion.Has("smoker"))) with
    {
        For = new Criterion.Aged(18, null),
        Changes = [new ScoreChange("without smoking", new Dictionary<string, double>(), new Dictionary<string, double>(), ["smoker"])],
    };

    [Fact]
    public void An_additive_score_is_the_sum_of_what_holds_with_its_band_and_facts()
    {
        var score = Scored(A.PersonWith("copd since 2015-01-01", "hypertension since 2020-01-01", "not-smoker since 2020-01-01"));

        Assert.Equal((11d, "heavy"), (score.Value!.Value, score.Band));
        Assert.Equal([6d, 5, 0], score.Parts.Select(part => part.Value));
        Assert.Equal(["birth-date", "copd", "hypertension"], score.Why.Select(reason => reason.What));
    }

    [Fact]
    public void What_is_not_known_leaves_a_range_and_is_asked_for()
    {
        var score = Scored(A.PersonWith("copd since 2015-01-01"));

        Assert.Equal((null, 6d, 14d), (score.Value, score.Lowest, score.Highest));
        Assert.Equal("smoker", Assert.Single(score.Missing).What);
    }

    [Theory]
    [InlineData(6, Truth.True)]
    [InlineData(10, Truth.Unknown)]
    [InlineData(15, Truth.False)]
    public void A_limit_is_settled_where_the_whole_range_is_on_one_side(double limit, Truth expected)
    {
        var answer = Asked(A.PersonWith("copd since 2015-01-01"), new Criterion.Computed("burden", Limits.AtLeast(limit)));

        Assert.Equal(expected, answer.Truth);
        Assert.Equal(expected == Truth.Unknown, answer.Missing.Count > 0);
    }

    [Fact]
    public void A_score_is_not_reached_by_anyone_it_was_not_made_for_and_says_so()
    {
        var child = A.PersonWith("copd since 2015-01-01") with { Born = new PartialDate(2015, 1, 1) };

        Assert.Equal(Truth.False, Scored(child).Applies);
        Assert.Null(Scored(child).Value);
        Assert.Equal(Truth.False, Asked(child, new Criterion.Computed("burden", Limits.AtLeast(-100))).Truth);
        Assert.Equal(new DateOnly(2033, 1, 1), Scored(child).Until);
    }

    [Fact]
    public void It_says_what_the_score_would_be_if_something_were_otherwise()
    {
        var smokes = Scored(A.PersonWith("copd since 2015-01-01", "smoker since 2020-01-01"));
        var doesNot = Scored(A.PersonWith("copd since 2015-01-01", "not-smoker since 2020-01-01"));

        Assert.Equal(new ScoreIf("without smoking", 6, "light"), Assert.Single(smokes.Ifs));
        Assert.Empty(doesNot.Ifs);
    }

    [Fact]
    public void The_dead_have_no_score() =>
        Assert.Equal(Truth.False, Scored(A.PersonWith("copd since 2015-01-01") with { Died = new PartialDate(2020, 1, 1) }).Applies);

    [Fact]
    public void A_formula_takes_its_inputs_from_the_record_and_says_which_it_lacks()
    {
        // SCORE2 in a low-risk region, a man of 50 who smokes, 140 mmHg, 6.3 and 1.4 mmol/L: 6.3% (cran/RiskScorescvd tests, row 1).
        var known = A.PersonWith("smoker since 2020-01-01", "systolic 140 on 2026-05-01") with { Born = new PartialDate(1976, 3, 1) };

        var score = Scored(known, Heart(new InputFrom.Fixed(6.3)));
        var without = Scored(A.PersonWith("smoker since 2020-01-01") with { Born = new PartialDate(1976) }, Heart(new InputFrom.Fixed(6.3)));

        Assert.Equal(6.3, score.Value);
        Assert.Equal(new DateOnly(2027, 3, 1), score.Until);
        Assert.Equal(("as a non-smoker", true), (Assert.Single(score.Ifs).Name, score.Ifs[0].Value < 6.3));
        Assert.Null(without.Value);
        Assert.Equal(["birth-date", "systolic"], without.Missing.Select(missing => missing.What).Order());
    }

    [Fact]
    public void A_formula_not_made_for_such_inputs_does_not_apply()
    {
        var young = A.PersonWith("smoker since 2020-01-01", "systolic 140 on 2026-05-01") with { Born = new PartialDate(1996, 3, 1) };

        Assert.Equal(Truth.False, Scored(young, Heart(new InputFrom.Fixed(6.3))).Applies);
    }

    [Fact]
    public void Registers_and_scores_that_name_each_other_are_found()
    {
        var register = A.Register("ill", new Criterion.Computed("burden", Limits.AtLeast(1)));
        var score = A.AdditiveScore("burden", ("ill", 1, new Criterion.In("ill")));

        Assert.Equal(["ill", "score burden", "ill"], RegisterCircle.Find([register], [score]));
        Assert.Null(RegisterCircle.Find([register], [Burden]));
    }

    [Theory]
    [InlineData("egfr-like", 0)]
    [InlineData("one", 0)]
    [InlineData("two", 91)]
    public void The_span_of_readings_is_the_days_from_the_first_to_the_last(string which, int days)
    {
        string[] facts = which switch { "one" => ["systolic 140 on 2026-05-01"], "two" => ["systolic 140 on 2026-05-01", "systolic 141 on 2026-07-31"], _ => [] };
        var limits = new Limits(new Limit(new Threshold.Fixed(days), true), new Limit(new Threshold.Fixed(days), true));

        Assert.Equal(Truth.True, Asked(A.PersonWith(facts), new Criterion.Measured("systolic", limits, Reading.Span)).Truth);
    }

    private static Score Heart(InputFrom cholesterol) => Burden with
    {
        For = null,
        Way = new ScoreWay.ByFormula(
            Score2.Formula,
            [
                new InputFrom.Fixed(0), new InputFrom.AgeInYears(), new InputFrom.Fixed(1), new InputFrom.Condition(new Criterion.Has("smoker")),
                new InputFrom.Measurement("systolic", new Window(5, WindowUnit.Years)), new InputFrom.Fixed(0), cholesterol, new InputFrom.Fixed(1.4),
            ]),
        Changes = [new ScoreChange("as a non-smoker", new Dictionary<string, double> { ["smoker"] = 0 }, new Dictionary<string, double>(), [])],
    };

    private static ScoreOnDay Scored(ExamplePerson person, Score? score = null)
    {
        var context = A.ContextWith([score ?? Burden]);
        return new PersonOnDay(person.ToRecord(context.Lists), A.Day, context).Score("burden")!;
    }

    private static Answer Asked(ExamplePerson person, Criterion criterion)
    {
        var context = A.ContextWith([Burden]);
        return criterion.Evaluate(person.ToRecord(context.Lists), A.Day, context);
    }
}
