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

        return viewer is { Role: Role.Person, Person: { } self }
            ? people.Where(row => row.PersonId == self).Select(row => row.PersonId)
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
}
