using Ridgeway.Providers;

namespace Ridgeway.Referrals;

/// <summary>What came of choosing another service for a referral that is already open.</summary>
public abstract record ChooseAgainOutcome
{
    private ChooseAgainOutcome()
    {
    }

    public sealed record Offered(Referral.Open Referral, ChoiceRecord Choice) : ChooseAgainOutcome;

    public sealed record Refused(IReadOnlyList<SendRefusal> Reasons) : ChooseAgainOutcome;

    /// <summary>A provider has already said yes; withdraw from there first.</summary>
    public sealed record AlreadyAccepted : ChooseAgainOutcome;
}

/// <summary>The referrer, or the coordinator, offers an open referral to another service the person has chosen.</summary>
public static class ChoosingAgain
{
    public static ChooseAgainOutcome Decide(
        Referral.Open referral, ServiceId chosen, ChosenBy by, string byWhom, ServiceOptions options, SafetyCheck safety,
        ClockParameters parameters, DateTimeOffset now, DateOnly today)
    {
        if (referral.Current.State == OfferState.Accepted)
        {
            return new ChooseAgainOutcome.AlreadyAccepted();
        }

        var option = options.All.FirstOrDefault(shown => shown.Service.Id == chosen);
        SendRefusal[] reasons =
        [
            .. safety is SafetyCheck.NotSafe(var because) ? new[] { new SendRefusal(SendRefusalReason.NotSafe, [], because) } : [],
            .. option is null ? new[] { new SendRefusal(SendRefusalReason.ServiceNotFound) } : [],
            .. option is { IsAvailable: false } ? new[] { new SendRefusal(SendRefusalReason.ServiceNotAvailable, option.Obstacles, []) } : [],
        ];
        if (option is null || reasons.Length > 0)
        {
            return new ChooseAgainOutcome.Refused(reasons);
        }

        var left = referral.LetLie(byWhom, today);
        return new ChooseAgainOutcome.Offered(
            ReOffering.To(option.Service, left, parameters, today) with { ChosenOn = today },
            new ChoiceRecord
            {
                Referral = referral.Id,
                At = now,
                Options = [.. options.All.Select((shown, index) => OptionShown.Of(shown, index + 1))],
                Chosen = chosen,
                ThenAsk = [.. referral.NextChoices.Where(next => next != chosen)],
                By = by,
            });
    }

    /// <summary>Takes the referral from where it lies; an offer still waiting has lapsed.</summary>
    internal static Referral.Open LetLie(this Referral.Open referral, string by, DateOnly today) => referral with
    {
        Current = referral.Current.State == OfferState.Waiting
            ? referral.Current with { State = OfferState.Lapsed, AnsweredOn = today }
            : referral.Current,
        History = referral.After(new ReferralStep(today, StepKind.ReOffered, by, referral.Current.Service)),
    };
}
