using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ridgeway.Records;

/// <summary>
/// What one part of an import said of who a person is, so that the person can be made again without it when the import is withdrawn.
/// </summary>
internal sealed class PersonSaidRow
{
    public required PersonId PersonId { get; init; }

    public required ImportId ImportId { get; init; }

    public required int Part { get; init; }

    /// <summary>The drafts in the order they came, as JSON.</summary>
    public required string Said { get; init; }
}

internal sealed class PersonSaidRowMapping : IEntityTypeConfiguration<PersonSaidRow>
{
    public void Configure(EntityTypeBuilder<PersonSaidRow> builder)
    {
        builder.ToTable("records_person_said");
        builder.HasKey(row => new { row.PersonId, row.ImportId, row.Part });
    }
}
