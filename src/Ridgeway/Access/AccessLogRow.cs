using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Records;

namespace Ridgeway.Access;

/// <summary>That someone looked at one person's record, or tried to. Rows are only ever added.</summary>
internal sealed class AccessLogRow
{
    public required PersonId PersonId { get; init; }

    public required Guid EntryId { get; init; }

    public required DateTime AtUtc { get; init; }

    public required AccountId AccountId { get; init; }

    /// <summary>The name at the time: accounts change, the log does not.</summary>
    public required string AccountName { get; init; }

    public required Role Role { get; init; }

    public string? Organisation { get; init; }

    public string? OrganisationName { get; init; }

    /// <summary>What was looked at: "Person page", "Class register".</summary>
    public required string What { get; init; }

    public required Purpose Why { get; init; }

    /// <summary>False where it was asked for and refused.</summary>
    public required bool WasShown { get; init; }
}

internal sealed class AccessLogRowMapping : IEntityTypeConfiguration<AccessLogRow>
{
    public void Configure(EntityTypeBuilder<AccessLogRow> builder)
    {
        builder.ToTable("access_log");
        builder.HasKey(row => new { row.PersonId, row.EntryId });
    }
}
