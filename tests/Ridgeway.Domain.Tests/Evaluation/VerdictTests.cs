namespace Ridgeway.Evaluation;

public class VerdictTests
{
    [Theory]
    [InlineData(31, 60, Verdict.ImprovedClearly)]
    [InlineData(30, 60, Verdict.ImprovedClearly)]
    [InlineData(5, 60, Verdict.ImprovedSizeUncertain)]
    [InlineData(5, 29, Verdict.ImprovedTooLittle)]
    [InlineData(-5, 60, Verdict.Uncertain)]
    [InlineData(-40, 10, Verdict.Uncertain)]
    [InlineData(-5, 29, Verdict.NoWorthwhileChange)]
    [InlineData(0, 29, Verdict.NoWorthwhileChange)]
    [InlineData(-20, -1, Verdict.Worsened)]
    public void The_verdict_follows_from_the_interval_and_the_smallest_worthwhile_change(double lower, double upper, Verdict expected) =>
        Assert.Equal(expected, Decide(A.Measure(worthwhile: 30), new Interval(lower, upper)));

    [Theory]
    [InlineData(-60, -31, Verdict.ImprovedClearly)]
    [InlineData(-60, -5, Verdict.ImprovedSizeUncertain)]
    [InlineData(1, 20, Verdict.Worsened)]
    public void Where_lower_is_better_a_fall_is_an_improvement(double lower, double upper, Verdict expected) =>
        Assert.Equal(expected, Decide(A.Measure(worthwhile: 30, better: BetterWhen.Lower), new Interval(lower, upper)));

    [Fact]
    public void Too_few_pairs_say_nothing_however_large_the_change()
    {
        Assert.Equal(Verdict.TooFewPairs, Decide(A.Measure(), new Interval(50, 90), pairs: PublishedCount.Of(15)));
        Assert.Equal(Verdict.TooFewPairs, Decide(A.Measure(), null, pairs: PublishedCount.Hidden));
        Assert.Equal(Verdict.NothingMeasured, Decide(A.Measure(), null, pairs: PublishedCount.Of(0)));
    }

    [Fact]
    public void A_clearly_uneven_follow_up_withholds_the_headline() =>
        Assert.Equal(Verdict.FollowUpTooUneven, Decide(A.Measure(), new Interval(50, 90), balance: FollowUpBalance.DiffersClearly));

    private static Verdict Decide(OutcomeMeasure measure, Interval? limits, PublishedCount? pairs = null, FollowUpBalance balance = FollowUpBalance.Even) =>
        Verdicts.Decide(measure, pairs ?? PublishedCount.Of(100), limits, balance, A.Method(fewestPairs: 20));
}
