using Ridgeway.Access;
using Ridgeway.Data;

namespace Ridgeway.Records;

/// <summary>Tells Access which ids lead to one person.</summary>
internal sealed class KnownMerges(RidgewayDb db) : IKnowMerges
{
    public IQueryable<PersonId> KeptFor(IQueryable<PersonId> seen) =>
        db.Set<MergedRow>().Where(row => seen.Contains(row.PersonId)).Select(row => row.IntoPersonId);

    public IQueryable<PersonId> IdsOf(PersonId person)
    {
        var kept = db.Set<MergedRow>().Where(row => row.PersonId == person).Select(row => row.IntoPersonId);
        return kept.Union(db.Set<MergedRow>().Where(row => row.IntoPersonId == person || kept.Contains(row.IntoPersonId)).Select(row => row.PersonId));
    }
}
