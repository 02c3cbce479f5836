using System.Text.Json;
using Ridgeway.Data;
using Ridgeway.Events;
using Ridgeway.Referrals;

namespace Ridgeway.Delivery;

/// <summary>Whoever is accepted is on the programme from then on; whoever withdraws is not any more.</summary>
internal sealed class EnrolAccepted(RidgewayDb db, IReferrals referrals, IProgrammes programmes) : IHear<ReferralAccepted>, IHear<ReferralClosed>
{
    public async Task HearAsync(ReferralAccepted happened, CancellationToken cancel)
    {
        var referral = await referrals.FindAsync(happened.Referral, cancel)
            ?? throw new InvalidOperationException($"Referral {happened.Referral} was accepted and is not there.");
        var programme = programmes.Find(referral.Programme)
            ?? throw new InvalidOperationException($"The content has no programme '{referral.Programme}'.");
        db.Add(new EnrolmentRow
        {
            PersonId = happened.Person,
            ReferralId = happened.Referral,
            ServiceId = referral.Current.Service,
            ServiceName = referral.Current.ServiceName,
            ProviderId = referral.Current.Provider,
            ProviderName = referral.Current.ProviderName,
            ProgrammeId = programme.Id,
            Programme = JsonSerializer.Serialize(programme, RidgewayJson.Stored),
            StartsOn = happened.StartsOn,
        });
    }

    public async Task HearAsync(ReferralClosed happened, CancellationToken cancel)
    {
        if (await db.EnrolmentAsync(happened.Referral, cancel) is { } row
            && Ending.EndEarly(row.ToEnrolment(), EarlyEndReason.PersonChose, null, happened.On) is EndOutcome.EndedEarly(var ended, var reason))
        {
            row.Write(ended.End!);
            db.Tell(new EndedEarly(happened.Referral, happened.Person, reason, happened.On) { At = happened.At });
        }
    }
}
