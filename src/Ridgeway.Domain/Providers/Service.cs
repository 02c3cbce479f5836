using Ridgeway.Codes;

namespace Ridgeway.Providers;

/// <summary>
/// Something a provider runs that people can be referred to. Null, an absent facet and an empty list all mean
/// "not recorded", never "no".
/// </summary>
public sealed record Service
{
    public required ServiceId Id { get; init; }

    public required ProviderId Provider { get; init; }

    public required string ProviderName { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required ServiceStatus Status { get; init; }

    /// <summary>The interventions it delivers, as guidance names them: "exercise-referral". Empty means it cannot be referred to yet.</summary>
    public IReadOnlyList<string> Interventions { get; init; } = [];

    public IReadOnlyList<Place> Places { get; init; } = [];

    /// <summary>What is known about access: true offered, false known not to be, absent not recorded.</summary>
    public IReadOnlyDictionary<AccessFacet, bool> Access { get; init; } = new Dictionary<AccessFacet, bool>();

    /// <summary>What the directory says about access, in its own words; to be read, never relied on by a rule.</summary>
    public string? AccessInWords { get; init; }

    /// <summary>A notice for anyone who thinks of using it now.</summary>
    public string? Alert { get; init; }

    /// <summary>Languages it is given in, BCP 47 ("ur"). Empty is not recorded.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Youngest age in years.</summary>
    public int? MinimumAge { get; init; }

    /// <summary>Oldest age in years.</summary>
    public int? MaximumAge { get; init; }

    /// <summary>What a person pays for one session, in pence; 0 is free, null not recorded.</summary>
    public long? CostPence { get; init; }

    /// <summary>What the provider says about cost, in its own words.</summary>
    public string? CostInWords { get; init; }

    /// <summary>When it runs, in words: "Tuesday and Thursday, 10:00 to 11:00".</summary>
    public string? Schedule { get; init; }

    /// <summary>The day somebody last checked that this entry is right, and who it was.</summary>
    public DateOnly? AssuredOn { get; init; }

    public string? AssuredBy { get; init; }

    /// <summary>The place nearest to somebody with how far it is; the first place, and no distance, where either end is not on the map.</summary>
    public (Place? Place, double? Kilometres) NearestTo(GeoPoint? from)
    {
        (Place? Place, double? Kilometres) best = (Places.FirstOrDefault(), null);
        foreach (var place in Places)
        {
            if (from is { } home && place.Point is { } point
                && Distance.Kilometres(home, point) is var distance && !(distance >= best.Kilometres))
            {
                best = (place, distance);
            }
        }

        return best;
    }

    /// <summary>True where it is known that a person can join from home, so that distance does not matter.</summary>
    public bool IsOnline => Access.GetValueOrDefault(AccessFacet.Online);
}

public enum ServiceStatus
{
    /// <summary>The directory did not say. Nobody is sent there until someone has.</summary>
    NotSaid = 0,
    Active = 1,
    Inactive = 2,

    /// <summary>Gone for good.</summary>
    Defunct = 3,
    TemporarilyClosed = 4,
}

/// <summary>Where a service is given.</summary>
/// <param name="Name">"Ridgeway Leisure Centre".</param>
/// <param name="Point">Where on the map; null where the directory gave none that is usable.</param>
/// <param name="Postcode">Null where none that is usable was given.</param>
/// <param name="Address">Lines as written, without the postcode.</param>
public sealed record Place(string Name, GeoPoint? Point, Postcode? Postcode, string? Address = null);

/// <summary>One thing about a service that decides whether a given person can use it.</summary>
public enum AccessFacet
{
    WheelchairAccess = 1,
    HearingLoop = 2,
    AccessibleToilet = 3,

    /// <summary>A session only for women.</summary>
    WomenOnly = 4,

    /// <summary>A session only for men.</summary>
    MenOnly = 5,

    /// <summary>Can be joined from home by video.</summary>
    Online = 6,

    /// <summary>Exercise sitting down.</summary>
    ChairBased = 7,
    StepFree = 8,
    SignLanguage = 9,
    ChildcareOnSite = 10,
}
