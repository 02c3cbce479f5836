using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Records.Rights;

namespace Ridgeway.Records;

/// <summary>A choice a person made about how their record is used, as somebody told it. A choice that ends is kept with its end.</summary>
internal sealed class ObjectionRow
{
    public required PersonId PersonId { get; init; }

    public required Guid ObjectionId { get; init; }

    public required ChoiceKind Kind { get; init; }

    /// <summary>"refuses", "agrees", or "nothing" where a consent was sent again and says nothing that can be kept to any more.</summary>
    public required string Says { get; init; }

    /// <summary>The uses it names, with commas; empty for every use beyond the person's own care.</summary>
    public required string Uses { get; init; }

    public DateOnly? FromDay { get; init; }

    public DateOnly? ToDay { get; set; }

    public required string Source { get; init; }

    public required DateTime HeardAtUtc { get; init; }

    public ImportId? ImportId { get; init; }

    /// <summary>Which Consent said it; null where it had no id, or it was said here.</summary>
    public long? ResourceKey { get; init; }

    /// <summary>In which form (<see cref="Exchange.Fhir.ResourceVersion"/>).</summary>
    public long? ResourceVersion { get; init; }

    /// <summary>Of these rows of one person those that count: of a Consent sent again the latest form, and none where that says nothing.</summary>
    public static IEnumerable<ObjectionRow> Standing(IEnumerable<ObjectionRow> rows)
    {
        var latest = new Dictionary<long, ObjectionRow>();
        foreach (var row in rows.OrderBy(row => row.ImportId?.Value))
        {
            if (row.ResourceKey is not { } key)
            {
                yield return row;
            }
            else if (!latest.TryGetValue(key, out var before) || Exchange.Fhir.ResourceVersion.Replaces(row.ResourceVersion ?? 0, before.ResourceVersion ?? 0, cameLater: true))
            {
                latest[key] = row;
            }
        }

        foreach (var row in latest.Values.Where(row => row.Says != "nothing"))
        {
            yield return row;
        }
    }

    public SharingChoice ToChoice() => new(
        Kind, Says == "refuses", [.. Uses.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<UseOfRecord>)], FromDay, ToDay, Source,
        new DateTimeOffset(HeardAtUtc, TimeSpan.Zero));
}

/// <summary>
/// That somebody was erased: keyed hashes by which they are recognised if they are sent again, and nothing by which anybody
/// could tell who it was.
/// </summary>
internal sealed class TombstoneRow
{
    public required string Hash { get; init; }

    public required Guid ErasureId { get; init; }

    public required DateTime ErasedAtUtc { get; init; }

    public required string ErasedBy { get; init; }

    public required string Reason { get; init; }
}

internal sealed class ObjectionRowMapping : IEntityTypeConfiguration<ObjectionRow>
{
    public void Configure(EntityTypeBuilder<ObjectionRow> builder)
    {
        builder.ToTable("records_objection");
        builder.HasKey(row => new { row.PersonId, row.ObjectionId });
    }
}

internal sealed class TombstoneRowMapping : IEntityTypeConfiguration<TombstoneRow>
{
    public void Configure(EntityTypeBuilder<TombstoneRow> builder)
    {
        builder.ToTable("records_tombstone");
        builder.HasKey(row => row.Hash);
    }
}
