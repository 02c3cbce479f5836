using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Data;

namespace Ridgeway.Providers;

/// <summary>An accreditation as stored.</summary>
internal sealed class AccreditationRow
{
    public required AccreditationId AccreditationId { get; init; }

    public required ProviderId ProviderId { get; init; }

    /// <summary>Null where it covers everything the provider runs.</summary>
    public ServiceId? ServiceId { get; init; }

    public required string Scheme { get; set; }

    /// <summary>Interventions covered as a JSON list; empty covers every one.</summary>
    public string Interventions { get; set; } = "[]";

    /// <summary>Conditions covered as a JSON list; empty covers every one.</summary>
    public string Conditions { get; set; } = "[]";

    public AccreditationState State { get; set; }

    public DateOnly ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    public string? Evidence { get; set; }

    /// <summary>Who decided last.</summary>
    public required string DecidedBy { get; set; }

    public DateTime DecidedAtUtc { get; set; }

    public Accreditation ToAccreditation() => new()
    {
        Provider = ProviderId,
        Service = ServiceId,
        Scheme = Scheme,
        Scope = new AccreditationScope(Read(Interventions), Read(Conditions)),
        State = State,
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
        Evidence = Evidence,
    };

    private static List<string> Read(string json) => JsonSerializer.Deserialize<List<string>>(json, RidgewayJson.Stored)!;
}

internal sealed class AccreditationRowMapping : IEntityTypeConfiguration<AccreditationRow>
{
    public void Configure(EntityTypeBuilder<AccreditationRow> builder)
    {
        builder.ToTable("providers_accreditation");
        builder.HasKey(row => row.AccreditationId);
        builder.Property(row => row.AccreditationId).ValueGeneratedNever();
        builder.HasOne<ProviderRow>().WithMany().HasForeignKey(row => row.ProviderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ServiceRow>().WithMany().HasForeignKey(row => row.ServiceId).OnDelete(DeleteBehavior.Restrict);
    }
}
