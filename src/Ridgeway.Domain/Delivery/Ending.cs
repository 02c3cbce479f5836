namespace Ridgeway.Delivery;

/// <summary>How a person's time on a programme ended.</summary>
/// <param name="On">The last day.</param>
/// <param name="EarlyBecause">Why before completion; null where it was completed.</param>
/// <param name="Note">What the provider wrote, or null.</param>
public sealed record EnrolmentEnd(DateOnly On, EarlyEndReason? EarlyBecause, string? Note)
{
    public bool IsCompletion => EarlyBecause is null;
}

public enum EarlyEndReason
{
    PersonChose = 1,
    HealthChanged = 2,
    StoppedAttending = 3,
    CouldNotContact = 4,
    MovedAway = 5,
    MovedToAnotherService = 6,
    ProgrammeEnded = 7,
    Died = 8,

    /// <summary>Accepted, given a first day, and never came.</summary>
    NeverStarted = 9,
}

/// <summary>What came of ending.</summary>
public abstract record EndOutcome
{
    private EndOutcome()
    {
    }

    /// <summary>Enough sessions were attended.</summary>
    public sealed record Completed(Enrolment Enrolment) : EndOutcome;

    public sealed record EndedEarly(Enrolment Enrolment, EarlyEndReason Reason) : EndOutcome;

    /// <summary>Not enough sessions to call it completed: carry on, or end early with a reason.</summary>
    public sealed record NotEnough(int Attended, int Needed) : EndOutcome;

    public sealed record AlreadyEnded(EnrolmentEnd End) : EndOutcome;
}

/// <summary>Ends a person's time on a programme.</summary>
public static class Ending
{
    /// <summary>Completed where the programme's threshold of attended sessions is reached, and only then.</summary>
    public static EndOutcome Complete(Enrolment enrolment, string? note, DateOnly today)
    {
        if (enrolment.End is { } ended)
        {
            return new EndOutcome.AlreadyEnded(ended);
        }

        var (attended, needed) = (enrolment.Counts.Attended, enrolment.Programme.CompletionThreshold);
        return attended < needed
            ? new EndOutcome.NotEnough(attended, needed)
            : new EndOutcome.Completed(enrolment with { End = new EnrolmentEnd(today, null, note) });
    }

    public static EndOutcome EndEarly(Enrolment enrolment, EarlyEndReason reason, string? note, DateOnly today) =>
        enrolment.End is { } ended
            ? new EndOutcome.AlreadyEnded(ended)
            : new EndOutcome.EndedEarly(enrolment with { End = new EnrolmentEnd(today, reason, note) }, reason);
}
