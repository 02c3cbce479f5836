using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ridgeway.Guidance;

/// <summary>A system that may call the CDS Hooks services: how it proves itself, and which FHIR servers of it may be asked.</summary>
internal sealed class CallerRow
{
    /// <summary>The "iss" of its tokens.</summary>
    public required string Issuer { get; init; }

    public required string Name { get; init; }

    /// <summary>Its public keys as a JSON Web Key Set; null where they are fetched.</summary>
    public string? Jwks { get; set; }

    /// <summary>The one address its keys may be fetched from; null where they are kept here.</summary>
    public string? Jku { get; set; }

    /// <summary>Addresses of FHIR servers that may be asked, as a JSON list. Nothing is fetched from any other.</summary>
    public required string FhirServers { get; set; }

    public required DateTime AddedAtUtc { get; init; }

    public DateTime? ClosedAtUtc { get; set; }
}

/// <summary>A token that has been used, kept until it would have expired.</summary>
internal sealed class CallerSeenRow
{
    public required string Issuer { get; init; }

    public required string Jti { get; init; }

    public required DateTime ExpiresAtUtc { get; init; }
}

internal sealed class CallerRowMapping : IEntityTypeConfiguration<CallerRow>
{
    public void Configure(EntityTypeBuilder<CallerRow> builder)
    {
        builder.ToTable("guidance_caller");
        builder.HasKey(row => row.Issuer);
    }
}

internal sealed class CallerSeenRowMapping : IEntityTypeConfiguration<CallerSeenRow>
{
    public void Configure(EntityTypeBuilder<CallerSeenRow> builder)
    {
        builder.ToTable("guidance_caller_seen");
        builder.HasKey(row => new { row.Issuer, row.Jti });
    }
}
