using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Records;

namespace Ridgeway.Evaluation;

/// <summary>That one id was merged straight into another, as evaluation has heard of it; the other may have been merged on since.</summary>
internal sealed class MergedPersonRow
{
    public required PersonId PersonId { get; init; }

    public required PersonId IntoPersonId { get; set; }
}

internal sealed class MergedPersonRowMapping : IEntityTypeConfiguration<MergedPersonRow>
{
    public void Configure(EntityTypeBuilder<MergedPersonRow> builder)
    {
        builder.ToTable("evaluation_merged");
        builder.HasKey(row => row.PersonId);
    }
}
