using Ridgeway.Records;

namespace Ridgeway.Providers;

/// <summary>What one person needs of a service, as far as it is known when choosing.</summary>
public sealed record ServiceNeed
{
    /// <summary>The intervention advised: "exercise-referral".</summary>
    public required string Intervention { get; init; }

    /// <summary>Other tags under which services deliver it.</summary>
    public IReadOnlyList<string> AlsoTagged { get; init; } = [];

    /// <summary>The conditions the advice is about; the service must be accredited for each.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Where the person sets out from; null where no place is known.</summary>
    public GeoPoint? From { get; init; }

    /// <summary>The farthest they can go, in kilometres as the crow flies; null where they did not say.</summary>
    public double? FarthestKm { get; init; }

    /// <summary>What the person cannot do without.</summary>
    public IReadOnlySet<AccessFacet> Access { get; init; } = new HashSet<AccessFacet>();

    /// <summary>The language the person prefers, BCP 47; null where not recorded.</summary>
    public string? Language { get; init; }

    public Sex Sex { get; init; }

    /// <summary>Completed years; null where no birth date is known.</summary>
    public int? Age { get; init; }

    /// <summary>Services that have already refused this referral or let it lie.</summary>
    public IReadOnlySet<ServiceId> AlreadyTried { get; init; } = new HashSet<ServiceId>();
}

/// <summary>A service that might do, with what is known about it on the day.</summary>
/// <param name="Service">The service.</param>
/// <param name="Accreditations">Every accreditation of its provider, whatever its state and dates.</param>
/// <param name="Capacity">How much room it has, or null where nobody ever said.</param>
public sealed record ServiceCandidate(Service Service, IReadOnlyList<Accreditation> Accreditations, Capacity? Capacity);

/// <summary>How services are put in order. Dated content, not law.</summary>
/// <param name="DistanceBandsKm">Rising upper edges in kilometres. Within a band, room decides before distance does.</param>
/// <param name="StaleAfterDays">An entry assured longer ago than this is shown as stale, and goes below fresh ones.</param>
public sealed record RankingParameters(IReadOnlyList<double> DistanceBandsKm, int StaleAfterDays);
