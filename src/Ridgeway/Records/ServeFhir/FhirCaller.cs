using Ridgeway.Access;
using Ridgeway.Access.Clients;
using Ridgeway.Data;

namespace Ridgeway.Records.ServeFhir;

/// <summary>
/// Who asks for FHIR and what they may: a system what its scopes say of each type, of everyone; a clinician, a provider and a person
/// reading and searching, of those in their sight and nobody else. Every person shown is in the access log.
/// </summary>
internal sealed class FhirCaller
{
    private readonly Viewer viewer;
    private readonly IReadOnlyList<SystemScope> scopes;
    private readonly RidgewayDb db;
    private readonly Sight sight;
    private readonly PersonDoor door;

    private FhirCaller(Viewer viewer, IReadOnlyList<SystemScope> scopes, IServiceProvider services)
    {
        (this.viewer, this.scopes) = (viewer, scopes);
        db = services.GetRequiredService<RidgewayDb>();
        sight = services.GetRequiredService<Sight>();
        door = services.GetRequiredService<PersonDoor>();
    }

    public bool IsSystem => viewer.Role == Role.System;

    public Viewer Viewer => viewer;

    public static FhirCaller Of(HttpContext http) => new(
        http.Viewer(), SystemScope.ParseAll(http.User.FindFirst(AccessTokens.ScopeClaim)?.Value ?? "", out _), http.RequestServices);

    /// <param name="type">A resource type.</param>
    /// <param name="permission">c, r, u, d or s.</param>
    public bool May(string type, char permission) => IsSystem
        ? scopes.Any(scope => scope.Allows(type, permission))
        : viewer.SeesPeople && permission is 'r' or 's';

    /// <summary>The people this caller may be shown.</summary>
    public IQueryable<PersonRow> People() => IsSystem ? db.Set<PersonRow>() : db.PeopleSeenBy(sight, viewer);

    public async Task<bool> SeesAsync(PersonId person, string what, CancellationToken cancel)
    {
        if (!IsSystem)
        {
            return await door.OpenAsync(viewer, person, what, Why, cancel);
        }

        await door.NoteListAsync(viewer, [person], what, Why, cancel);
        return true;
    }

    public async Task<bool> IsInSightAsync(PersonId person, CancellationToken cancel) => IsSystem || await sight.SeesAsync(viewer, person, cancel);

    public Task NoteAsync(IEnumerable<PersonId> people, string what, CancellationToken cancel) => door.NoteListAsync(viewer, people, what, Why, cancel);

    private Purpose Why => viewer.Role switch
    {
        Role.System => Purpose.Exchange,
        Role.Person => Purpose.OwnRecord,
        Role.Provider => Purpose.Delivery,
        _ => Purpose.DirectCare,
    };
}
