using Ridgeway.Providers;

namespace Ridgeway.Referrals;

public sealed class ReferralClockTests
{
    private readonly Service gym = A.Service("Gentle gym").Alone;
    private readonly Service walk = A.Service("Walking group").Alone;

    [Fact]
    public void Nothing_happens_while_everything_is_in_time() =>
        Assert.IsType<ClockOutcome.Nothing>(Tick(A.Referral(gym, walk), 2));

    [Fact]
    public void A_provider_that_has_not_answered_is_reminded_once()
    {
        var reminded = Assert.IsType<ClockOutcome.Reminded>(Tick(A.Referral(gym, walk), 3)).Referral;

        Assert.Equal(A.Today.AddDays(7), reminded.Due);
        Assert.Equal(StepKind.Reminded, reminded.History[^1].What);
        Assert.IsType<ClockOutcome.Nothing>(Tick(reminded, 7));
    }

    [Fact]
    public void An_unanswered_referral_goes_to_the_next_choice_the_day_after_it_was_due()
    {
        var referral = A.Referral(gym, walk);

        Assert.IsNotType<ClockOutcome.ReOffered>(Tick(referral, 7));
        var (moved, letLie) = Assert.IsType<ClockOutcome.ReOffered>(Tick(referral, 8));
        Assert.Equal(gym.Id, letLie.Service);
        Assert.Equal(walk.Id, moved.Current.Service);
        Assert.Equal((ReferralStage.AwaitingAnswer, A.Today.AddDays(15)), (moved.Stage, moved.Due));
        Assert.Contains(gym.Id, moved.Tried);
    }

    [Fact]
    public void Without_another_choice_it_goes_to_the_named_person()
    {
        var (escalated, notDone) = Assert.IsType<ClockOutcome.Escalated>(Tick(A.Referral(gym), 8));

        Assert.Equal(NextStep.Answer, notDone);
        Assert.Equal((ReferralStage.Escalated, NextStep.Resolve, A.Today.AddDays(10)), (escalated.Stage, escalated.NextStep, escalated.Due));
        Assert.Equal("Sam Okoro", escalated.Owner.Name);
    }

    [Fact]
    public void Fifteen_days_after_sending_it_is_with_the_named_person_even_if_the_clock_stood_still_meanwhile() =>
        Assert.IsType<ClockOutcome.Escalated>(Tick(A.Referral(gym, walk), 15));

    [Fact]
    public void The_fourteenth_day_is_still_in_time_and_the_fifteenth_is_not()
    {
        var referral = A.Referral(gym) with { Due = A.Today.AddDays(20) };

        Assert.IsType<ClockOutcome.Reminded>(Tick(referral, 14));
        Assert.IsType<ClockOutcome.Escalated>(Tick(referral, 15));
    }

    [Fact]
    public void Fifteen_days_of_ticking_lead_to_the_named_person_too()
    {
        var referral = A.Referral(gym, walk);
        for (var day = 1; day <= 15; day++)
        {
            referral = After(Tick(referral, day), referral);
        }

        Assert.Equal(ReferralStage.Escalated, referral.Stage);
        Assert.Equal(
            [StepKind.Sent, StepKind.Reminded, StepKind.ReOffered, StepKind.Reminded, StepKind.Escalated],
            referral.History.Select(step => step.What));
    }

    [Fact]
    public void Choosing_again_starts_the_fourteen_days_again()
    {
        var back = Assert.IsType<AnswerOutcome.Returned>(
            Answering.Refuse(A.Referral(gym), gym.Provider, RefusalReason.NoRoom, null, [], A.Clock, A.Today.AddDays(6))).Referral;
        var again = Assert.IsType<ChooseAgainOutcome.Offered>(ChoosingAgain.Decide(
            back, walk.Id, ChosenBy.Person, "Dr Amin", new ServiceOptions([A.Option(walk)], []), new SafetyCheck.Safe(),
            A.Clock, A.Now, A.Today.AddDays(10))).Referral;

        Assert.IsNotType<ClockOutcome.Escalated>(Tick(again, 16));
        Assert.IsType<ClockOutcome.Escalated>(Tick(again, 25));
    }

