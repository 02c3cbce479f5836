using Ridgeway.Codes;
using Ridgeway.Providers;

namespace Ridgeway.Exchange.OpenReferral;

/// <summary>
/// What one Open Referral UK 3.0 (HSDS-UK 3.0) document says, as far as it could be read, and everything that was wrong with it.
/// Ids are the publisher's own texts. Entries repeated in the document are here once.
/// </summary>
/// <param name="Organisations">Organisations that could be used.</param>
/// <param name="Services">Services that could be used.</param>
/// <param name="Locations">Locations given by themselves; those of a service are with the service.</param>
/// <param name="Read">How many entries the document held, whatever became of them.</param>
/// <param name="Ignored">How many were good and of no use here, such as taxonomy terms.</param>
/// <param name="SetAside">How many should have been used and could not be.</param>
/// <param name="Problems">Everything wrong, in the order met.</param>
public sealed record OpenReferralFile(
    IReadOnlyList<OrganisationEntry> Organisations,
    IReadOnlyList<ServiceEntry> Services,
    IReadOnlyList<LocationEntry> Locations,
    int Read,
    int Ignored,
    int SetAside,
    IReadOnlyList<OpenReferralProblem> Problems);

/// <summary>Something wrong, where, and what became of it.</summary>
/// <param name="Path">"contents[3].service_at_locations[0].location.latitude"; "$" is the document.</param>
/// <param name="What">What is wrong and what was done, in plain words.</param>
public sealed record OpenReferralProblem(string Path, string What);

/// <param name="Id">The publisher's id.</param>
/// <param name="Name">Never blank.</param>
/// <param name="Description">Plain text; markup is taken out.</param>
/// <param name="Website">An http or https address.</param>
/// <param name="Email">An address with one @.</param>
/// <param name="Identifiers">Numbers in registers: scheme ("GB-COH") and number.</param>
public sealed record OrganisationEntry(
    string Id, string Name, string? Description, string? Website, string? Email, IReadOnlyList<(string Scheme, string Number)> Identifiers);

public sealed record ServiceEntry
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The id of the organisation that runs it; null where the document does not say.</summary>
    public string? OrganisationId { get; init; }

    /// <summary>Plain text; markup is taken out.</summary>
    public string? Description { get; init; }

    public ServiceStatus Status { get; init; }

    public string? Website { get; init; }

    public string? Email { get; init; }

    /// <summary>What the provider says about cost, in its own words.</summary>
    public string? Fees { get; init; }

    /// <summary>What the provider says about its accreditations. Words, never proof.</summary>
    public string? AccreditationsInWords { get; init; }

    public int? MinimumAge { get; init; }

    public int? MaximumAge { get; init; }

    public DateOnly? AssuredOn { get; init; }

    public string? AssuredBy { get; init; }

    /// <summary>A notice for anyone who thinks of using it now.</summary>
    public string? Alert { get; init; }

    public IReadOnlyList<LocationEntry> Locations { get; init; } = [];

    public IReadOnlyList<ScheduleEntry> Schedules { get; init; } = [];

    public IReadOnlyList<CostEntry> Costs { get; init; } = [];

    /// <summary>BCP 47 codes.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<TermEntry> Terms { get; init; } = [];
}

/// <param name="Id">The publisher's id.</param>
/// <param name="Name">As given, or the first address line, or null.</param>
/// <param name="IsPhysical">False for a postal address or a virtual place.</param>
/// <param name="Point">Null where none is usable.</param>
/// <param name="Postcode">Null where none is usable.</param>
/// <param name="Address">Lines as written, without the postcode.</param>
/// <param name="AccessInWords">What it says about access, in its own words.</param>
public sealed record LocationEntry(
    string Id, string? Name, bool IsPhysical, GeoPoint? Point, Postcode? Postcode, string? Address, IReadOnlyList<string> AccessInWords);

/// <param name="Words">"Thursday and Friday, 10:00 to 18:00".</param>
/// <param name="ValidFrom">First day it holds, or null.</param>
/// <param name="ValidTo">Last day it holds, or null.</param>
public sealed record ScheduleEntry(string Words, DateOnly? ValidFrom, DateOnly? ValidTo);

/// <param name="Pence">Sterling.</param>
/// <param name="For">Whom it is for: "Under 18s and over 60s". Null where it is for anyone.</param>
/// <param name="Words">"per 1 hour session".</param>
/// <param name="ValidFrom">First day it holds, or null.</param>
/// <param name="ValidTo">Last day it holds, or null.</param>
public sealed record CostEntry(long Pence, string? For, string? Words, DateOnly? ValidFrom, DateOnly? ValidTo);

/// <summary>A term of a taxonomy that a service carries.</summary>
/// <param name="Taxonomy">The taxonomy's name or address.</param>
/// <param name="Code">The term's code, or its name where it has none.</param>
/// <param name="Value">The value beside it, or null.</param>
public sealed record TermEntry(string Taxonomy, string Code, string? Value)
{
    /// <summary>The taxonomy whose codes are Ridgeway's interventions. Open Referral has no field for what a service can be sent people for.</summary>
    public const string Interventions = "ridgeway-interventions";

    /// <summary>The taxonomy whose codes are access facets; the value "no" says that it is known not to be offered.</summary>
    public const string Access = "ridgeway-access";
}
