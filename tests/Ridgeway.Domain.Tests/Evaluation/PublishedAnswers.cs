namespace Ridgeway.Evaluation;

/// <summary>Reads answers that others have published, from ../shared/reference; a test that needs them skips where it is absent.</summary>
internal static class PublishedAnswers
{
    /// <summary>The rows of a file, each by column name.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string method, string file)
    {
        var path = Path.Combine(Root(), "..", "shared", "reference", method, file);
        Assert.SkipUnless(File.Exists(path), $"No published answers at ../shared/reference/{method}/{file}.");
        var lines = File.ReadAllLines(path);
        var columns = lines[0].Split(',');
        return
        [
            .. lines.Skip(1).Where(line => line.Length > 0)
                .Select(line => columns.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)),
        ];
    }

    public static double Number(this IReadOnlyDictionary<string, string> row, string column) => double.Parse(row[column]);

    /// <summary>Equal within the tolerance of the published answers: one part in 10⁹.</summary>
    public static void AssertClose(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(Math.Abs(expected), 1e-300) + 1e-15, $"Expected {expected:R}, got {actual:R}.");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ridgeway.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
