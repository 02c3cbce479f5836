using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;

namespace Ridgeway.Referrals.Follow;

/// <summary>
/// The way to one referral's pages: the viewer must see the person, and work with this referral or, as a clinician, with the person.
/// Every look is in the access log, refused ones too.
/// </summary>
internal static class ReferralDoor
{
    public static async Task<ReferralRow?> OpenAsync(RidgewayDb db, PersonDoor door, Viewer viewer, Guid id, string what, CancellationToken cancel)
    {
        if (id == Guid.Empty || await db.ReferralAsync(new ReferralId(id), cancel) is not { } row)
        {
            return null;
        }

        // A provider that sees the person for another reason still does not see this referral.
        var isTheirs = viewer.Role == Role.Clinician
            || await db.Set<ReferralRow>().WorkedWithBy(viewer).AnyAsync(mine => mine.ReferralId == row.ReferralId, cancel);
        var isSeen = await door.OpenAsync(viewer, row.PersonId, what, ReferralsModel.PurposeOf(viewer), cancel);
        return isTheirs && isSeen ? row : null;
    }
}
