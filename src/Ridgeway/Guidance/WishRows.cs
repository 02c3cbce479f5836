using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Records;

namespace Ridgeway.Guidance;

/// <summary>An offer put off, by whom and until when.</summary>
internal sealed class NotNowRow
{
    public required PersonId PersonId { get; init; }

    public required Guid NotNowId { get; init; }

    public required string Intervention { get; init; }

    public required string Reason { get; init; }

    public string? Comment { get; init; }

    public required DateOnly OnDay { get; init; }

    /// <summary>The first day on which it may be offered again.</summary>
    public required DateOnly UntilDay { get; set; }

    public required string ByName { get; init; }

    public required Channel Via { get; init; }

    public NotNow ToNotNow() => new(Intervention, Reason, OnDay, UntilDay);
}

/// <summary>Something that matters to a person.</summary>
internal sealed class MatterRow
{
    public required PersonId PersonId { get; init; }

    public required string Matter { get; init; }

    public required DateOnly SaidOn { get; init; }

    public required string ByName { get; init; }
}

internal sealed class NotNowRowMapping : IEntityTypeConfiguration<NotNowRow>
{
    public void Configure(EntityTypeBuilder<NotNowRow> builder)
    {
        builder.ToTable("guidance_not_now");
        builder.HasKey(row => new { row.PersonId, row.NotNowId });
    }
}

internal sealed class MatterRowMapping : IEntityTypeConfiguration<MatterRow>
{
    public void Configure(EntityTypeBuilder<MatterRow> builder)
    {
        builder.ToTable("guidance_matter");
        builder.HasKey(row => new { row.PersonId, row.Matter });
    }
}
