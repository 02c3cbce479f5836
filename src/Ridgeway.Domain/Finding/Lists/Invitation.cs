namespace Ridgeway.Finding.Lists;

/// <summary>How an offer stands.</summary>
public enum OfferStanding
{
    /// <summary>Sent, and no word yet.</summary>
    Waiting = 1,
    Accepted = 2,
    Declined = 3,
    NoAnswer = 4,

    /// <summary>Referred, and the referral is open.</summary>
    InProgramme = 5,
    Completed = 6,

    /// <summary>The referral ended before its programme did, or was withdrawn.</summary>
    Stopped = 7,
}

/// <summary>Why somebody said no.</summary>
public enum NoReason
{
    NotNow = 1,
    NotInterested = 2,
    AlreadyActive = 3,
    TimeOrPlace = 4,
    CostOrTravel = 5,
    Health = 6,
    Caring = 7,
    Other = 8,
}

/// <summary>What came of an answer to an invitation.</summary>
public abstract record InvitationAnswer
{
    private InvitationAnswer()
    {
    }

    public sealed record Kept(OfferStanding Standing, NoReason? Reason) : InvitationAnswer;

    /// <summary>It stands answered already; a person may still change their mind from no to yes.</summary>
    public sealed record AlreadyAnswered(OfferStanding Standing) : InvitationAnswer;

    /// <summary>A no was given without its reason.</summary>
    public sealed record ReasonMissing : InvitationAnswer;
}

/// <summary>Decides what an answer changes.</summary>
public static class AnsweringInvitation
{
    /// <param name="now">How the invitation stands.</param>
    /// <param name="said">Accepted, declined or no answer.</param>
    /// <param name="reason">For a no.</param>
    public static InvitationAnswer Decide(OfferStanding now, OfferStanding said, NoReason? reason)
    {
        if (said is not (OfferStanding.Accepted or OfferStanding.Declined or OfferStanding.NoAnswer))
        {
            throw new ArgumentOutOfRangeException(nameof(said), said, "An answer is yes, no, or none.");
        }

        var isOpen = now is OfferStanding.Waiting or OfferStanding.NoAnswer || (now == OfferStanding.Declined && said == OfferStanding.Accepted)
            || (now == OfferStanding.Accepted && said == OfferStanding.Declined);
        if (!isOpen)
        {
            return new InvitationAnswer.AlreadyAnswered(now);
        }

        return said == OfferStanding.Declined && reason is null
            ? new InvitationAnswer.ReasonMissing()
            : new InvitationAnswer.Kept(said, said == OfferStanding.Declined ? reason : null);
    }

    /// <summary>How an invitation stands today: one that waited too long counts as not answered.</summary>
    public static OfferStanding On(OfferStanding kept, DateOnly offeredOn, InvitationRules rules, DateOnly today) =>
        kept == OfferStanding.Waiting && today > offeredOn.AddDays(rules.DaysToAnswer) ? OfferStanding.NoAnswer : kept;
}
