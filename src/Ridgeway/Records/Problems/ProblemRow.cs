using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ridgeway.Records.Problems;

/// <summary>Something an import could not use or doubted; what was set aside is kept with it as it came.</summary>
internal sealed class ProblemRow
{
    public long Number { get; init; }

    public required ImportId ImportId { get; init; }

    /// <summary>Which file of the import.</summary>
    public required int FileNumber { get; init; }

    /// <summary>1-based line or entry; 0 where the file is one resource.</summary>
    public required int Line { get; init; }

    public required string Path { get; init; }

    public required string What { get; init; }

    public required ProblemSeverity Severity { get; init; }

    public required ProblemState State { get; set; }

    public required ContentForm Form { get; init; }

    /// <summary>What was set aside, compressed; null where nothing was, or it was too large to keep.</summary>
    public byte[]? Content { get; init; }

    /// <summary>What somebody made of it, compressed; null where nobody did.</summary>
    public byte[]? Corrected { get; set; }

    /// <summary>The import that brought it in after all.</summary>
    public ImportId? ReleasedIn { get; set; }

    public byte[]? Latest() => (Corrected ?? Content) is { } packed ? Unpack(packed) : null;

    public byte[]? AsItCame() => Content is { } packed ? Unpack(packed) : null;

    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            deflate.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        deflate.CopyTo(bytes);
        return bytes.ToArray();
    }
}

internal enum ProblemSeverity
{
    /// <summary>Nothing of the resource was kept as facts.</summary>
    SetAside,

    /// <summary>A part of it was left out; the rest was kept.</summary>
    LeftOut,

    /// <summary>All of it was kept, and somebody should look.</summary>
    Doubt,
}

internal enum ProblemState
{
    /// <summary>Set aside and waiting for somebody.</summary>
    Open,

    /// <summary>Somebody changed it; it is still to be released.</summary>
    Corrected,

    /// <summary>It came in after all.</summary>
    Released,

    /// <summary>Nothing was set aside, so there is nothing to release.</summary>
    Noted,
}

/// <summary>How what was set aside is to be read again.</summary>
internal enum ContentForm
{
    /// <summary>One JSON document.</summary>
    Document,

    /// <summary>A CSV header and one row, read by the mapping its file was.</summary>
    Extract,
}

/// <summary>That somebody opened, corrected or released what was set aside. Rows are only ever added, and go with their import.</summary>
internal sealed class ProblemStepRow
{
    public required long Number { get; init; }

    public required int Step { get; init; }

    public required DateTime AtUtc { get; init; }

    public required string Who { get; init; }

    public required string What { get; init; }
}

/// <summary>A mapping by which extracts were read, so that what was set aside of them can be read again.</summary>
internal sealed class ExtractMapRow
{
    public required string Hash { get; init; }

    public required string Name { get; init; }

    public required string Text { get; init; }
}

internal sealed class ProblemRowMapping : IEntityTypeConfiguration<ProblemRow>
{
    public void Configure(EntityTypeBuilder<ProblemRow> builder)
    {
        builder.ToTable("records_problem");
        builder.HasKey(row => row.Number);
        builder.Property(row => row.Number).ValueGeneratedOnAdd();
    }
}

internal sealed class ProblemStepRowMapping : IEntityTypeConfiguration<ProblemStepRow>
{
    public void Configure(EntityTypeBuilder<ProblemStepRow> builder)
    {
        builder.ToTable("records_problem_step");
        builder.HasKey(row => new { row.Number, row.Step });
    }
}

internal sealed class ExtractMapRowMapping : IEntityTypeConfiguration<ExtractMapRow>
{
    public void Configure(EntityTypeBuilder<ExtractMapRow> builder)
    {
        builder.ToTable("records_extract_map");
        builder.HasKey(row => row.Hash);
    }
}
