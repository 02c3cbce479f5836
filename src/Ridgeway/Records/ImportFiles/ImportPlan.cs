using System.Security.Cryptography;

namespace Ridgeway.Records.ImportFiles;

/// <summary>One file to import.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">How messages name it: relative to the folder that was given.</param>
/// <param name="IsLines">NDJSON: one resource a line.</param>
internal sealed record PlannedFile(string Path, string Name, bool IsLines)
{
    public long Bytes { get; } = new FileInfo(Path).Length;

    public Stream Open() => new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public async Task<string> HashAsync(CancellationToken cancel)
    {
        await using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }
}

/// <summary>Which files an import reads, and in what order: patients before what is about them.</summary>
internal static class ImportPlan
{
    private static readonly string[] Endings = [".json", ".ndjson"];

    /// <summary>Files as given; folders with everything under them that ends in .json or .ndjson.</summary>
    /// <exception cref="FileNotFoundException">A path is neither a file nor a folder.</exception>
    public static IReadOnlyList<PlannedFile> For(IReadOnlyList<string> paths)
    {
        var files = paths.SelectMany(Expand).DistinctBy(file => file.Path).ToList();
        return [.. files.OrderBy(file => IsPatients(file) ? 0 : 1)];
    }

    /// <summary>The plan in steps: a document by itself, files of lines that may be read side by side together.</summary>
    public static IEnumerable<IReadOnlyList<PlannedFile>> Together(IReadOnlyList<PlannedFile> plan)
    {
        for (var from = 0; from < plan.Count;)
        {
            var to = from + 1;
            while (plan[from].IsLines && to < plan.Count && plan[to].IsLines && IsPatients(plan[to]) == IsPatients(plan[from]))
            {
                to++;
            }

            yield return [.. plan.Skip(from).Take(to - from)];
            from = to;
        }
    }

    private static IEnumerable<PlannedFile> Expand(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
        {
            return [new PlannedFile(full, Path.GetFileName(full), IsLines(full))];
        }

        if (!Directory.Exists(full))
        {
            throw new FileNotFoundException($"There is no file or folder at {full}.");
        }

        return Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories)
            .Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Select(file => new PlannedFile(file, Path.GetRelativePath(full, file).Replace('\\', '/'), IsLines(file)));
    }

    private static bool IsLines(string path) => path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);

    private static bool IsPatients(PlannedFile file) =>
        Path.GetFileName(file.Path).StartsWith("Patient", StringComparison.OrdinalIgnoreCase);
}
