using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Time;

namespace Ridgeway.Records;

/// <summary>What one source said of one detail of a person, as it was written. Rows are added, and go only with their import.</summary>
internal sealed class DetailRow
{
    public required PersonId PersonId { get; init; }

    public required Guid DetailId { get; init; }

    public required DetailKind About { get; init; }

    public required string Source { get; init; }

    public PartialDate? SaidOn { get; init; }

    public required DateTime HeardAtUtc { get; init; }

    public required string Scheme { get; init; }

    public required string Code { get; init; }

    public string? Display { get; init; }

    /// <summary>The import that brought it; null for what was said here.</summary>
    public ImportId? ImportId { get; init; }

    /// <summary>Who said it here.</summary>
    public string? ByWhom { get; init; }
}

/// <summary>A person whose sources have said something since the last consensus.</summary>
internal sealed class UnsettledRow
{
    public required PersonId PersonId { get; init; }
}

internal sealed class DetailRowMapping : IEntityTypeConfiguration<DetailRow>
{
    public void Configure(EntityTypeBuilder<DetailRow> builder)
    {
        builder.ToTable("records_detail");
        builder.HasKey(row => new { row.PersonId, row.DetailId });
    }
}

internal sealed class UnsettledRowMapping : IEntityTypeConfiguration<UnsettledRow>
{
    public void Configure(EntityTypeBuilder<UnsettledRow> builder)
    {
        builder.ToTable("records_unsettled");
        builder.HasKey(row => row.PersonId);
        builder.Property(row => row.PersonId).ValueGeneratedNever();
    }
}
