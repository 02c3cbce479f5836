using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Access;

/// <summary>
/// The way to a person's record: says whether this viewer may see this person, and writes down that they looked.
/// The page answers "not found" where it says no: that a person exists is not for everyone to know.
/// </summary>
internal sealed class PersonDoor(RidgewayDb db, Sight sight, TimeProvider clock)
{
    /// <summary>Whether the viewer may see the person. What was asked and the answer are in the log when this returns.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="person">About whom.</param>
    /// <param name="what">What will be shown, as the person would call it: "Person page".</param>
    /// <param name="why">For what.</param>
    /// <param name="cancel">Stops the asking; nothing may be shown then.</param>
    public async Task<bool> OpenAsync(Viewer viewer, PersonId person, string what, Purpose why, CancellationToken cancel)
    {
        var isSeen = await sight.SeesAsync(viewer, person, cancel);
        db.Add(Entry(viewer, person, what, why, isSeen));
        await db.SaveChangesAsync(cancel);
        return isSeen;
    }

    /// <summary>Writes down that a list with these people was shown. The list itself starts from <see cref="Sight.PeopleSeenBy"/>.</summary>
    public async Task NoteListAsync(Viewer viewer, IEnumerable<PersonId> people, string what, Purpose why, CancellationToken cancel)
    {
        foreach (var person in people.Distinct())
        {
            db.Add(Entry(viewer, person, what, why, wasShown: true));
        }

        await db.SaveChangesAsync(cancel);
    }

    private AccessLogRow Entry(Viewer viewer, PersonId person, string what, Purpose why, bool wasShown)
    {
        var now = clock.GetUtcNow();
        return new AccessLogRow
        {
            PersonId = person,
            EntryId = Guid.CreateVersion7(now),
            AtUtc = now.UtcDateTime,
            AccountId = viewer.Account,
            AccountName = viewer.Name,
            Role = viewer.Role,
            Organisation = viewer.Organisation,
            OrganisationName = viewer.OrganisationName,
            What = what,
            Why = why,
            WasShown = wasShown,
        };
    }
}
