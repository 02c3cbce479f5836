using Ridgeway.Providers;

namespace Ridgeway.Referrals;

/// <summary>What time alone makes happen to an open referral. It is still open afterwards, always.</summary>
public abstract record ClockOutcome
{
    private ClockOutcome()
    {
    }

    /// <summary>Everything is in time, or everyone has been reminded already.</summary>
    public sealed record Nothing : ClockOutcome;

    /// <summary>Whoever holds it is reminded.</summary>
    public sealed record Reminded(Referral.Open Referral) : ClockOutcome;

    /// <summary>Not answered in time; the next provider the person agreed to is asked.</summary>
    public sealed record ReOffered(Referral.Open Referral, Offer LetLie) : ClockOutcome;

    /// <summary>A named person takes it over.</summary>
    public sealed record Escalated(Referral.Open Referral, NextStep NotDone) : ClockOutcome;
}

/// <summary>
/// The clock of open referrals. One tick moves a referral at most one step, and ticking again on the same day changes nothing,
/// so it may run every minute, once a day, or for the first time after a month.
/// </summary>
public static class ReferralClock
{
    /// <summary>Whom the history names when nobody pressed a button.</summary>
    public const string Name = "Ridgeway";

    /// <param name="referral">An open referral.</param>
    /// <param name="stillAvailable">Services that can be chosen for this person today.</param>
    /// <param name="parameters">How long each step may take.</param>
    /// <param name="today">The day.</param>
    public static ClockOutcome Tick(
        Referral.Open referral, IReadOnlyList<Service> stillAvailable, ClockParameters parameters, DateOnly today) =>
        referral.Stage switch
        {
            ReferralStage.AwaitingAnswer => AwaitingAnswer(referral, stillAvailable, parameters, today),
            ReferralStage.Returned or ReferralStage.Accepted or ReferralStage.Started => InHand(referral, parameters, today),
            ReferralStage.Escalated => referral.IsOverdue(today) ? RemindAgain(referral, parameters, today) : new ClockOutcome.Nothing(),
        };

    private static ClockOutcome AwaitingAnswer(
        Referral.Open referral, IReadOnlyList<Service> stillAvailable, ClockParameters parameters, DateOnly today)
    {
        if (today > referral.ChosenOn.AddDays(parameters.DaysToEscalate))
        {
            return Escalate(referral, parameters, today);
        }

        if (referral.IsOverdue(today))
        {
            return ReOffering.NextFor(referral, stillAvailable) is { } next
                ? new ClockOutcome.ReOffered(ReOffering.To(next, referral.LetLie(Name, today), parameters, today), referral.Current)
                : Escalate(referral, parameters, today);
        }

        var remindFrom = referral.Current.OfferedOn.AddDays(parameters.DaysToRemind);
        return today >= remindFrom && referral.RemindedOn is null ? Remind(referral, today) : new ClockOutcome.Nothing();
    }

    /// <summary>Somebody has it in hand: a reminder the day after it was due, the coordinator some days later.</summary>
    private static ClockOutcome InHand(Referral.Open referral, ClockParameters parameters, DateOnly today)
    {
        if (!referral.IsOverdue(today))
        {
            return new ClockOutcome.Nothing();
        }

        return today > referral.Due.AddDays(parameters.DaysOverdue)
            ? Escalate(referral, parameters, today)
            : RemindAgain(referral, parameters, today);
    }

    private static ClockOutcome RemindAgain(Referral.Open referral, ClockParameters parameters, DateOnly today) =>
        referral.RemindedOn is not { } last || today >= last.AddDays(parameters.DaysToRemind)
            ? Remind(referral, today)
            : new ClockOutcome.Nothing();

    private static ClockOutcome.Reminded Remind(Referral.Open referral, DateOnly today) => new(referral with
    {
        RemindedOn = today,
        History = referral.After(new ReferralStep(today, StepKind.Reminded, Name, referral.Current.Service)),
    });

    private static ClockOutcome.Escalated Escalate(Referral.Open referral, ClockParameters parameters, DateOnly today) => new(
        referral with
        {
            Stage = ReferralStage.Escalated,
            Owner = parameters.EscalateTo,
            NextStep = NextStep.Resolve,
            Due = today.AddDays(parameters.DaysToResolve),
            RemindedOn = null,
            History = referral.After(new ReferralStep(today, StepKind.Escalated, Name, referral.Current.Service)),
        },
        referral.NextStep);
}
