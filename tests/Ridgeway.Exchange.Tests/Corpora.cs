namespace Ridgeway.Exchange;

/// <summary>Files written by others, beside the clone in ../shared; tests that read them skip, saying so, where they are not.</summary>
internal static class Corpora
{
    public static string Folder(params string[] parts)
    {
        var found = TryFolder(parts);
        Assert.SkipWhen(found is null, $"{string.Join('/', parts)} is not in ../shared/corpora.");
        return found!;
    }

    /// <summary>The folder, or null where it is not here.</summary>
    public static string? TryFolder(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Ridgeway.slnx")))
            {
                var found = Path.GetFullPath(Path.Combine([folder.FullName, "..", "shared", "corpora", .. parts]));
                return Path.Exists(found) ? found : null;
            }
        }

        throw new InvalidOperationException("These tests must run inside a clone of Ridgeway.");
    }

    public static IEnumerable<string> Files(params string[] parts) =>
        Directory.EnumerateFiles(Folder(parts), "*.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
