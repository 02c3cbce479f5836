using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using Ridgeway.Codes;
using Ridgeway.Providers;
using Ridgeway.Records;

namespace Ridgeway.Access;

/// <summary>Who is looking, in which role, for which organisation. Made from the signed-in account and nothing else.</summary>
public sealed record Viewer
{
    private const string RoleClaim = "role";
    private const string OrganisationClaim = "rw:org";
    private const string OrganisationNameClaim = "rw:org_name";
    private const string ProviderClaim = "rw:provider";
    private const string PersonClaim = "rw:person";
    private const string DemoClaim = "rw:demo";
    private const string SafetyClaim = "rw:safety";

    public required AccountId Account { get; init; }

    /// <summary>As the person is called: "Dr Amina Okafor".</summary>
    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>Code of the organisation they act for: an ODS code for a practice, the provider's own id for a provider.</summary>
    public string? Organisation { get; init; }

    public string? OrganisationName { get; init; }

    /// <summary>The practice a clinician works for; null for every other role.</summary>
    public OdsCode? Practice => Role == Role.Clinician && OdsCode.TryParse(Organisation, out var code) ? code : null;

    /// <summary>The organisation whose services a provider runs; null for every other role.</summary>
    public ProviderId? Provider { get; init; }

    /// <summary>The person whose own account this is; null for every other role.</summary>
    public PersonId? Person { get; init; }

    /// <summary>True for the accounts that exist only in demonstrations.</summary>
    public bool IsDemo { get; init; }

    /// <summary>True for those who may approve clinical content (DCB0129: the clinical safety officer).</summary>
    public bool IsSafetyOfficer { get; init; }

    /// <summary>True for those who may see some people by name (which people, <c>PeopleSeenBy</c> says).</summary>
    public bool SeesPeople => Role is Role.Clinician or Role.Provider or Role.Person;

    /// <summary>Writes the viewer into a cookie's or token's claims.</summary>
    public ClaimsPrincipal AsPrincipal(string scheme)
    {
        var identity = new ClaimsIdentity(scheme, "name", RoleClaim);
        identity.AddClaim(new Claim("sub", Account.ToString()));
        identity.AddClaim(new Claim("name", Name));
        identity.AddClaim(new Claim(RoleClaim, Role.ToString()));
        Add(identity, OrganisationClaim, Organisation);
        Add(identity, OrganisationNameClaim, OrganisationName);
        Add(identity, ProviderClaim, Provider?.ToString());
        Add(identity, PersonClaim, Person?.ToString());
        Add(identity, DemoClaim, IsDemo ? "1" : null);
        Add(identity, SafetyClaim, IsSafetyOfficer ? "1" : null);
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Reads the viewer back. False where nobody is signed in or the claims are not ours.</summary>
    public static bool TryRead(ClaimsPrincipal? principal, [NotNullWhen(true)] out Viewer? viewer)
    {
        viewer = null;
        if (principal?.Identity is not { IsAuthenticated: true }
            || !Guid.TryParse(principal.FindFirstValue("sub"), out var account)
            || account == Guid.Empty
            || !Enum.TryParse<Role>(principal.FindFirstValue(RoleClaim), out var role))
        {
            return false;
        }

        viewer = new Viewer
        {
            Account = new AccountId(account),
            Name = principal.FindFirstValue("name") ?? "",
            Role = role,
            Organisation = principal.FindFirstValue(OrganisationClaim),
            OrganisationName = principal.FindFirstValue(OrganisationNameClaim),
            Provider = Guid.TryParse(principal.FindFirstValue(ProviderClaim), out var provider) ? new ProviderId(provider) : null,
            Person = Guid.TryParse(principal.FindFirstValue(PersonClaim), out var person) ? new PersonId(person) : null,
            IsDemo = principal.HasClaim(DemoClaim, "1"),
            IsSafetyOfficer = principal.HasClaim(SafetyClaim, "1"),
        };
        return true;
    }

    private static void Add(ClaimsIdentity identity, string type, string? value)
    {
        if (value is not null)
        {
            identity.AddClaim(new Claim(type, value));
        }
    }
}
