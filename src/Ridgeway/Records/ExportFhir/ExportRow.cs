using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ridgeway.Records.ExportFhir;

public readonly record struct ExportId
{
    private readonly Guid value;

    public ExportId(Guid value) => this.value = value == Guid.Empty ? throw new ArgumentException("An ExportId cannot be empty.", nameof(value)) : value;

    public Guid Value => value == Guid.Empty ? throw new InvalidOperationException("An unset ExportId was read.") : value;

    public static ExportId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

internal enum ExportState
{
    Waiting,
    Running,
    Done,
    Failed,
    Deleted,
}

/// <summary>One bulk export asked for; its files lie in a folder of its own beside the database.</summary>
internal sealed class ExportRow
{
    public required ExportId ExportId { get; init; }

    public required Guid AccountId { get; init; }

    public required string AccountName { get; init; }

    /// <summary>The address it was asked for at.</summary>
    public required string Request { get; init; }

    /// <summary>Types separated by commas.</summary>
    public required string Types { get; init; }

    public DateTime? SinceUtc { get; init; }

    /// <summary>"Type?search", one a line; a resource of a type named here is exported where one of them fits.</summary>
    public string TypeFilters { get; init; } = "";

    /// <summary>"system", "patient" or "group:NAME".</summary>
    public required string Level { get; init; }

    public ExportState State { get; set; }

    /// <summary>What was known then is in it; what came later may not be.</summary>
    public required DateTime AskedAtUtc { get; init; }

    public DateTime? FinishedAtUtc { get; set; }

    public long PeopleDone { get; set; }

    /// <summary>The files as JSON.</summary>
    public string Files { get; set; } = "[]";

    public string? Problem { get; set; }
}

internal sealed class ExportRowMapping : IEntityTypeConfiguration<ExportRow>
{
    public void Configure(EntityTypeBuilder<ExportRow> builder)
    {
        builder.ToTable("records_export");
        builder.HasKey(row => row.ExportId);
        builder.Property(row => row.ExportId).ValueGeneratedNever();
    }
}
