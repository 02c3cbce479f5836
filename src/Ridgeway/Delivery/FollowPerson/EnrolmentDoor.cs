using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Referrals;

namespace Ridgeway.Delivery.FollowPerson;

/// <summary>The way to somebody on a programme: only for the provider that runs it. Every look is in the access log, refused ones too.</summary>
internal static class EnrolmentDoor
{
    public static async Task<EnrolmentRow?> OpenAsync(RidgewayDb db, PersonDoor door, Viewer viewer, Guid referral, string what, CancellationToken cancel)
    {
        if (referral == Guid.Empty || await db.EnrolmentAsync(new ReferralId(referral), cancel) is not { } row)
        {
            return null;
        }

        var isSeen = await door.OpenAsync(viewer, row.PersonId, what, Purpose.Delivery, cancel);
        return isSeen && row.ProviderId == viewer.Provider ? row : null;
    }
}
