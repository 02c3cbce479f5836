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
    /// <summary>What the token allows; null for somebody signed in here, who brings none.</summary>
    private readonly IReadOnlyList<SystemScope>? scopes;
    private readonly RidgewayDb db;
    private readonly Sight sight;
    private readonly PersonDoor door;

    private FhirCaller(Viewer viewer, IReadOnlyList<SystemScope>? scopes, IServiceProvider services)
    {
        (this.viewer, this.scopes) = (viewer, scopes);
        db = services.GetRequiredService<RidgewayDb>();
        sight = services.GetRequiredService<Sight>();
        door = services.GetRequiredService<PersonDoor>();
    }

    public bool IsSystem => viewer.Role == Role.System;

    public Viewer Viewer => viewer;

    public static FhirCaller Of(HttpContext http)
    {
        var (viewer, token) = (http.Viewer(), http.User.FindFirst(AccessTokens.ScopeClaim)?.Value);
        var allowed = viewer.Role == Role.System ? SystemScope.ParseAll(token ?? "", out _)
            : token is null ? null
            : UserScopes.ParseAll(token, viewer.Role, out _);
        return new FhirCaller(viewer, allowed, http.RequestServices);
    }

    /// <param name="type">A resource type.</param>
    /// <param name="permission">c, r, u, d or s.</param>
    public bool May(string type, char permission) =>
        scopes?.Any(scope => scope.Allows(type, permission)) != false && (IsSystem || (viewer.SeesPeople && permission is 'r' or 's'));

    /// <summary>Why not, in words.</summary>
    public string WhyNot(string type, char permission) =>
        IsSystem ? $"The token's scopes do not allow this: it needs system/{type}.{permission}."
        : !viewer.SeesPeople ? "Your role does not see people's records."
        : permission is not ('r' or 's') ? "People and their apps read here; only systems write."
        : $"The token's scopes do not allow this: it needs user/{type}.{permission}.";

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
