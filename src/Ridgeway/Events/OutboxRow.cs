using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Events;

/// <summary>An event on its way. It stays after delivery, as the history of what was told.</summary>
internal sealed class OutboxRow
{
    /// <summary>The order in which events were saved.</summary>
    public long Position { get; init; }

    public required Guid EventId { get; init; }

    /// <summary>The event's type, e.g. "Ridgeway.Referrals.ReferralSent".</summary>
    public required string Kind { get; init; }

    public required string Body { get; init; }

    public Guid? PersonId { get; init; }

    public required DateTime AtUtc { get; init; }

    /// <summary>When every hearer had heard it, or null while it is on its way.</summary>
    public DateTime? DeliveredAtUtc { get; set; }

    public int Attempts { get; set; }

    public DateTime? NextAttemptAtUtc { get; set; }

    public string? LastProblem { get; set; }

    public static OutboxRow Of(DomainEvent happened) => new()
    {
        EventId = Guid.CreateVersion7(happened.At),
        Kind = happened.GetType().FullName!,
        Body = JsonSerializer.Serialize(happened, happened.GetType(), RidgewayJson.Stored),
        PersonId = happened.About?.Value,
        AtUtc = happened.At.UtcDateTime,
    };
}

/// <summary>That one hearer has heard one event.</summary>
internal sealed class HeardRow
{
    public required Guid EventId { get; init; }

    public required string Hearer { get; init; }

    public required DateTime AtUtc { get; init; }
}

internal sealed class OutboxRowMapping : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("events_outbox");
        builder.HasKey(row => row.Position);
        builder.Property(row => row.Position).ValueGeneratedOnAdd();
    }
}

internal sealed class HeardRowMapping : IEntityTypeConfiguration<HeardRow>
{
    public void Configure(EntityTypeBuilder<HeardRow> builder)
    {
        builder.ToTable("events_heard");
        builder.HasKey(row => new { row.EventId, row.Hearer });
    }
}
