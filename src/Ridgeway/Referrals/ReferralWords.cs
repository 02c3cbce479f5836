using Ridgeway.Providers;

namespace Ridgeway.Referrals;

/// <summary>Words for people about referrals: one switch each, so that nothing new goes without words.</summary>
internal static class ReferralWords
{
    public static string ForPeople(this ReferralStage stage) => stage switch
    {
        ReferralStage.AwaitingAnswer => "Waiting for an answer",
        ReferralStage.Returned => "Back with the referrer",
        ReferralStage.Accepted => "Accepted",
        ReferralStage.Started => "Started",
        ReferralStage.Escalated => "Escalated",
    };

    public static string ForPeople(this ClosedHow how) => how switch
    {
        ClosedHow.Completed => "Completed",
        ClosedHow.EndedEarly => "Ended early",
        ClosedHow.Withdrawn => "Withdrawn",
    };

    public static string Status(this Referral referral) => referral switch
    {
        Referral.Open open => open.Stage.ForPeople(),
        Referral.Closed closed => closed.How.ForPeople(),
        _ => throw new InvalidOperationException("A referral that is neither open nor closed."),
    };

    /// <summary>The colour of the status as nhs-tag has it; red only for what is late or needs somebody.</summary>
    public static string StatusColour(this Referral referral, DateOnly today) => referral switch
    {
        Referral.Open { Stage: ReferralStage.Escalated } => "red",
        Referral.Open open when open.IsOverdue(today) => "red",
        Referral.Open { Stage: ReferralStage.Returned } => "orange",
        Referral.Open { Stage: ReferralStage.AwaitingAnswer } => "yellow",
        Referral.Open { Stage: ReferralStage.Accepted } => "blue",
        Referral.Open { Stage: ReferralStage.Started } => "aqua-green",
        Referral.Closed { How: ClosedHow.Completed } => "green",
        _ => "grey",
    };

    /// <summary>What happens next, for those who work with it: "Accept or decline".</summary>
    public static string ForPeople(this NextStep step) => step switch
    {
        NextStep.Answer => "Accept or decline",
        NextStep.ChooseAgain => "Choose another service with the person",
        NextStep.Start => "Start the person",
        NextStep.Finish => "See the programme through and say how it went",
        NextStep.Resolve => "Find out what went wrong and decide",
    };

    public static string ForPeople(this RefusalReason reason) => reason switch
    {
        RefusalReason.NoRoom => "No room at the moment",
        RefusalReason.OutsideArea => "Outside our area",
        RefusalReason.CannotMeetNeeds => "We cannot meet the person's needs",
        RefusalReason.ServiceNotRunning => "The service is not running",
        RefusalReason.NeedsClinicalReview => "A clinician needs to look again first",
        RefusalReason.NoLongerSafe => "The record now shows a reason not to",
        RefusalReason.NotEligible => "The person is not eligible",
        RefusalReason.CouldNotReachPerson => "We could not reach the person",
        RefusalReason.PersonDeclined => "The person does not want to",
        RefusalReason.AlreadyAttending => "The person already comes to us",
    };

    public static string ForPeople(this StepKind kind) => kind switch
    {
        StepKind.Sent => "Sent",
        StepKind.Reminded => "Reminder sent",
        StepKind.Accepted => "Accepted",
        StepKind.Refused => "Declined",
        StepKind.ReOffered => "Not answered; another service is asked",
        StepKind.Escalated => "Escalated",
        StepKind.Started => "Started",
        StepKind.Completed => "Completed",
        StepKind.EndedEarly => "Ended early",
        StepKind.Withdrawn => "Withdrawn",
    };

    public static string ForPeople(this ChosenBy by) => by switch
    {
        ChosenBy.Person => "The person",
        ChosenBy.PersonAndClinicianTogether => "The person and the clinician together",
        ChosenBy.Carer => "Someone the person asked to choose for them",
        ChosenBy.ClinicianForPerson => "The clinician, because the person left it to them",
    };

    public static string ForPeople(this GoodPoint point) => point switch
    {
        GoodPoint.Nearest => "Nearest",
        GoodPoint.HasRoom => "Has room",
        GoodPoint.MeetsAccessNeeds => "Meets their access needs",
        GoodPoint.SpeaksTheirLanguage => "In their language",
        GoodPoint.FreeOfCharge => "Free",
        GoodPoint.RecentlyChecked => "Checked in the last year",
    };

    public static string ForPeople(this Doubt doubt) => doubt switch
    {
        Doubt.DistanceNotKnown => "Distance not known",
        Doubt.RoomNotKnown => "Ask whether there is room",
        Doubt.AccessNotRecorded => "Ask about access: not recorded",
        Doubt.LanguageNotOffered => "Not in their language",
        Doubt.LanguageNotRecorded => "Ask about language: not recorded",
        Doubt.CostNotRecorded => "Ask what it costs: not recorded",
        Doubt.NeverChecked => "Nobody has checked this entry",
        Doubt.NotCheckedLately => "Not checked for over a year",
        Doubt.AgeNotKnown => "Has an age limit; their age is not known",
        Doubt.SexNotKnown => "For women only or men only: ask",
    };

