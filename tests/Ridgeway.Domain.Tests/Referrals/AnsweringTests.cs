using Ridgeway.Providers;

namespace Ridgeway.Referrals;

public sealed class AnsweringTests
{
    private readonly Service gym = A.Service("Gentle gym").Alone;
    private readonly Service walk = A.Service("Walking group").Alone;
    private readonly Service swim = A.Service("Swimming").Alone;

    [Fact]
    public void Accepting_gives_a_first_day_and_leaves_the_provider_to_start_by_then()
    {
        var startsOn = A.Today.AddDays(9);

        var accepted = A.Accepted(A.Referral(gym), startsOn);

        Assert.Equal((ReferralStage.Accepted, NextStep.Start, startsOn), (accepted.Stage, accepted.NextStep, accepted.Due));
        Assert.Equal(OwnerKind.Provider, accepted.Owner.Kind);
        Assert.Equal(OfferState.Accepted, accepted.Current.State);
        Assert.Equal([StepKind.Sent, StepKind.Accepted], accepted.History.Select(step => step.What));
    }

    [Fact]
    public void An_acceptance_is_refused_when_the_record_now_forbids_it_and_the_referrer_hears_why()
    {
        var referral = A.Referral(gym, walk);
        var outcome = Answering.Accept(
            referral, gym.Provider, A.Today.AddDays(1), new SafetyCheck.NotSafe(["Unstable angina"]), A.Clock, A.Today);

        var (back, because) = Assert.IsType<AnswerOutcome.NotSafe>(outcome);
        Assert.Equal(["Unstable angina"], because);
        Assert.Equal((ReferralStage.Returned, NextStep.ChooseAgain), (back.Stage, back.NextStep));
        Assert.Equal("Dr Amin, Ridgeway Surgery", back.Owner.Name);
        Assert.Equal((RefusalReason.NoLongerSafe, "Unstable angina"), (back.History[^1].Refusal, back.History[^1].Note));
    }

    [Fact]
    public void A_provider_without_room_passes_it_to_the_next_choice_the_person_agreed_to()
    {
        var outcome = Refuse(A.Referral(gym, walk, swim), RefusalReason.NoRoom, walk, swim);

        var next = Assert.IsType<AnswerOutcome.AskedNext>(outcome).Referral;
        Assert.Equal(walk.Id, next.Current.Service);
        Assert.Equal([swim.Id], next.NextChoices);
        Assert.Equal((ReferralStage.AwaitingAnswer, A.Today.AddDays(7)), (next.Stage, next.Due));
        Assert.Equal(walk.Provider.ToString(), next.Owner.Key);
        Assert.Equal((gym.Id, RefusalReason.NoRoom), (next.History[^1].Service, next.History[^1].Refusal));
    }

    [Fact]
    public void A_next_choice_that_can_no_longer_be_chosen_is_passed_over()
    {
        var next = Assert.IsType<AnswerOutcome.AskedNext>(Refuse(A.Referral(gym, walk, swim), RefusalReason.NoRoom, swim)).Referral;

        Assert.Equal(swim.Id, next.Current.Service);
    }

    [Fact]
    public void Nobody_is_asked_whom_the_person_did_not_agree_to()
    {
        var outcome = Refuse(A.Referral(gym), RefusalReason.NoRoom, walk, swim);

        var returned = Assert.IsType<AnswerOutcome.Returned>(outcome).Referral;
        Assert.Equal((ReferralStage.Returned, NextStep.ChooseAgain, A.Today.AddDays(5)), (returned.Stage, returned.NextStep, returned.Due));
        Assert.Equal(OwnerKind.Referrer, returned.Owner.Kind);
    }

    [Theory]
    [InlineData(RefusalReason.NeedsClinicalReview)]
    [InlineData(RefusalReason.NoLongerSafe)]
    [InlineData(RefusalReason.NotEligible)]
    [InlineData(RefusalReason.CouldNotReachPerson)]
    [InlineData(RefusalReason.PersonDeclined)]
    [InlineData(RefusalReason.AlreadyAttending)]
    public void A_reason_that_is_about_the_person_goes_back_to_the_referrer_whatever_other_choices_there_are(RefusalReason reason) =>
        Assert.IsType<AnswerOutcome.Returned>(Refuse(A.Referral(gym, walk), reason, walk));

    [Fact]
    public void Another_provider_cannot_answer()
    {
        var outcome = Answering.Accept(A.Referral(gym), walk.Provider, A.Today, new SafetyCheck.Safe(), A.Clock, A.Today);

        Assert.Equal(AnswerProblem.NotTheirs, Assert.IsType<AnswerOutcome.NotTaken>(outcome).Why);
    }

    [Fact]
    public void An_answer_is_given_once()
    {
        var accepted = A.Accepted(A.Referral(gym), A.Today);

        Assert.Equal(AnswerProblem.AlreadyAnswered, Assert.IsType<AnswerOutcome.NotTaken>(Refuse(accepted, RefusalReason.NoRoom)).Why);
    }

    [Fact]
    public void A_first_day_in_the_past_is_not_taken()
    {
        var outcome = Answering.Accept(A.Referral(gym), gym.Provider, A.Today.AddDays(-1), new SafetyCheck.Safe(), A.Clock, A.Today);

        Assert.Equal(AnswerProblem.FirstDayInPast, Assert.IsType<AnswerOutcome.NotTaken>(outcome).Why);
    }

    [Fact]
    public void A_late_yes_to_an_escalated_offer_still_counts()
    {
        var escalated = Assert.IsType<ClockOutcome.Escalated>(
            ReferralClock.Tick(A.Referral(gym), [], A.Clock, A.Today.AddDays(15))).Referral;

        Assert.Equal(ReferralStage.Accepted, A.Accepted(escalated, A.Today.AddDays(20)).Stage);
    }

    private AnswerOutcome Refuse(Referral.Open referral, RefusalReason reason, params Service[] available) =>
        Answering.Refuse(referral, gym.Provider, reason, "A note", available, A.Clock, A.Today);
}
