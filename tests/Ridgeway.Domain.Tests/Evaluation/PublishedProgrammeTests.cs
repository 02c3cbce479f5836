using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Evaluation;

public class PublishedProgrammeTests
{
    private static readonly OutcomeMeasure Minutes = A.Measure();

    [Fact]
    public void A_programme_that_works_says_so_with_its_funnel_response_and_interval()
    {
        var programme = Publish(
            People(0, 40, quintile: 1, effect: 45),
            People(100, 60, quintile: 5, effect: 45),
            People(200, 20, quintile: 5, effect: null, reached: Stage.Referred));

        Assert.Equal(120, programme.Everyone.Funnel.Referred.Shown);
        Assert.Equal(100, programme.Everyone.Funnel.Completed.Shown);
        Assert.Equal(83.3m, programme.Everyone.Funnel.CompletedOfReferred!.Percent);
        Assert.Equal(Verdict.ImprovedClearly, programme.Headline!.Verdict);
        Assert.Equal(100.0m, programme.Headline.Change.ResponseOfDue!.Percent);
        Assert.Equal(45.0m, programme.Headline.Change.Mean!.Change);
    }

    [Fact]
    public void Losing_half_the_follow_ups_of_the_worst_off_warns_and_withholds_the_headline()
    {
        var programme = Publish(
            People(0, 20, quintile: 1, effect: 45),
            People(50, 20, quintile: 1, effect: null),
            People(100, 60, quintile: 5, effect: 45));

        Assert.Equal(Verdict.FollowUpTooUneven, programme.Headline!.Verdict);
        Assert.Equal(FollowUpBalance.DiffersClearly, programme.Headline.FollowUp.Balance);
        Assert.Equal(50.0m, programme.Headline.FollowUp.MostDeprived!.Percent);
        Assert.Equal(-50.0m, programme.Headline.FollowUp.Difference!.Value);
    }

    [Fact]
    public void Losing_follow_ups_everywhere_alike_does_not_withhold_the_headline()
    {
        var programme = Publish(
            People(0, 20, quintile: 1, effect: 45),
            People(50, 20, quintile: 1, effect: null),
            People(100, 30, quintile: 5, effect: 45),
            People(200, 30, quintile: 5, effect: null));

        Assert.Equal(FollowUpBalance.Even, programme.Headline!.FollowUp.Balance);
        Assert.Equal(Verdict.ImprovedClearly, programme.Headline.Verdict);
        Assert.Equal(50.0m, programme.Headline.Change.ResponseOfDue!.Percent);
    }

    [Fact]
    public void A_difference_that_chance_explains_is_a_warning_only()
    {
        var programme = Publish(
            People(0, 15, quintile: 1, effect: 45),
            People(50, 5, quintile: 1, effect: null),
            People(100, 60, quintile: 5, effect: 45),
            People(200, 10, quintile: 5, effect: null));

        Assert.Equal(FollowUpBalance.Differs, programme.Headline!.FollowUp.Balance);
        Assert.Equal(Verdict.ImprovedClearly, programme.Headline.Verdict);
    }

    [Fact]
    public void With_too_few_of_the_worst_off_nobody_can_tell_whether_the_follow_up_is_even() =>
        Assert.Equal(
            FollowUpBalance.CannotTell,
            Publish(People(0, 5, quintile: 1, effect: 45), People(100, 60, quintile: 5, effect: 45)).Headline!.FollowUp.Balance);

    [Fact]
    public void Every_group_is_shown_the_empty_ones_too()
    {
        var programme = Publish(People(0, 40, quintile: 1, effect: 45));

        Assert.Equal(Enum.GetValues<EvaluatedGroup>(), programme.Groups.Select(each => each.Group));
        Assert.Equal(0, programme[EvaluatedGroup.EthnicGroupNotStated].Funnel.Referred.Shown);
        Assert.Equal(0, programme[EvaluatedGroup.EthnicGroupNotKnown].Funnel.Referred.Shown);
    }

