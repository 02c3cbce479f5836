using Ridgeway.Providers;

namespace Ridgeway.Referrals;

/// <summary>One thing that happened to a referral. Steps are added and never changed.</summary>
/// <param name="On">The day.</param>
/// <param name="What">What happened.</param>
/// <param name="By">Who did it, for people; "Ridgeway" for the clock.</param>
/// <param name="Service">The service it concerned.</param>
/// <param name="Refusal">Why it was declined, where it was.</param>
/// <param name="Note">Words somebody wrote, or reasons somebody must read.</param>
public sealed record ReferralStep(
    DateOnly On, StepKind What, string By, ServiceId Service, RefusalReason? Refusal = null, string? Note = null);

public enum StepKind
{
    Sent = 1,
    Reminded = 2,
    Accepted = 3,
    Refused = 4,
    ReOffered = 5,
    Escalated = 6,
    Started = 7,
    Completed = 8,
    EndedEarly = 9,
    Withdrawn = 10,
}

/// <summary>Why a provider did not take a person.</summary>
public enum RefusalReason
{
    NoRoom = 1,
    OutsideArea = 2,
    CannotMeetNeeds = 3,
    ServiceNotRunning = 4,

    /// <summary>The provider needs to hear more from a clinician first.</summary>
    NeedsClinicalReview = 5,

    /// <summary>Something in the record now forbids it.</summary>
    NoLongerSafe = 6,
    NotEligible = 7,
    CouldNotReachPerson = 8,
    PersonDeclined = 9,
    AlreadyAttending = 10,
}

public static class RefusalReasons
{
    /// <summary>
    /// True where another provider could say yes, so that the next choice may be asked at once. The other reasons are about
    /// the person, and a clinician has to think.
    /// </summary>
    public static bool AnotherMaySayYes(this RefusalReason reason) => reason switch
    {
        RefusalReason.NoRoom or RefusalReason.OutsideArea or RefusalReason.CannotMeetNeeds or RefusalReason.ServiceNotRunning => true,
        RefusalReason.NeedsClinicalReview or RefusalReason.NoLongerSafe or RefusalReason.NotEligible
            or RefusalReason.CouldNotReachPerson or RefusalReason.PersonDeclined or RefusalReason.AlreadyAttending => false,
    };
}
