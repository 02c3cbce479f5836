using Ridgeway.Providers;

namespace Ridgeway.Referrals;

/// <summary>Takes an open referral to another provider, or back to the people who sent it.</summary>
internal static class ReOffering
{
    /// <summary>The first agreed choice, not asked yet, that can still be chosen, or null.</summary>
    public static Service? NextFor(Referral referral, IReadOnlyList<Service> stillAvailable) => referral.NextChoices
        .Select(choice => stillAvailable.FirstOrDefault(service => service.Id == choice))
        .FirstOrDefault(service => service is not null);

    public static Referral.Open To(Service next, Referral.Open referral, ClockParameters parameters, DateOnly today)
    {
        var offer = Offer.To(next, today);
        return referral with
        {
            Current = offer,
            NextChoices = [.. referral.NextChoices.Where(choice => choice != next.Id)],
            Stage = ReferralStage.AwaitingAnswer,
            Owner = offer.Owner,
            NextStep = NextStep.Answer,
            Due = today.AddDays(parameters.DaysToAnswer),
            RemindedOn = null,
        };
    }

    public static Referral.Open BackToReferrer(Referral.Open referral, ClockParameters parameters, DateOnly today) => referral with
    {
        Stage = ReferralStage.Returned,
        Owner = referral.Referrer.Owner,
        NextStep = NextStep.ChooseAgain,
        Due = today.AddDays(parameters.DaysToChooseAgain),
        RemindedOn = null,
    };
}
