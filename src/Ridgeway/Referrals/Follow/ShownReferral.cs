using Ridgeway.Providers;
using Ridgeway.Records;

namespace Ridgeway.Referrals.Follow;

/// <summary>A referral as commands and the API show it.</summary>
/// <param name="Referral">Its id.</param>
/// <param name="Person">Whom it is about.</param>
/// <param name="Intervention">What was advised.</param>
/// <param name="Programme">The programme to be followed.</param>
/// <param name="State">"awaiting-answer", "returned", "accepted", "started", "escalated", "completed", "ended-early" or "withdrawn".</param>
/// <param name="Service">Where it lies, or last lay.</param>
/// <param name="ServiceName">Its name.</param>
/// <param name="Provider">Who runs it.</param>
/// <param name="ProviderName">Their name.</param>
/// <param name="Owner">Who has to do the next thing; null where it is closed.</param>
/// <param name="NextStep">What that is; null where it is closed.</param>
/// <param name="Due">By when; null where it is closed.</param>
/// <param name="IsOverdue">True where that day has passed.</param>
/// <param name="SentOn">The day it was sent.</param>
/// <param name="StartsOn">The first day, once accepted.</param>
/// <param name="ClosedOn">The day it ended, where it has.</param>
/// <param name="History">Everything that happened, oldest first.</param>
internal sealed record ShownReferral(
    ReferralId Referral,
    PersonId Person,
    string Intervention,
    string Programme,
    string State,
    ServiceId Service,
    string ServiceName,
    ProviderId Provider,
    string ProviderName,
    string? Owner,
    NextStep? NextStep,
    DateOnly? Due,
    bool IsOverdue,
    DateOnly SentOn,
    DateOnly? StartsOn,
    DateOnly? ClosedOn,
    IReadOnlyList<ReferralStep> History)
{
    public static ShownReferral Of(Referral referral, DateOnly today)
    {
        var (open, closed) = (referral as Referral.Open, referral as Referral.Closed);
        return new ShownReferral(
            referral.Id, referral.Person, referral.Intervention, referral.Programme, ReferralStates.Of(referral),
            referral.Current.Service, referral.Current.ServiceName, referral.Current.Provider, referral.Current.ProviderName,
            open?.Owner.Name, open?.NextStep, open?.Due, open?.IsOverdue(today) ?? false,
            referral.SentOn, referral.Current.StartsOn, closed?.ClosedOn, referral.History);
    }
}