    [Fact]
    public void The_mean_of_a_small_group_is_withheld_and_does_not_follow_from_the_others()
    {
        var programme = Publish(
            People(0, 40, quintile: 1, effect: 45),
            People(100, 30, quintile: 2, effect: 45),
            People(200, 3, quintile: 3, effect: 45));

        Assert.NotNull(programme[EvaluatedGroup.DeprivationQuintile1].Changes[0].Mean);
        Assert.Null(programme[EvaluatedGroup.DeprivationQuintile3].Changes[0].Mean);
        Assert.Null(programme[EvaluatedGroup.DeprivationQuintile2].Changes[0].Mean);
        Assert.NotNull(programme.Everyone.Changes[0].Mean);
    }

    [Fact]
    public void The_ends_of_the_equity_gap_are_the_last_to_be_left_out()
    {
        var programme = Publish(
            People(0, 40, quintile: 1, effect: 45),
            People(100, 50, quintile: 3, effect: 45),
            People(200, 20, quintile: 5, effect: 45),
            People(300, 3, quintile: 9, effect: 45));

        Assert.Null(programme[EvaluatedGroup.DeprivationNotKnown].Changes[0].Mean);
        Assert.Null(programme[EvaluatedGroup.DeprivationQuintile3].Changes[0].Mean);
        Assert.NotNull(programme.Gaps.Single(gap => gap.In == GapIn.Change).Difference);
    }

    [Fact]
    public void Without_small_groups_every_mean_is_shown()
    {
        var programme = Publish(People(0, 40, quintile: 1, effect: 45), People(100, 30, quintile: 2, effect: 45));

        Assert.All(
            new[] { EvaluatedGroup.DeprivationQuintile1, EvaluatedGroup.DeprivationQuintile2, EvaluatedGroup.Female, EvaluatedGroup.White },
            group => Assert.NotNull(programme[group].Changes[0].Mean));
    }

    [Fact]
    public void A_group_that_changed_all_alike_tells_of_each_and_is_withheld()
    {
        var alike = Enumerable.Range(0, 20).Select(person => A.Course(person, A.Anyone with { DeprivationQuintile = 4 }, Stage.Completed, ("minutes", 30, 60)));
        var programme = Publish(alike, People(100, 40, quintile: 1, effect: 45), People(200, 40, quintile: 2, effect: 45));

        Assert.Null(programme[EvaluatedGroup.DeprivationQuintile4].Changes[0].Mean);
        Assert.Equal(2, EvaluatedGroups.Of(Split.Deprivation).Count(group => programme[group].Changes[0] is { Pairs.Shown: > 0, Mean: null }));
    }

    [Fact]
    public void The_splits_of_a_programme_do_not_give_a_small_group_away_by_subtraction()
    {
        var programme = Publish(
            People(0, 17, quintile: 1, effect: 45),
            People(100, 17, quintile: 2, effect: 45),
            People(200, 17, quintile: 3, effect: 45),
            People(300, 7, quintile: 4, effect: 45));

        Assert.Equal(60, programme.Everyone.Funnel.Referred.Shown);
        Assert.Equal(2, EvaluatedGroups.Of(Split.Deprivation).Count(group => programme[group].Funnel.Referred.IsHidden));
        Assert.Equal(60, programme[EvaluatedGroup.Female].Funnel.Referred.Shown);
    }

    [Fact]
    public void Intervals_of_shares_are_made_from_rounded_counts_and_give_no_exact_count_away()
    {
        var programme = Publish(People(0, 41, quintile: 1, effect: 45), People(100, 21, quintile: 1, effect: null, reached: Stage.Referred));
        var limits = new Share(40, 60).Wilson();

        Assert.Equal(Math.Round((decimal)limits.Lower * 100, 1), programme.Everyone.Funnel.CompletedOfReferred!.Lower);
        Assert.Equal(Math.Round((decimal)limits.Upper * 100, 1), programme.Everyone.Funnel.CompletedOfReferred.Upper);
    }

