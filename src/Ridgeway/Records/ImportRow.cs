using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ridgeway.Records;

/// <summary>One run of "import".</summary>
internal sealed class ImportRow
{
    public required ImportId ImportId { get; init; }

    /// <summary>The system the files came from, as named at import; keeps one system's ids apart from another's.</summary>
    public required string Source { get; init; }

    /// <summary>Who or what ran it.</summary>
    public required string Importer { get; init; }

    /// <summary>True where each resource is kept as it came, false where only its facts are.</summary>
    public required bool KeepsSources { get; init; }

    public ImportState State { get; set; }

    public required DateTime StartedAtUtc { get; init; }

    public DateTime? FinishedAtUtc { get; set; }

    /// <summary>When possible duplicates were looked for among those it touched; null until then, so that a look that was cut short is made up for.</summary>
    public DateTime? MatchedAtUtc { get; set; }

    /// <summary>Different people met in its files.</summary>
    public long People { get; set; }

    /// <summary>The import something was set aside from that this one brought in after all; else null. It is withdrawn with it.</summary>
    public ImportId? ReleasedFrom { get; init; }
}

internal enum ImportState
{
    Running,
    Done,

    /// <summary>The program ended before it did; what was committed is kept, and importing again completes it.</summary>
    Interrupted,
    Withdrawn,
}

/// <summary>One file of an import, with what came of it.</summary>
internal sealed class ImportFileRow
{
    public required ImportId ImportId { get; init; }

    public required int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256 of the bytes, so that the same file is not read twice.</summary>
    public required string Hash { get; init; }

    public required long Bytes { get; init; }

    public required ImportState State { get; set; }

    public long People { get; set; }

    public long Read { get; set; }

    public long Kept { get; set; }

    public long Ignored { get; set; }

    public long SetAside { get; set; }

    /// <summary>The mapping it was read by, where it is an extract; else null.</summary>
    public string? MapHash { get; init; }

    /// <summary>What was ignored and how often, as JSON: {"CarePlan: not used by Ridgeway": 12}.</summary>
    public string IgnoredKinds { get; set; } = "{}";
}

internal sealed class ImportRowMapping : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.ToTable("records_import");
        builder.HasKey(row => row.ImportId);
        builder.Property(row => row.ImportId).ValueGeneratedNever();
    }
}

internal sealed class ImportFileRowMapping : IEntityTypeConfiguration<ImportFileRow>
{
    public void Configure(EntityTypeBuilder<ImportFileRow> builder)
    {
        builder.ToTable("records_import_file");
        builder.HasKey(row => new { row.ImportId, row.Number });
    }
}
