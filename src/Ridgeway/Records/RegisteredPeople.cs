using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;

namespace Ridgeway.Records;

/// <summary>Records' reasons for seeing someone: they are registered with the viewer's practice, or they are the viewer.</summary>
internal sealed class RegisteredPeople(RidgewayDb db) : IKnowCaseload
{
    public IQueryable<PersonId>? PeopleOf(Viewer viewer)
    {
        var people = db.Set<PersonRow>();
        if (viewer.Practice is { } practice)
        {
            return people.Where(row => row.Practice == practice).Select(row => row.PersonId);
        }

        // Under every id of theirs: the account may be of one that was found to be another since.
        return viewer is { Role: Role.Person, Person: { } self }
            ? people.Where(row => row.PersonId == self || db.Set<MergedRow>().Any(merged => merged.PersonId == self && merged.IntoPersonId == row.PersonId))
                .Select(row => row.PersonId)
                .Union(db.Set<MergedRow>().Where(merged => merged.PersonId == self || merged.IntoPersonId == self).Select(merged => merged.PersonId))
            : null;
    }
}

/// <summary>Where every list of named people starts.</summary>
internal static class PeopleSeen
{
    /// <summary>The people this viewer may see by name, and nobody else.</summary>
    public static IQueryable<PersonRow> PeopleSeenBy(this RidgewayDb db, Sight sight, Viewer viewer)
    {
        var seen = sight.PeopleSeenBy(viewer);
        return db.Set<PersonRow>().Where(row => seen.Contains(row.PersonId));
    }

    /// <summary>The names, as lists write them, of those of these people whom the viewer may see; an id that was merged away has the name of whoever stayed.</summary>
    public static async Task<Dictionary<PersonId, string>> NamesSeenByAsync(this RidgewayDb db, Sight sight, Viewer viewer, IEnumerable<PersonId> people, CancellationToken cancel)
    {
        var asked = people.Distinct().ToList();
        var merged = await db.Set<MergedRow>().AsNoTracking().Where(row => asked.Contains(row.PersonId)).ToDictionaryAsync(row => row.PersonId, row => row.IntoPersonId, cancel);
        var present = asked.Select(id => merged.GetValueOrDefault(id, id)).Distinct().ToList();
        var names = (await db.PeopleSeenBy(sight, viewer).AsNoTracking().Where(row => present.Contains(row.PersonId)).ToListAsync(cancel))
            .ToDictionary(row => row.PersonId, row => row.ToPerson().Name?.ForLists ?? "Name not recorded");
        return asked.Where(id => names.ContainsKey(merged.GetValueOrDefault(id, id))).ToDictionary(id => id, id => names[merged.GetValueOrDefault(id, id)]);
    }
}
