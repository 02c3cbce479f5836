using Ridgeway.Providers;

namespace Ridgeway.Referrals;

/// <summary>What came of a provider's answer.</summary>
public abstract record AnswerOutcome
{
    private AnswerOutcome()
    {
    }

    /// <summary>The person has a first day.</summary>
    public sealed record Accepted(Referral.Open Referral, DateOnly StartsOn) : AnswerOutcome;

    /// <summary>Declined, and another provider the person had agreed to has been asked.</summary>
    public sealed record AskedNext(Referral.Open Referral, RefusalReason Reason) : AnswerOutcome;

    /// <summary>Declined, and back with the referrer to choose again.</summary>
    public sealed record Returned(Referral.Open Referral, RefusalReason Reason) : AnswerOutcome;

    /// <summary>The provider said yes, but the record now forbids it: back with the referrer.</summary>
    public sealed record NotSafe(Referral.Open Referral, IReadOnlyList<string> Because) : AnswerOutcome;

    /// <summary>The answer could not be taken; nothing has changed.</summary>
    public sealed record NotTaken(AnswerProblem Why) : AnswerOutcome;
}

public enum AnswerProblem
{
    /// <summary>It lies with another provider.</summary>
    NotTheirs = 1,
    AlreadyAnswered = 2,
    FirstDayInPast = 3,
}

/// <summary>Takes a provider's yes or no.</summary>
public static class Answering
{
    public static AnswerOutcome Accept(
        Referral.Open referral, ProviderId by, DateOnly startsOn, SafetyCheck stillSafe, ClockParameters parameters, DateOnly today)
    {
        if (Problem(referral, by) is { } problem)
        {
            return new AnswerOutcome.NotTaken(problem);
        }

        if (stillSafe is SafetyCheck.NotSafe(var because))
        {
            return new AnswerOutcome.NotSafe(
                ReOffering.BackToReferrer(Refused(referral, RefusalReason.NoLongerSafe, string.Join("; ", because), today), parameters, today),
                because);
        }

        if (startsOn < today)
        {
            return new AnswerOutcome.NotTaken(AnswerProblem.FirstDayInPast);
        }

        return new AnswerOutcome.Accepted(Accepted(referral, startsOn, today), startsOn);
    }

    /// <param name="referral">The referral as it lies with the provider.</param>
    /// <param name="by">The provider that answers.</param>
    /// <param name="reason">Why not.</param>
    /// <param name="note">What the referrer should know besides, or null.</param>
    /// <param name="stillAvailable">Services that can be chosen for this person today.</param>
    /// <param name="parameters">How long each step may take.</param>
    /// <param name="today">The day of the answer.</param>
    public static AnswerOutcome Refuse(
        Referral.Open referral, ProviderId by, RefusalReason reason, string? note,
        IReadOnlyList<Service> stillAvailable, ClockParameters parameters, DateOnly today)
    {
        if (Problem(referral, by) is { } problem)
        {
            return new AnswerOutcome.NotTaken(problem);
        }

        var refused = Refused(referral, reason, note, today);
        var next = reason.AnotherMaySayYes() ? ReOffering.NextFor(refused, stillAvailable) : null;
        return next is null
            ? new AnswerOutcome.Returned(ReOffering.BackToReferrer(refused, parameters, today), reason)
            : new AnswerOutcome.AskedNext(ReOffering.To(next, refused, parameters, today), reason);
    }

    /// <summary>A late answer to an offer that was escalated meanwhile still counts.</summary>
    private static AnswerProblem? Problem(Referral.Open referral, ProviderId by) => referral.Current switch
    {
        var offer when offer.Provider != by => AnswerProblem.NotTheirs,
        { State: not OfferState.Waiting } => AnswerProblem.AlreadyAnswered,
        _ => null,
    };

    private static Referral.Open Accepted(Referral.Open referral, DateOnly startsOn, DateOnly today) => referral with
    {
        Current = referral.Current with { State = OfferState.Accepted, AnsweredOn = today, StartsOn = startsOn },
        Stage = ReferralStage.Accepted,
        Owner = referral.Current.Owner,
        NextStep = NextStep.Start,
        Due = startsOn,
        RemindedOn = null,
        History = referral.After(new ReferralStep(today, StepKind.Accepted, referral.Current.ProviderName, referral.Current.Service)),
    };

    private static Referral.Open Refused(Referral.Open referral, RefusalReason reason, string? note, DateOnly today) => referral with
    {
        Current = referral.Current with { State = OfferState.Refused, AnsweredOn = today },
        History = referral.After(new ReferralStep(
            today, StepKind.Refused, referral.Current.ProviderName, referral.Current.Service, reason, note)),
    };
}
