using Ridgeway.Providers;

namespace Ridgeway.Referrals;

public sealed class SendingTests
{
    private readonly Service gym = A.Service("Gentle gym").Alone;
    private readonly Service walk = A.Service("Walking group").Alone;
    private readonly Service full = A.Service("Full class").Alone;

    private ServiceOptions Options => new(
        [A.Option(gym) with { GoodPoints = [GoodPoint.Nearest] }, A.Option(walk)],
        [A.Option(full) with { Room = new Room.Full(5), Obstacles = [Obstacle.Full] }]);

    [Fact]
    public void A_sent_referral_lies_with_the_provider_who_is_to_answer_within_a_week()
    {
        var sent = Assert.IsType<SendOutcome.Sent>(Send(A.SendRequest(gym))).Referral;

        Assert.Equal(ReferralStage.AwaitingAnswer, sent.Stage);
        Assert.Equal(new Owner(OwnerKind.Provider, gym.Provider.ToString(), "Ridgeway Leisure"), sent.Owner);
        Assert.Equal(NextStep.Answer, sent.NextStep);
        Assert.Equal(A.Today.AddDays(7), sent.Due);
        Assert.Equal([StepKind.Sent], sent.History.Select(step => step.What));
    }

    [Fact]
    public void What_was_shown_is_kept_with_what_was_chosen_and_by_whom()
    {
        var choice = Assert.IsType<SendOutcome.Sent>(Send(A.SendRequest(walk, gym))).Choice;

        Assert.Equal(["Gentle gym", "Walking group", "Full class"], choice.Options.Select(o => o.ServiceName));
        Assert.Equal([1, 2, 3], choice.Options.Select(o => o.Rank));
        Assert.Equal([2, 2, 0], choice.Options.Select(o => o.PlacesLeft));
        Assert.Equal([GoodPoint.Nearest], choice.Options[0].GoodPoints);
        Assert.Equal([Obstacle.Full], choice.Options[2].Obstacles);
        Assert.Equal(walk.Id, choice.Chosen);
        Assert.Equal([gym.Id], choice.ThenAsk);
        Assert.Equal(ChosenBy.PersonAndClinicianTogether, choice.By);
        Assert.Equal(A.Now, choice.At);
    }

    [Fact]
    public void Only_services_that_could_be_chosen_can_be_asked_next_and_each_once()
    {
        var sent = Assert.IsType<SendOutcome.Sent>(Send(A.SendRequest(gym, walk, walk, full, gym)));

        Assert.Equal([walk.Id], sent.Referral.NextChoices);
    }

    [Fact]
    public void A_full_class_is_refused_with_its_reason()
    {
        var refusal = Assert.Single(Refused(Send(A.SendRequest(full))));

        Assert.Equal(SendRefusalReason.ServiceNotAvailable, refusal.Why);
        Assert.Equal([Obstacle.Full], refusal.Obstacles);
    }

    [Fact]
    public void A_service_that_was_never_an_option_is_refused()
    {
        var refusal = Assert.Single(Refused(Send(A.SendRequest(A.Service("Elsewhere").Alone))));

        Assert.Equal(SendRefusalReason.ServiceNotFound, refusal.Why);
    }

    [Fact]
    public void A_contraindication_stops_it_and_is_named()
    {
        var refusal = Assert.Single(Refused(Send(A.SendRequest(gym), new SafetyCheck.NotSafe(["Unstable angina"]))));

        Assert.Equal(SendRefusalReason.NotSafe, refusal.Why);
        Assert.Equal(["Unstable angina"], refusal.Because);
    }

    [Fact]
    public void Something_not_known_does_not_stop_it() =>
        Assert.IsType<SendOutcome.Sent>(Send(A.SendRequest(gym), new SafetyCheck.Unknown(["Blood pressure in the last 3 months"])));

    [Fact]
    public void What_to_take_care_of_and_what_is_not_known_goes_with_the_referral()
    {
        var check = new SafetyCheck.Unknown(["Feverish illness"]) { Cautions = ["Osteoporosis: Avoid end-range bending of the spine"] };

        var sent = Assert.IsType<SendOutcome.Sent>(Send(A.SendRequest(gym) with { Note = "Prefers mornings" }, check));

        Assert.Equal(
            "Prefers mornings\nTake care (from the record): Osteoporosis: Avoid end-range bending of the spine.\nNot known from the record when it was sent: Feverish illness.",
            sent.Referral.History[0].Note);
        Assert.Null(Assert.IsType<SendOutcome.Sent>(Send(A.SendRequest(gym))).Referral.History[0].Note);
    }

    [Fact]
    public void Every_reason_against_is_given_at_once()
    {
        var request = A.SendRequest(full) with { PersonHasDied = true, AlreadyOpen = true };

        Assert.Equal(
            [SendRefusalReason.PersonHasDied, SendRefusalReason.AlreadyReferred, SendRefusalReason.NotSafe, SendRefusalReason.ServiceNotAvailable],
            Refused(Send(request, new SafetyCheck.NotSafe(["Unstable angina"]))).Select(refusal => refusal.Why));
    }

    private SendOutcome Send(SendRequest request, SafetyCheck? safety = null) =>
        Sending.Decide(request, Options, safety ?? new SafetyCheck.Safe(), A.Clock, A.Now, A.Today);

    private static IReadOnlyList<SendRefusal> Refused(SendOutcome outcome) => Assert.IsType<SendOutcome.Refused>(outcome).Reasons;
}
