using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Guidance;

/// <summary>What the person said about it: put off, and what matters.</summary>
public sealed class WishesTests
{
    private static readonly Criterion Always = new Criterion.All([]);

    [Fact]
    public void What_was_put_off_rests_until_its_day_and_is_said()
    {
        var pack = A.Pack([A.Rule("r", "class", Always)]);
        var wishes = new Wishes([new NotNow("class", "patient-not-ready", A.Day.AddDays(-10), A.Day.AddDays(5))], new HashSet<string>());

        var advice = Advised(pack, wishes, A.Day);
        Assert.Empty(advice.Advice);
        Assert.Equal(("class", "patient-not-ready"), (Assert.Single(advice.Resting).Intervention.Id, advice.Resting[0].NotNow.Reason));
        Assert.Equal(A.Day.AddDays(5), advice.Until);

        Assert.Equal(["class"], Advised(pack, wishes, A.Day.AddDays(5)).Advice.Select(one => one.Intervention.Id));
        Assert.Equal(["class"], Advised(pack, wishes, A.Day.AddDays(-11)).Advice.Select(one => one.Intervention.Id));
    }

    [Fact]
    public void A_no_to_rehabilitation_is_no_reason_for_the_general_scheme()
    {
        var pack = A.Pack([A.Rule("general", "class", Always, rather: ["rehabilitation"]), A.Rule("made-for-it", "rehabilitation", Always)]);
        var wishes = new Wishes([new NotNow("rehabilitation", "patient-declined", A.Day, A.Day.AddDays(300))], new HashSet<string>());

        var advice = Advised(pack, wishes, A.Day);

        Assert.Empty(advice.Advice);
        Assert.Equal(["rehabilitation"], advice.Resting.Select(one => one.Intervention.Id));
        Assert.Equal(["class"], advice.GivesWay.Select(one => one.Intervention.Id));
    }

    [Fact]
    public void What_matters_comes_first_among_offers_of_one_kind_and_never_before_what_is_made_for_a_condition()
    {
        var interventions = new[]
        {
            A.Intervention("a", InterventionKind.GeneralProgramme), A.Intervention("b", InterventionKind.GeneralProgramme), A.Intervention("c", InterventionKind.ConditionProgramme),
        };
        var pack = new GuidancePack("hash", interventions, [A.Rule("ra", "a", Always), A.Rule("rb", "b", Always, EvidenceGrade.Model), A.Rule("rc", "c", Always)], [])
        {
            Matters = [new Matter { Id = "steady", Name = "Steady", ServedBy = ["b"], Source = new Citation("x", Verification.Unverified) }],
        };

        Assert.Equal(["c", "a", "b"], Advised(pack, Wishes.NoneSaid, A.Day).Advice.Select(one => one.Intervention.Id));
        var advice = Advised(pack, new Wishes([], new HashSet<string> { "steady" }), A.Day).Advice;
        Assert.Equal(["c", "b", "a"], advice.Select(one => one.Intervention.Id));
        Assert.Equal(PlacedBy.Matters, advice[1].Placing.DecidedBy(advice[2].Placing));
        Assert.Equal(["Steady"], advice[1].Serves.Select(matter => matter.Name));
    }

    [Theory]
    [InlineData(3, WindowUnit.Months, "2027-02-02")]
    [InlineData(2, WindowUnit.Weeks, "2026-11-16")]
    [InlineData(10, WindowUnit.Days, "2026-11-12")]
    [InlineData(1, WindowUnit.Years, "2027-11-02")]
    public void A_reason_keeps_quiet_for_its_own_time(int length, WindowUnit unit, string until)
    {
        var reason = new NotNowReason { Id = "x", Name = "x", Quiet = new Window(length, unit), IsAboutTheRule = false, Source = new Citation("x", Verification.Unverified) };
        Assert.Equal(DateOnly.ParseExact(until, "yyyy-MM-dd"), reason.QuietUntil(new DateOnly(2026, 11, 2)));
    }

    [Fact]
    public void Checks_and_readings_are_one_visit_in_which_each_reading_is_taken_once()
    {
        var interventions = new[]
        {
            A.Intervention("check-1", InterventionKind.Check) with { Takes = ["systolic-blood-pressure", "hba1c"] },
            A.Intervention("check-2", InterventionKind.Check) with { Takes = ["systolic-blood-pressure"] },
        };
        var pack = new GuidancePack("hash", interventions, [A.Rule("r1", "check-1", Always), A.Rule("r2", "check-2", Always)], []);

        var review = Advised(pack, Wishes.NoneSaid, A.Day).Review!;

        Assert.Equal(["check-1", "check-2"], review.Checks.Select(one => one.Intervention.Id));
        Assert.Equal(["systolic-blood-pressure", "hba1c"], review.Readings.Select(one => one.List));
        Assert.Equal(["check-1", "check-2"], review.Readings[0].For);
        Assert.Null(Advised(A.Pack([A.Rule("r", "class", Always)]), Wishes.NoneSaid, A.Day).Review);
    }

    private static AdviceForPerson Advised(GuidancePack pack, Wishes wishes, DateOnly on)
    {
        var context = A.Context();
        return Advise.For(new ExamplePerson().ToRecord(context.Lists), on, context, pack, wishes);
    }
}
