namespace Ridgeway.Referrals;

/// <summary>The one thing that has to happen next. Its owner and its day stand beside it.</summary>
public enum NextStep
{
    /// <summary>The provider accepts or declines.</summary>
    Answer = 1,

    /// <summary>The referrer chooses another service with the person, or closes the referral with them.</summary>
    ChooseAgain = 2,

    /// <summary>The provider starts the person on the programme.</summary>
    Start = 3,

    /// <summary>The provider sees the person through to the end and says how it went.</summary>
    Finish = 4,

    /// <summary>The coordinator finds out what went wrong and decides.</summary>
    Resolve = 5,
}

/// <summary>Where an open referral stands.</summary>
public enum ReferralStage
{
    /// <summary>Sent, or sent on to another provider, and not answered yet.</summary>
    AwaitingAnswer = 1,

    /// <summary>Back with the referrer: declined, or no longer safe.</summary>
    Returned = 2,

    /// <summary>A provider has said yes and given a first day.</summary>
    Accepted = 3,

    /// <summary>The person is on the programme.</summary>
    Started = 4,

    /// <summary>Something was overdue; a named person is finding out.</summary>
    Escalated = 5,
}
