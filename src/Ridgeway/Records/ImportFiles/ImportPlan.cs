using System.IO.Compression;
using System.Security.Cryptography;
using Ridgeway.Exchange.Csv.Extracts;
using Ridgeway.Records.Extracts;

namespace Ridgeway.Records.ImportFiles;

/// <summary>How a file is read.</summary>
internal enum FileForm
{
    /// <summary>One JSON document: a Bundle, a resource, a list of resources.</summary>
    Document,

    /// <summary>NDJSON: one resource a line.</summary>
    Lines,

    /// <summary>CSV, by a mapping.</summary>
    Extract,
}

/// <summary>One file to import.</summary>
/// <param name="Path">Where it is; its name where it is in memory.</param>
/// <param name="Name">How messages name it: relative to the folder that was given.</param>
/// <param name="Form">How it is read.</param>
internal sealed record PlannedFile(string Path, string Name, FileForm Form)
{
    private static readonly byte[] GzipStart = [0x1F, 0x8B];
    private readonly byte[]? content;

    /// <summary>What is already in memory.</summary>
    public PlannedFile(string name, FileForm form, byte[] content)
        : this(name, name, form)
    {
        this.content = content;
        Bytes = content.Length;
    }

    public long Bytes { get; } = File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>How an extract is read; null for FHIR.</summary>
    public ExtractMapping? Mapping { get; init; }

    public ExtractFile? Map { get; init; }

    public bool IsLines => Form == FileForm.Lines;

    /// <summary>SHA-256 of the bytes as they are, compressed or not, in hexadecimal. An extract read by another mapping is another file.</summary>
    public async Task<string> HashAsync(CancellationToken cancel)
    {
        await using var stream = OpenRaw();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
        return Mapping is null ? hash : Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(hash + Mapping.Hash)));
    }

    /// <summary>Its bytes, unpacked where they begin as gzip does, whatever the file is called.</summary>
    public Stream Open()
    {
        var raw = OpenRaw();
        Span<byte> start = stackalloc byte[2];
        var isPacked = raw.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start.SequenceEqual(GzipStart);
        raw.Position = 0;
        return isPacked ? new UnpackingStream(raw) : raw;
    }

    private Stream OpenRaw() => content is null
        ? new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan)
        : new MemoryStream(content, writable: false);
}

/// <summary>Which files an import reads, and in what order: what is looked up, then patients, then what is about them.</summary>
internal static class ImportPlan
{
    private static readonly string[] LookedUp = ["Organization", "PractitionerRole", "Practitioner", "Location", "Medication"];

    /// <summary>Files as given; folders with everything under them that a way in reads by its name.</summary>
    /// <exception cref="FileNotFoundException">A path is neither a file nor a folder.</exception>
    public static IReadOnlyList<PlannedFile> For(IReadOnlyList<string> paths, ExtractMapping? mapping = null)
    {
        var files = paths.SelectMany(path => Expand(path, mapping)).DistinctBy(file => file.Path).ToList();
        return [.. files.OrderBy(Place)];
    }

    /// <summary>The plan in steps: a document or extract by itself, files of lines that may be read side by side together.</summary>
    public static IEnumerable<IReadOnlyList<PlannedFile>> Together(IReadOnlyList<PlannedFile> plan)
    {
        for (var from = 0; from < plan.Count;)
        {
            var to = from + 1;
            while (plan[from].IsLines && to < plan.Count && plan[to].IsLines && Place(plan[to]) == Place(plan[from]))
            {
                to++;
            }

            yield return [.. plan.Skip(from).Take(to - from)];
            from = to;
        }
    }

    private static IEnumerable<PlannedFile> Expand(string path, ExtractMapping? mapping)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
        {
            return [Planned(full, Path.GetFileName(full), mapping) ?? new PlannedFile(full, Path.GetFileName(full), FileForm.Document)];
        }

        if (!Directory.Exists(full))
        {
            throw new FileNotFoundException($"There is no file or folder at {full}.");
        }

        return Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => Planned(file, Path.GetRelativePath(full, file).Replace('\\', '/'), mapping))
            .OfType<PlannedFile>();
    }

    private static PlannedFile? Planned(string path, string name, ExtractMapping? mapping)
    {
        var bare = Unpacked(Path.GetFileName(path));
        if (bare.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || bare.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            return new PlannedFile(path, name, FileForm.Lines);
        }

        if (mapping?.Map.For(bare) is { } map)
        {
            return new PlannedFile(path, name, FileForm.Extract) { Mapping = mapping, Map = map };
        }

        return bare.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? new PlannedFile(path, name, FileForm.Document) : null;
    }

    private static string Unpacked(string name) => name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;

    private static int Place(PlannedFile file)
    {
        if (file.Map is { } map)
        {
            return map.Person.HasDetails ? 1 : 2;
        }

        var type = Path.GetFileName(file.Path);
        var word = type[..(type.AsSpan().IndexOfAny(".-_0123456789 ") is >= 0 and var end ? end : type.Length)];
        return LookedUp.Contains(word, StringComparer.OrdinalIgnoreCase) ? 0
            : word.StartsWith("Patient", StringComparison.OrdinalIgnoreCase) ? 1
            : 2;
    }
}

/// <summary>Unpacks gzip, and stops where a small file unpacks into far more than any record does: it was made to fill the machine.</summary>
internal sealed class UnpackingStream(Stream packed) : Stream
{
    private const long Small = 64 << 20;

    /// <summary>FHIR packs to a tenth or a thirtieth of its size; nothing but a trap to a two-hundredth.</summary>
    private const int MostTimes = 200;

    private readonly GZipStream gzip = new(packed, CompressionMode.Decompress);
    private long given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => given;
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The file is damaged, or unpacks into too much.</exception>
    public override int Read(Span<byte> buffer) => Count(gzip.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await gzip.ReadAsync(buffer, cancellationToken));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            gzip.Dispose();
            packed.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        given += read;
        return given > Small && given / MostTimes > packed.Position
            ? throw new InvalidDataException($"it unpacks into more than {MostTimes} times its size, which no record does")
            : read;
    }
}
