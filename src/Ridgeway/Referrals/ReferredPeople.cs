using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Referrals;

/// <summary>
/// Referrals' reasons for seeing someone: the viewer's team referred them, or they lie with the viewer's organisation.
/// A provider that declined, or let it lie, no longer sees them.
/// </summary>
internal sealed class ReferredPeople(RidgewayDb db) : IKnowCaseload
{
    public IQueryable<PersonId>? PeopleOf(Viewer viewer)
    {
        var referrals = db.Set<ReferralRow>();
        if (viewer is { Role: Role.Provider, Provider: { } provider })
        {
            return referrals
                .Where(row => row.ProviderId == provider && (row.OfferState == OfferState.Waiting || row.OfferState == OfferState.Accepted))
                .Select(row => row.PersonId);
        }

        return viewer is { Role: Role.Clinician, Organisation: { } team }
            ? referrals.Where(row => row.ReferrerKey == team).Select(row => row.PersonId)
            : null;
    }
}
