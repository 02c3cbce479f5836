namespace Ridgeway.Content;

/// <summary>Which of the names that exist was probably meant.</summary>
internal static class Nearest
{
    /// <summary>The name with the fewest letters to change, or null where none is near.</summary>
    public static string? To(string written, IEnumerable<string> names)
    {
        var near = names
            .Select(name => (Name: name, Distance: Distance(written, name)))
            .Where(one => one.Distance < written.Length && one.Distance <= Math.Max(2, written.Length / 3))
            .OrderBy(one => one.Distance)
            .ThenBy(one => one.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return near.Name;
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string one, string other)
    {
        var row = new int[other.Length + 1];
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var substituted = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