    [Fact]
    public void The_equity_gap_is_most_less_least_deprived_with_an_interval()
    {
        var programme = Publish(
            People(0, 20, quintile: 1, effect: 15),
            People(50, 20, quintile: 1, effect: null, reached: Stage.Referred),
            People(100, 40, quintile: 5, effect: 45));
        var completed = programme.Gaps.Single(gap => gap.In == GapIn.Completed);
        var change = programme.Gaps.Single(gap => gap.In == GapIn.Change);

        Assert.Equal((50.0m, 100.0m, -50.0m), (completed.MostDeprived, completed.LeastDeprived, completed.Difference!.Value));
        Assert.True(completed.Difference is { Lower: < -50.0m, Upper: < 0 and > -50.0m });
        Assert.Equal(-30.0m, change.Difference!.Value);
        Assert.True(change.Difference is { Lower: < -30.0m, Upper: < 0 and > -30.0m });
    }

    [Fact]
    public void An_equity_gap_with_a_small_end_is_withheld() =>
        Assert.All(
            Publish(People(0, 4, quintile: 1, effect: 45), People(100, 60, quintile: 5, effect: 45)).Gaps,
            gap => Assert.Null(gap.Difference));

    [Fact]
    public void No_small_group_of_a_real_looking_programme_is_shown_or_the_only_one_hidden_beside_exact_neighbours()
    {
        var random = new Random(11);
        var profile = A.Profile();
        for (var round = 0; round < 20; round++)
        {
            var measured = ProgrammeMeasurement.Of(Neighbourhood(random, random.Next(30, 200)), [Minutes, A.Measure("happiness", 1, rank: 2)]);
            var programme = PublishedProgramme.Of(measured, profile, A.Method());
            Assert.All(programme.Groups, each =>
            {
                var exact = measured.Groups[each.Group].Funnel;
                var shown = each.Published.Funnel;
                AssertSafe(profile, exact.Referred, shown.Referred);
                AssertSafe(profile, exact.Accepted, shown.Accepted);
                AssertSafe(profile, exact.Started, shown.Started);
                AssertSafe(profile, exact.Completed, shown.Completed);
                AssertSafe(profile, exact.DueFollowUp, shown.DueFollowUp);
            });
        }
    }

    [Fact]
    public void Nobody_referred_is_a_programme_of_noughts()
    {
        var programme = Publish([]);

        Assert.Equal(0, programme.Everyone.Funnel.Referred.Shown);
        Assert.Null(programme.Everyone.Funnel.StartedOfReferred);
        Assert.Equal(Verdict.NothingMeasured, programme.Headline!.Verdict);
    }

    private static void AssertSafe(DisclosureProfile profile, int exact, PublishedCount shown)
    {
        Assert.True(!profile.Hides(exact) || shown.IsHidden, $"{exact} is shown as {shown}.");
        Assert.True(shown.Shown is not { } figure || Math.Abs(figure - exact) <= 2, $"{exact} is shown as {shown}.");
    }

    private static PublishedProgramme Publish(params IEnumerable<Course>[] people) =>
        PublishedProgramme.Of(ProgrammeMeasurement.Of(people.SelectMany(each => each), [Minutes]), A.Profile(), A.Method());

    /// <summary>People whose changes spread by 10 either side of the effect; no follow-up where the effect is null.</summary>
    private static IEnumerable<Course> People(int from, int count, int quintile, double? effect, Stage reached = Stage.Completed) =>
        Enumerable.Range(from, count).Select((person, i) =>
            A.Course(person, A.Anyone with { DeprivationQuintile = quintile }, reached, ("minutes", 30, 30 + effect + (i % 2 == 0 ? 10 : -10))));

    private static IEnumerable<Course> Neighbourhood(Random random, int people) => Enumerable.Range(0, people).Select(person => A.Course(
        person,
        new PersonGroups(random.Next(6) is > 0 and var quintile ? quintile : null, (Sex)random.Next(1, 4), (EthnicGroup)(random.Next(2) * random.Next(7)), 50),
        (Stage)random.Next(1, 5),
        ("minutes", random.Next(100), random.Next(3) == 0 ? null : random.Next(200)),
        ("happiness", random.Next(11), random.Next(3) == 0 ? null : random.Next(11))));
}
