namespace Ridgeway.Referrals;

/// <summary>What came of starting or closing a referral.</summary>
public abstract record ClosingOutcome
{
    private ClosingOutcome()
    {
    }

    public sealed record Started(Referral.Open Referral) : ClosingOutcome;

    public sealed record Closed(Referral.Closed Referral) : ClosingOutcome;

    /// <summary>It cannot be done from where the referral stands; nothing has changed.</summary>
    public sealed record NotPossible(ClosingProblem Why) : ClosingOutcome;
}

public enum ClosingProblem
{
    NotAccepted = 1,
    AlreadyStarted = 2,
    NotStarted = 3,
    AlreadyClosed = 4,
}

/// <summary>The person starts, finishes, stops early or withdraws. Only these close a referral; time alone never does.</summary>
public static class Closing
{
    /// <summary>The first session has been attended.</summary>
    public static ClosingOutcome Start(Referral.Open referral, DateOnly finishBy, ClockParameters parameters, DateOnly today)
    {
        if (referral.Current.State != OfferState.Accepted)
        {
            return new ClosingOutcome.NotPossible(ClosingProblem.NotAccepted);
        }

        if (HasStarted(referral))
        {
            return new ClosingOutcome.NotPossible(ClosingProblem.AlreadyStarted);
        }

        return new ClosingOutcome.Started(referral with
        {
            Stage = ReferralStage.Started,
            Owner = referral.Current.Owner,
            NextStep = NextStep.Finish,
            Due = finishBy.AddDays(parameters.DaysToFinish),
            RemindedOn = null,
            History = Step(referral, StepKind.Started, referral.Current.ProviderName, null, today),
        });
    }

    public static ClosingOutcome Complete(Referral.Open referral, DateOnly today) => HasStarted(referral)
        ? Close(referral, ClosedHow.Completed, StepKind.Completed, referral.Current.ProviderName, null, today)
        : new ClosingOutcome.NotPossible(ClosingProblem.NotStarted);

    /// <summary>Accepted or started, and stopped before completion. The reason is in words because the reasons belong to delivery.</summary>
    public static ClosingOutcome EndEarly(Referral.Open referral, string reason, DateOnly today) =>
        referral.Current.State == OfferState.Accepted
            ? Close(referral, ClosedHow.EndedEarly, StepKind.EndedEarly, referral.Current.ProviderName, reason, today)
            : new ClosingOutcome.NotPossible(ClosingProblem.NotAccepted);

    /// <summary>The person does not want it any more. Possible from anywhere.</summary>
    public static ClosingOutcome Withdraw(Referral.Open referral, string by, string? reason, DateOnly today) =>
        Close(referral, ClosedHow.Withdrawn, StepKind.Withdrawn, by, reason, today);

    private static bool HasStarted(Referral referral) => referral.History.Any(step => step.What == StepKind.Started);

    private static ClosingOutcome.Closed Close(
        Referral.Open referral, ClosedHow how, StepKind step, string by, string? note, DateOnly today) => new(new Referral.Closed
        {
            Id = referral.Id,
            Person = referral.Person,
            Intervention = referral.Intervention,
            Programme = referral.Programme,
            Referrer = referral.Referrer,
            SentOn = referral.SentOn,
            ChosenOn = referral.ChosenOn,
            Current = referral.Current,
            NextChoices = referral.NextChoices,
            How = how,
            ClosedOn = today,
            History = Step(referral, step, by, note, today),
        });

    private static IReadOnlyList<ReferralStep> Step(Referral.Open referral, StepKind what, string by, string? note, DateOnly today) =>
        referral.After(new ReferralStep(today, what, by, referral.Current.Service, Note: note));
}
