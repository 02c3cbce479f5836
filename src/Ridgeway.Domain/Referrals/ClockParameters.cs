namespace Ridgeway.Referrals;

/// <summary>How long each step may take. Dated content: calendar days, each at least one.</summary>
/// <param name="DaysToRemind">Days after an offer, or between reminders about something overdue.</param>
/// <param name="DaysToAnswer">Days a provider has to accept or decline.</param>
/// <param name="DaysToEscalate">Days from choosing after which an unanswered referral goes to a named person, whoever has been asked meanwhile.</param>
/// <param name="DaysToChooseAgain">Days the referrer has to choose again after a refusal.</param>
/// <param name="DaysToResolve">Days the coordinator has to find out what went wrong.</param>
/// <param name="DaysOverdue">Days any other step may be late before it is escalated.</param>
/// <param name="DaysToFinish">Days after the planned end of a programme by which its outcome is due.</param>
/// <param name="EscalateTo">The named person.</param>
public sealed record ClockParameters(
    int DaysToRemind,
    int DaysToAnswer,
    int DaysToEscalate,
    int DaysToChooseAgain,
    int DaysToResolve,
    int DaysOverdue,
    int DaysToFinish,
    Owner EscalateTo)
{
    public int DaysToRemind { get; } = AtLeastOne(DaysToRemind, nameof(DaysToRemind));

    public int DaysToAnswer { get; } = AtLeastOne(DaysToAnswer, nameof(DaysToAnswer));

    public int DaysToEscalate { get; } = AtLeastOne(DaysToEscalate, nameof(DaysToEscalate));

    public int DaysToChooseAgain { get; } = AtLeastOne(DaysToChooseAgain, nameof(DaysToChooseAgain));

    public int DaysToResolve { get; } = AtLeastOne(DaysToResolve, nameof(DaysToResolve));

    public int DaysOverdue { get; } = AtLeastOne(DaysOverdue, nameof(DaysOverdue));

    public int DaysToFinish { get; } = AtLeastOne(DaysToFinish, nameof(DaysToFinish));

    private static int AtLeastOne(int days, string what) =>
        days >= 1 ? days : throw new ArgumentOutOfRangeException(what, days, "A step may not take less than a day.");
}
