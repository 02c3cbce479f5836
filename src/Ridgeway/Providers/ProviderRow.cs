using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Codes;

namespace Ridgeway.Providers;

/// <summary>A provider as stored. Where it came from a directory, the directory and its id find it again.</summary>
internal sealed class ProviderRow
{
    public required ProviderId ProviderId { get; init; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    public OdsCode? OdsCode { get; set; }

    public string? Website { get; set; }

    public string? Email { get; set; }

    /// <summary>The directory it came from, as named at import.</summary>
    public required string Source { get; init; }

    /// <summary>Its id there.</summary>
    public required string SourceId { get; init; }

    public DateTime UpdatedAtUtc { get; set; }

    public Provider ToProvider() => new()
    {
        Id = ProviderId,
        Name = Name,
        Description = Description,
        OdsCode = OdsCode,
        Website = Website,
        Email = Email,
    };
}

internal sealed class ProviderRowMapping : IEntityTypeConfiguration<ProviderRow>
{
    public void Configure(EntityTypeBuilder<ProviderRow> builder)
    {
        builder.ToTable("providers_provider");
        builder.HasKey(row => row.ProviderId);
        builder.Property(row => row.ProviderId).ValueGeneratedNever();
    }
}
