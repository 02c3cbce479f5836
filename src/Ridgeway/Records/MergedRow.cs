using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Codes;

namespace Ridgeway.Records;

/// <summary>A person found to be another: whoever asks by this id is shown the one it leads to.</summary>
internal sealed class MergedRow
{
    public required PersonId PersonId { get; init; }

    /// <summary>The person as kept; never one that was itself merged away.</summary>
    public required PersonId IntoPersonId { get; set; }

    public required Guid MergeId { get; init; }
}

/// <summary>One merge with all that is needed to undo it exactly. Kept after it is undone.</summary>
internal sealed class MergeRow
{
    /// <summary>The id that goes.</summary>
    public required PersonId PersonId { get; init; }

    public required Guid MergeId { get; init; }

    /// <summary>The id that stays, on the day of the merge.</summary>
    public required PersonId IntoPersonId { get; init; }

    public required DateTime MergedAtUtc { get; init; }

    public required string MergedBy { get; init; }

    public required string Reason { get; init; }

    /// <summary>The row that went, as JSON. Written anew, as the two below are, when an import that told of it is withdrawn.</summary>
    public required string Gone { get; set; }

    /// <summary>The row that stayed, before and after, as JSON: undoing takes back what the merge changed and nothing else.</summary>
    public required string KeptBefore { get; set; }

    public required string KeptAfter { get; set; }

    public DateTime? UndoneAtUtc { get; set; }

    public string? UndoneBy { get; set; }

    /// <summary>What is written as the source of anything the merge itself added.</summary>
    public string AsSource => $"merge {MergeId}";
}

/// <summary>An NHS number a person had before the register gave them another.</summary>
internal sealed class FormerNumberRow
{
    public required PersonId PersonId { get; init; }

    public required NhsNumber NhsNumber { get; init; }

    public required string Source { get; init; }

    public required DateTime HeardAtUtc { get; init; }

    public ImportId? ImportId { get; init; }
}

internal sealed class MergedRowMapping : IEntityTypeConfiguration<MergedRow>
{
    public void Configure(EntityTypeBuilder<MergedRow> builder)
    {
        builder.ToTable("records_merged");
        builder.HasKey(row => row.PersonId);
        builder.Property(row => row.PersonId).ValueGeneratedNever();
    }
}

internal sealed class MergeRowMapping : IEntityTypeConfiguration<MergeRow>
{
    public void Configure(EntityTypeBuilder<MergeRow> builder)
    {
        builder.ToTable("records_merge");
        builder.Ignore(row => row.AsSource);
        builder.HasKey(row => new { row.PersonId, row.MergeId });
    }
}

internal sealed class FormerNumberRowMapping : IEntityTypeConfiguration<FormerNumberRow>
{
    public void Configure(EntityTypeBuilder<FormerNumberRow> builder)
    {
        builder.ToTable("records_former_number");
        builder.HasKey(row => new { row.PersonId, row.NhsNumber });
    }
}
