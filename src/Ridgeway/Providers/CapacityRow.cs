using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ridgeway.Providers;

/// <summary>What a provider last said about its room. What was said before is not kept: it says nothing about today.</summary>
internal sealed class CapacityRow
{
    public required ServiceId ServiceId { get; init; }

    /// <summary>Null for "ask us".</summary>
    public int? Places { get; set; }

    /// <summary>Places taken when the provider said so, people accepted by then included.</summary>
    public int Taken { get; set; }

    public DateOnly PeriodFrom { get; set; }

    public DateOnly PeriodTo { get; set; }

    public DateTime StatedAtUtc { get; set; }

    /// <summary>Goes up with every place held, so that two people cannot be promised the last place at once.</summary>
    public int Version { get; set; }
}

/// <summary>A place held for somebody who has been sent, until it is released. The holder is the referral.</summary>
internal sealed class PlaceHeldRow
{
    public required ServiceId ServiceId { get; init; }

    public required Guid Holder { get; init; }

    public required DateTime HeldAtUtc { get; init; }

    /// <summary>When the provider said yes; from then on it is among the places the provider counts itself.</summary>
    public DateTime? TakenAtUtc { get; set; }

    public DateTime? ReleasedAtUtc { get; set; }
}

internal sealed class CapacityRowMapping : IEntityTypeConfiguration<CapacityRow>
{
    public void Configure(EntityTypeBuilder<CapacityRow> builder)
    {
        builder.ToTable("providers_capacity");
        builder.HasKey(row => row.ServiceId);
        builder.Property(row => row.ServiceId).ValueGeneratedNever();
        builder.HasOne<ServiceRow>().WithMany().HasForeignKey(row => row.ServiceId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.Version).IsConcurrencyToken();
    }
}

internal sealed class PlaceHeldRowMapping : IEntityTypeConfiguration<PlaceHeldRow>
{
    public void Configure(EntityTypeBuilder<PlaceHeldRow> builder)
    {
        builder.ToTable("providers_place_held");
        builder.HasKey(row => new { row.ServiceId, row.Holder });
        builder.HasOne<ServiceRow>().WithMany().HasForeignKey(row => row.ServiceId).OnDelete(DeleteBehavior.Restrict);
    }
}
