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
    public IQueryable<PersonId>? PeopleOf(Viewer viewer) => viewer.Role is Role.Provider or Role.Clinician
        ? db.Set<ReferralRow>().WorkedWithBy(viewer).Select(row => row.PersonId)
        : null;
}
