namespace Ridgeway;

/// <summary>The clone these tests were built from.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    public static string Of(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Ridgeway.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("These tests must run inside a clone of Ridgeway.");
    }
}
