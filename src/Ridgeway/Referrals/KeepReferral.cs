using Ridgeway.Data;
using Ridgeway.Providers;

namespace Ridgeway.Referrals;

/// <summary>
/// Writes a referral down, and lets the places held for it follow: one is held where it lies, taken when the provider says yes,
/// and given back when it goes elsewhere or ends. The caller saves.
/// </summary>
internal sealed class KeepReferral(RidgewayDb db, IProviders providers)
{
    public async Task SentAsync(Referral.Open referral, DateTimeOffset now, CancellationToken cancel)
    {
        db.Add(ReferralRow.Of(referral));
        await providers.HoldPlaceAsync(referral.Current.Service, referral.Id.Value, now, cancel);
    }

    public async Task ChangedAsync(ReferralRow row, Referral referral, DateTimeOffset now, CancellationToken cancel)
    {
        var (service, holder) = (row.ServiceId, row.ReferralId.Value);
        var heldBefore = row.IsOpen && row.OfferState is OfferState.Waiting or OfferState.Accepted;
        row.Write(referral);
        var heldNow = row.IsOpen && row.OfferState is OfferState.Waiting or OfferState.Accepted;
        if (heldBefore && (!heldNow || row.ServiceId != service))
        {
            await providers.ReleasePlaceAsync(service, holder, now, cancel);
        }

        if (heldNow && (!heldBefore || row.ServiceId != service))
        {
            await providers.HoldPlaceAsync(row.ServiceId, holder, now, cancel);
        }

        if (heldNow && row.OfferState == OfferState.Accepted)
        {
            await providers.TakePlaceAsync(row.ServiceId, holder, now, cancel);
        }
    }
}
