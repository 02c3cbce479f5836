using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Codes;

namespace Ridgeway.Records;

/// <summary>How deprived a small area is by one edition of the index, from the official file.</summary>
internal sealed class AreaRow
{
    public required Lsoa Lsoa { get; init; }

    public required string DeprivationIndex { get; init; }

    public required int Decile { get; set; }
}

internal sealed class AreaRowMapping : IEntityTypeConfiguration<AreaRow>
{
    public void Configure(EntityTypeBuilder<AreaRow> builder)
    {
        builder.ToTable("records_area");
        builder.HasKey(row => new { row.Lsoa, row.DeprivationIndex });
        builder.Property(row => row.Lsoa).ValueGeneratedNever();
    }
}
