using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Access;

/// <summary>
/// Whom a viewer may see by name. Every query that names people starts here:
/// a clinician sees the people of their practice and those they referred, a provider those referred to their services,
/// a person themselves; a commissioner, an operator and a system see nobody.
/// </summary>
internal sealed class Sight(RidgewayDb db, IEnumerable<IKnowCaseload> rooms, IEnumerable<IKnowMerges> merges)
{
    /// <summary>The people in sight, as a query to build on: <c>rows.Where(row => seen.Contains(row.PersonId))</c>.</summary>
    public IQueryable<PersonId> PeopleSeenBy(Viewer viewer)
    {
        var reasons = viewer.SeesPeople ? rooms.Select(room => room.PeopleOf(viewer)).OfType<IQueryable<PersonId>>().ToList() : [];
        return reasons.Count == 0
            ? db.Set<AccessLogRow>().Where(_ => false).Select(row => row.PersonId)
            : merges.Aggregate(reasons.Aggregate((seen, more) => seen.Union(more)), (seen, known) => seen.Union(known.KeptFor(seen)));
    }

    public Task<bool> SeesAsync(Viewer viewer, PersonId person, CancellationToken cancel) =>
        PeopleSeenBy(viewer).AnyAsync(seen => seen == person, cancel);
}
