using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ridgeway.Records.BulkSubmit;

/// <summary>One manifest that another system asked Ridgeway to fetch and import.</summary>
internal sealed class SubmissionRow
{
    public required Guid EntryId { get; init; }

    /// <summary>Who submits, as "system|value"; names the source of what is imported.</summary>
    public required string Submitter { get; init; }

    /// <summary>The submitter's own id for what belongs together.</summary>
    public required string SubmissionId { get; init; }

    /// <summary>The client that asked; only it may ask how it went.</summary>
    public required string ClientId { get; init; }

    public required string ManifestUrl { get; init; }

    public string? FhirBaseUrl { get; init; }

    /// <summary>A manifest of the same submission whose import is withdrawn before this one's is made.</summary>
    public string? ReplacesManifestUrl { get; init; }

    public required SubmissionState State { get; set; }

    public required DateTime ReceivedAtUtc { get; init; }

    public DateTime? FinishedAtUtc { get; set; }

    public ImportId? ImportId { get; set; }

    /// <summary>What came of it, in plain words; empty while it waits.</summary>
    public string Message { get; set; } = "";
}

internal enum SubmissionState
{
    Waiting,
    Running,
    Done,
    Failed,

    /// <summary>The submission was stopped before this one's turn.</summary>
    Stopped,

    /// <summary>Another manifest took its place and its import was withdrawn.</summary>
    Replaced,
}

internal sealed class SubmissionRowMapping : IEntityTypeConfiguration<SubmissionRow>
{
    public void Configure(EntityTypeBuilder<SubmissionRow> builder)
    {
        builder.ToTable("records_submission");
        builder.HasKey(row => row.EntryId);
        builder.Property(row => row.EntryId).ValueGeneratedNever();
    }
}
