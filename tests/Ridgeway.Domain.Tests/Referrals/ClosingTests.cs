using Ridgeway.Providers;

namespace Ridgeway.Referrals;

public sealed class ClosingTests
{
    private readonly Service gym = A.Service("Gentle gym").Alone;
    private readonly Service walk = A.Service("Walking group").Alone;

    [Fact]
    public void A_started_referral_can_be_completed_and_says_when()
    {
        var started = A.Started(A.Referral(gym), A.Today.AddDays(1), A.Today.AddDays(85));

        var closed = Assert.IsType<ClosingOutcome.Closed>(Closing.Complete(started, A.Today.AddDays(80))).Referral;

        Assert.Equal((ClosedHow.Completed, A.Today.AddDays(80)), (closed.How, closed.ClosedOn));
        Assert.Equal([StepKind.Sent, StepKind.Accepted, StepKind.Started, StepKind.Completed], closed.History.Select(step => step.What));
    }

    [Fact]
    public void Nobody_completes_what_they_never_started() =>
        Assert.Equal(ClosingProblem.NotStarted, Problem(Closing.Complete(A.Accepted(A.Referral(gym), A.Today), A.Today)));

    [Fact]
    public void Nobody_starts_without_a_yes_or_starts_twice()
    {
        Assert.Equal(ClosingProblem.NotAccepted, Problem(Closing.Start(A.Referral(gym), A.Today, A.Clock, A.Today)));
        Assert.Equal(ClosingProblem.AlreadyStarted, Problem(Closing.Start(A.Started(A.Referral(gym), A.Today, A.Today), A.Today, A.Clock, A.Today)));
    }

    [Fact]
    public void Someone_who_never_came_is_ended_early_with_the_reason()
    {
        var closed = Assert.IsType<ClosingOutcome.Closed>(
            Closing.EndEarly(A.Accepted(A.Referral(gym), A.Today), "Never came", A.Today.AddDays(30))).Referral;

        Assert.Equal(ClosedHow.EndedEarly, closed.How);
        Assert.Equal("Never came", closed.History[^1].Note);
        Assert.Equal(ClosingProblem.NotAccepted, Problem(Closing.EndEarly(A.Referral(gym), "No", A.Today)));
    }

    [Fact]
    public void A_person_can_withdraw_from_anywhere()
    {
        Referral.Open[] anywhere =
        [
            A.Referral(gym), A.Accepted(A.Referral(gym), A.Today), A.Started(A.Referral(gym), A.Today, A.Today),
            Assert.IsType<ClockOutcome.Escalated>(ReferralClock.Tick(A.Referral(gym), [], A.Clock, A.Today.AddDays(20))).Referral,
        ];

        Assert.All(anywhere, open => Assert.Equal(
            ClosedHow.Withdrawn, Assert.IsType<ClosingOutcome.Closed>(Closing.Withdraw(open, "Mrs Khan", null, A.Today)).Referral.How));
    }

    [Fact]
    public void Choosing_again_after_a_yes_means_withdrawing_first() =>
        Assert.IsType<ChooseAgainOutcome.AlreadyAccepted>(Choose(A.Accepted(A.Referral(gym), A.Today), walk));

    [Fact]
    public void Choosing_again_while_a_provider_is_silent_takes_it_from_there()
    {
        var moved = Assert.IsType<ChooseAgainOutcome.Offered>(Choose(A.Referral(gym), walk)).Referral;

        Assert.Equal(walk.Id, moved.Current.Service);
        Assert.Contains(gym.Id, moved.Tried);
    }

    [Fact]
    public void Choosing_again_is_refused_for_the_same_reasons_as_sending()
    {
        var options = new ServiceOptions([], [A.Option(walk) with { Obstacles = [Obstacle.Full] }]);
        var outcome = ChoosingAgain.Decide(
            A.Referral(gym), walk.Id, ChosenBy.Person, "Dr Amin", options, new SafetyCheck.NotSafe(["Unstable angina"]), A.Clock, A.Now, A.Today);

        Assert.Equal(
            [SendRefusalReason.NotSafe, SendRefusalReason.ServiceNotAvailable],
            Assert.IsType<ChooseAgainOutcome.Refused>(outcome).Reasons.Select(reason => reason.Why));
    }

    private static ChooseAgainOutcome Choose(Referral.Open referral, Service service) => ChoosingAgain.Decide(
        referral, service.Id, ChosenBy.Person, "Dr Amin", new ServiceOptions([A.Option(service)], []), new SafetyCheck.Safe(),
        A.Clock, A.Now, A.Today);

    private static ClosingProblem Problem(ClosingOutcome outcome) => Assert.IsType<ClosingOutcome.NotPossible>(outcome).Why;
}
