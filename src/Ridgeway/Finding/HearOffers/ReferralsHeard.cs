using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Events;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;
using Ridgeway.Referrals;

namespace Ridgeway.Finding.HearOffers;

/// <summary>
/// Notes who is referred to what, so that lists leave them alone and know what was offered before. Finding may not ask
/// Referrals; it hears what Referrals tells. The courier calls it in a transaction and saves.
/// </summary>
internal sealed class ReferralsHeard(RidgewayDb db, ListContent content) : IHear<ReferralSent>, IHear<ReferralClosed>
{
    public async Task HearAsync(ReferralSent happened, CancellationToken cancel)
    {
        var offer = new ListOfferId(happened.Referral.Value);
        if (await db.Set<OfferRow>().FindAsync([happened.Person, offer], cancel) is not null || content.InterventionOf(happened.Programme) is not { } intervention)
        {
            return;
        }

        db.Add(new OfferRow
        {
            PersonId = happened.Person,
            OfferId = offer,
            Kind = OfferKind.Referral,
            Intervention = intervention,
            OfferedOn = happened.On,
            OfferedAtUtc = happened.At.UtcDateTime,
            OfferedBy = "Referral",
            Organisation = happened.Practice?.Value,
            Standing = OfferStanding.InProgramme,
        });
        await SettleInvitationsAsync(happened, intervention, cancel);
    }

    public async Task HearAsync(ReferralClosed happened, CancellationToken cancel)
    {
        if (await db.Set<OfferRow>().FindAsync([happened.Person, new ListOfferId(happened.Referral.Value)], cancel) is { } row)
        {
            row.Standing = happened.How == ClosedHow.Completed ? OfferStanding.Completed : OfferStanding.Stopped;
            row.AnsweredOn = happened.On;
        }
    }

    /// <summary>Whoever was referred after an invitation has said yes to it, whoever wrote that down.</summary>
    private async Task SettleInvitationsAsync(ReferralSent happened, string intervention, CancellationToken cancel)
    {
        var ids = await db.IdsOfAsync(happened.Person, cancel);
        var waiting = await db.Set<OfferRow>()
            .Where(row => ids.Contains(row.PersonId) && row.Kind == OfferKind.Invitation && row.Intervention == intervention
                && row.Standing == OfferStanding.Waiting && row.OfferedOn <= happened.On)
            .ToListAsync(cancel);
        foreach (var row in waiting)
        {
            (row.Standing, row.AnsweredOn, row.AnsweredBy) = (OfferStanding.Accepted, happened.On, "Referral");
        }
    }
}
