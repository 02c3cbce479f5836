namespace Ridgeway.Exchange;

/// <summary>Files written by others, beside the clone in ../shared; tests that read them skip, saying so, where they are not.</summary>
internal static class Corpora
{
    public static string Folder(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Ridgeway.slnx")))
            {
                var found = Path.Combine([folder.FullName, "..", "shared", "corpora", .. parts]);
                Assert.SkipUnless(Path.Exists(found), $"{string.Join('/', parts)} is not in ../shared/corpora.");
                return Path.GetFullPath(found);
            }
        }

        throw new InvalidOperationException("These tests must run inside a clone of Ridgeway.");
    }

    public static IEnumerable<string> Files(params string[] parts) =>
        Directory.EnumerateFiles(Folder(parts), "*.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
