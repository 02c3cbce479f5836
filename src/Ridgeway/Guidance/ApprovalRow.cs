using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ridgeway.Guidance;

/// <summary>Somebody by name agreed to a rule or contraindication as it then was, or took that back. Rows are only ever added.</summary>
internal sealed class ApprovalRow
{
    public required Guid ApprovalId { get; init; }

    /// <summary>"rule" or "contraindication".</summary>
    public required string Kind { get; init; }

    public required string ContentId { get; init; }

    public required string Version { get; init; }

    public required string Fingerprint { get; init; }

    public required string PackHash { get; init; }

    public required bool IsWithdrawal { get; init; }

    public required string ByName { get; init; }

    public required string ByRole { get; init; }

    /// <summary>The account that entered it; null from the command line.</summary>
    public string? ByAccount { get; init; }

    public required DateTime AtUtc { get; init; }
}

internal sealed class ApprovalRowMapping : IEntityTypeConfiguration<ApprovalRow>
{
    public void Configure(EntityTypeBuilder<ApprovalRow> builder)
    {
        builder.ToTable("guidance_approval");
        builder.HasKey(row => row.ApprovalId);
        builder.Property(row => row.ApprovalId).ValueGeneratedNever();
    }
}
