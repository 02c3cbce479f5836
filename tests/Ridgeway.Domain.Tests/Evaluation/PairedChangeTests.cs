namespace Ridgeway.Evaluation;

public class PairedChangeTests
{
    /// <summary>
    /// Four people start at 20, 20, 100 and 100 minutes; the two at 20 drop out and the two at 100 do not change. The mean of
    /// the follow-ups less the mean of the baselines is +40; nobody changed.
    /// </summary>
    [Fact]
    public void Those_who_drop_out_do_not_flatter_the_programme()
    {
        var change = PairedChange.Of("minutes",
        [
            A.Course(1, null, Stage.Completed, ("minutes", 20, null)),
            A.Course(2, null, Stage.Completed, ("minutes", 20, null)),
            A.Course(3, null, Stage.Completed, ("minutes", 100, 100)),
            A.Course(4, null, Stage.Completed, ("minutes", 100, 100)),
        ]);

        Assert.Equal(0, change.Change!.Mean);
        Assert.Equal(2, change.Pairs);
        Assert.Equal(4, change.Due);
    }

    [Fact]
    public void The_mean_change_has_the_spread_of_the_changes_not_of_the_values()
    {
        var change = PairedChange.Of("minutes",
        [
            A.Course(1, null, Stage.Completed, ("minutes", 0, 10)),
            A.Course(2, null, Stage.Completed, ("minutes", 500, 512)),
            A.Course(3, null, Stage.Completed, ("minutes", 90, 104)),
        ]);

        Assert.Equal(12, change.Change!.Mean);
        Assert.Equal(2, change.Change.StandardDeviation);
        Assert.Equal(590.0 / 3, change.Baseline!.Mean);
    }

    [Fact]
    public void A_follow_up_without_a_baseline_and_a_person_who_never_started_make_no_pair()
    {
        var change = PairedChange.Of("minutes",
        [
            A.Course(1, null, Stage.Completed, ("minutes", null, 90)),
            A.Course(2, null, Stage.Accepted, ("minutes", 10, 90)),
            A.Course(3, null, Stage.Completed, ("happiness", 1, 2)),
        ]);

        Assert.Equal(0, change.Pairs);
        Assert.Null(change.Change);
        Assert.Equal(2, change.Started);
    }

    [Theory]
    [InlineData(40.0)]
    [InlineData(0.0)]
    public void The_interval_holds_the_true_effect_about_nineteen_times_in_twenty(double effect)
    {
        var random = new Random(1910);
        var held = Enumerable.Range(0, 400).Count(_ => Programme(random, 60, effect).Change!.Limits()!.Value.Contains(effect));

        Assert.InRange(held, 366, 394);
    }

    [Fact]
    public void A_programme_without_effect_is_hardly_ever_called_an_improvement()
    {
        var random = new Random(1908);
        var measure = A.Measure();
        var claimed = Enumerable.Range(0, 400).Count(_ =>
            Verdicts.Decide(measure, PublishedCount.Of(60), Programme(random, 60, 0).Change!.Limits(), FollowUpBalance.Even, A.Method())
                is Verdict.ImprovedClearly or Verdict.ImprovedSizeUncertain or Verdict.ImprovedTooLittle);

        Assert.InRange(claimed, 0, 20);
    }

    private static PairedChange Programme(Random random, int people, double effect) => PairedChange.Of("minutes",
    [
        .. Enumerable.Range(0, people).Select(person =>
        {
            var baseline = 60 + (20 * Bell(random));
            return A.Course(person, null, Stage.Completed, ("minutes", baseline, baseline + effect + (50 * Bell(random))));
        }),
    ]);

    private static double Bell(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