    public static string ForPeople(this Obstacle obstacle) => obstacle switch
    {
        Obstacle.NotRunning => "Not running",
        Obstacle.TemporarilyClosed => "Closed for now",
        Obstacle.StatusNotSaid => "Does not say whether it is running",
        Obstacle.NotAccredited => "Not accredited for this",
        Obstacle.AccreditationNotYetValid => "Accreditation has not begun",
        Obstacle.AccreditationLapsed => "Accreditation has lapsed",
        Obstacle.AccreditationSuspended => "Accreditation is suspended",
        Obstacle.NotAccreditedForCondition => "Not accredited for their condition",
        Obstacle.Full => "Full",
        Obstacle.AccessNeedNotMet => "Not accessible for them",
        Obstacle.WomenOnly => "For women only",
        Obstacle.MenOnly => "For men only",
        Obstacle.TooYoung => "They are too young for it",
        Obstacle.TooOld => "They are too old for it",
        Obstacle.TooFar => "Too far for them",
        Obstacle.AlreadyTried => "Already asked for this referral",
    };

    public static string ForPeople(this AccessFacet facet) => facet switch
    {
        AccessFacet.WheelchairAccess => "Wheelchair access",
        AccessFacet.HearingLoop => "Hearing loop",
        AccessFacet.AccessibleToilet => "Accessible toilet",
        AccessFacet.WomenOnly => "Women only",
        AccessFacet.MenOnly => "Men only",
        AccessFacet.Online => "Online",
        AccessFacet.ChairBased => "Chair-based exercise",
        AccessFacet.StepFree => "Step-free",
        AccessFacet.SignLanguage => "British Sign Language",
        AccessFacet.ChildcareOnSite => "Childcare on site",
    };

    public static string ForPeople(this Room room) => room switch
    {
        Room.Free { Left: 1 } => "1 place left",
        Room.Free free => $"{free.Left} places left",
        Room.Full => "Full",
        Room.AskUs or _ => "Ask whether there is room",
    };

    public static string Away(double? kilometres) => kilometres switch
    {
        null => "distance not known",
        < 0.1 => "next door",
        { } km => $"{km:0.0} km away, as the crow flies",
    };

    /// <summary>Why a referral was not sent, in whole sentences.</summary>
    public static string ForPeople(this SendRefusal refusal) => refusal.Why switch
    {
        SendRefusalReason.PersonHasDied => "The record says this person has died.",
        SendRefusalReason.AlreadyReferred => "This person already has an open referral for this.",
        SendRefusalReason.NotSafe => $"The record shows a reason not to: {string.Join("; ", refusal.Because)}.",
        SendRefusalReason.ServiceNotFound => "That service is not one of those that deliver this.",
        SendRefusalReason.ServiceNotAvailable => $"That service cannot be chosen: {string.Join("; ", refusal.Obstacles.Select(obstacle => obstacle.ForPeople()))}.",
    };

    public static string ForPeople(this AnswerProblem problem) => problem switch
    {
        AnswerProblem.NotTheirs => "This referral now lies with another provider.",
        AnswerProblem.AlreadyAnswered => "This referral has been answered already.",
        AnswerProblem.FirstDayInPast => "The first day cannot be in the past.",
    };

    /// <summary>For the person themselves: what is happening and what comes next, and by when.</summary>
    public static (string Now, string Next) ForThePerson(this Referral referral) => referral switch
    {
        Referral.Open { Stage: ReferralStage.AwaitingAnswer } open =>
            ($"We have asked {open.Current.ProviderName} whether they can take you.", $"They should answer by {open.Due:d MMMM yyyy}. You do not need to do anything."),
        Referral.Open { Stage: ReferralStage.Returned } open =>
            ($"{open.Current.ProviderName} could not take you this time.", $"{open.Referrer.Name} will talk with you about other choices by {open.Due:d MMMM yyyy}."),
        Referral.Open { Stage: ReferralStage.Accepted } open =>
            ($"{open.Current.ProviderName} has a place for you.", $"Your first day is {open.Current.StartsOn:d MMMM yyyy}."),
        Referral.Open { Stage: ReferralStage.Started } open =>
            ($"You are on the programme with {open.Current.ProviderName}.", $"It should be finished, and we should know how it went, by {open.Due:d MMMM yyyy}."),
        Referral.Open { Stage: ReferralStage.Escalated } open =>
            ("This is taking longer than it should.", $"{open.Owner.Name} is finding out why and will have an answer by {open.Due:d MMMM yyyy}."),
        Referral.Closed { How: ClosedHow.Completed } closed =>
            ($"You finished on {closed.ClosedOn:d MMMM yyyy}. Well done.", $"{closed.Referrer.Name} has been told how it went."),
        Referral.Closed { How: ClosedHow.EndedEarly } closed =>
            ($"This ended on {closed.ClosedOn:d MMMM yyyy}.", $"If you would like to try again, tell {closed.Referrer.Name}."),
        Referral.Closed closed =>
            ($"You asked us to stop on {closed.ClosedOn:d MMMM yyyy}.", $"If you change your mind, tell {closed.Referrer.Name}."),
        _ => throw new InvalidOperationException("A referral without words."),
    };
}