    [Fact]
    public void A_referrer_who_does_not_choose_again_is_reminded_and_then_it_is_escalated()
    {
        var back = Assert.IsType<AnswerOutcome.Returned>(
            Answering.Refuse(A.Referral(gym), gym.Provider, RefusalReason.NoRoom, null, [], A.Clock, A.Today)).Referral;

        Assert.IsType<ClockOutcome.Nothing>(Tick(back, 5));
        Assert.IsType<ClockOutcome.Reminded>(Tick(back, 6));
        Assert.Equal(NextStep.ChooseAgain, Assert.IsType<ClockOutcome.Escalated>(Tick(back, 10)).NotDone);
    }

    [Fact]
    public void Someone_accepted_who_never_starts_is_found()
    {
        var accepted = A.Accepted(A.Referral(gym), A.Today.AddDays(3));

        Assert.IsType<ClockOutcome.Nothing>(Tick(accepted, 3));
        Assert.IsType<ClockOutcome.Reminded>(Tick(accepted, 4));
        Assert.Equal(NextStep.Start, Assert.IsType<ClockOutcome.Escalated>(Tick(accepted, 8)).NotDone);
    }

    [Fact]
    public void A_programme_whose_outcome_is_overdue_is_found()
    {
        var started = A.Started(A.Referral(gym), A.Today, finishBy: A.Today.AddDays(84));

        Assert.Equal(A.Today.AddDays(94), started.Due);
        Assert.IsType<ClockOutcome.Nothing>(Tick(started, 94));
        Assert.IsType<ClockOutcome.Reminded>(Tick(started, 95));
        Assert.Equal(NextStep.Finish, Assert.IsType<ClockOutcome.Escalated>(Tick(started, 99)).NotDone);
    }

    [Fact]
    public void The_named_person_is_reminded_every_three_days_for_as_long_as_it_takes()
    {
        var escalated = Assert.IsType<ClockOutcome.Escalated>(Tick(A.Referral(gym), 15)).Referral;
        var reminders = new List<int>();
        for (var day = 16; day <= 30; day++)
        {
            var outcome = Tick(escalated, day);
            escalated = After(outcome, escalated);
            if (outcome is ClockOutcome.Reminded)
            {
                reminders.Add(day);
            }
        }

        Assert.Equal([18, 21, 24, 27, 30], reminders);
        Assert.Equal(ReferralStage.Escalated, escalated.Stage);
    }

    [Fact]
    public void Whatever_day_it_is_a_second_tick_changes_nothing_and_the_referral_stays_open_with_an_owner_a_step_and_a_day()
    {
        Referral.Open[] starts =
        [
            A.Referral(gym), A.Referral(gym, walk), A.Accepted(A.Referral(gym), A.Today.AddDays(2)),
            A.Started(A.Referral(gym), A.Today, A.Today.AddDays(84)),
        ];
        foreach (var start in starts)
        {
            for (var day = 0; day <= 120; day++)
            {
                var once = After(Tick(start, day), start);

                Assert.IsType<ClockOutcome.Nothing>(Tick(once, day));
                Assert.False(string.IsNullOrWhiteSpace(once.Owner.Name));
                Assert.True(once.Due > DateOnly.MinValue);
                Assert.True(once.History.Count >= start.History.Count);
            }
        }
    }

    private ClockOutcome Tick(Referral.Open referral, int day) => ReferralClock.Tick(referral, [gym, walk], A.Clock, A.Today.AddDays(day));

    private static Referral.Open After(ClockOutcome outcome, Referral.Open before) => outcome switch
    {
        ClockOutcome.Reminded(var now) => now,
        ClockOutcome.ReOffered(var now, _) => now,
        ClockOutcome.Escalated(var now, _) => now,
        _ => before,
    };
}
