using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Codes;
using Ridgeway.Data;

namespace Ridgeway.Providers;

/// <summary>A service as stored; its places are rows of their own.</summary>
internal sealed class ServiceRow
{
    public required ServiceId ServiceId { get; init; }

    public required ProviderId ProviderId { get; set; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    public ServiceStatus Status { get; set; }

    /// <summary>Interventions as a JSON list.</summary>
    public string Interventions { get; set; } = "[]";

    /// <summary>Access facets by name as JSON: {"wheelchair-access": true}.</summary>
    public string Access { get; set; } = "{}";

    public string? AccessInWords { get; set; }

    public string? Alert { get; set; }

    /// <summary>Language codes as a JSON list.</summary>
    public string Languages { get; set; } = "[]";

    public int? MinimumAge { get; set; }

    public int? MaximumAge { get; set; }

    public long? CostPence { get; set; }

    public string? CostInWords { get; set; }

    public string? Schedule { get; set; }

    public DateOnly? AssuredOn { get; set; }

    public string? AssuredBy { get; set; }

    /// <summary>What the directory says about accreditation: words, never proof.</summary>
    public string? AccreditationsInWords { get; set; }

    public required string Source { get; init; }

    public required string SourceId { get; init; }

    public DateTime UpdatedAtUtc { get; set; }

    public List<PlaceRow> Places { get; } = [];

    public Service ToService(string providerName) => new()
    {
        Id = ServiceId,
        Provider = ProviderId,
        ProviderName = providerName,
        Name = Name,
        Description = Description,
        Status = Status,
        Interventions = Read<List<string>>(Interventions),
        Places = [.. Places.OrderBy(place => place.Number).Select(place => place.ToPlace())],
        Access = ReadAccess(),
        AccessInWords = AccessInWords,
        Alert = Alert,
        Languages = Read<List<string>>(Languages),
        MinimumAge = MinimumAge,
        MaximumAge = MaximumAge,
        CostPence = CostPence,
        CostInWords = CostInWords,
        Schedule = Schedule,
        AssuredOn = AssuredOn,
        AssuredBy = AssuredBy,
    };

    /// <summary>Facets by name, in order of name, so that the same facets are always the same text.</summary>
    public static string Write(IReadOnlyDictionary<AccessFacet, bool> access) => JsonSerializer.Serialize(
        access.OrderBy(pair => pair.Key).ToDictionary(pair => pair.Key.Name(), pair => pair.Value), RidgewayJson.Stored);

    public static string Write(IEnumerable<string> words) => JsonSerializer.Serialize(words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), RidgewayJson.Stored);

    private Dictionary<AccessFacet, bool> ReadAccess()
    {
        var access = new Dictionary<AccessFacet, bool>();
        foreach (var (name, offered) in Read<Dictionary<string, bool>>(Access))
        {
            if (AccessFacets.TryParse(name, out var facet))
            {
                access[facet] = offered;
            }
        }

        return access;
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, RidgewayJson.Stored)!;
}

/// <summary>Where a service is given.</summary>
internal sealed class PlaceRow
{
    public required ServiceId ServiceId { get; init; }

    /// <summary>From 1, in the directory's order.</summary>
    public required int Number { get; init; }

    public required string Name { get; set; }

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    public Postcode? Postcode { get; set; }

    public string? Address { get; set; }

    public Place ToPlace() => new(
        Name,
        Latitude is { } latitude && Longitude is { } longitude && GeoPoint.TryFrom(latitude, longitude, out var point) ? point : null,
        Postcode,
        Address);
}

internal sealed class ServiceRowMapping : IEntityTypeConfiguration<ServiceRow>
{
    public void Configure(EntityTypeBuilder<ServiceRow> builder)
    {
        builder.ToTable("providers_service");
        builder.HasKey(row => row.ServiceId);
        builder.Property(row => row.ServiceId).ValueGeneratedNever();
        builder.HasOne<ProviderRow>().WithMany().HasForeignKey(row => row.ProviderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(row => row.Places).WithOne().HasForeignKey(place => place.ServiceId);
    }
}

internal sealed class PlaceRowMapping : IEntityTypeConfiguration<PlaceRow>
{
    public void Configure(EntityTypeBuilder<PlaceRow> builder)
    {
        builder.ToTable("providers_place");
        builder.HasKey(row => new { row.ServiceId, row.Number });
    }
}
