using Ridgeway.Content;
using Ridgeway.Exchange.Csv;

namespace Ridgeway.Records;

/// <summary>The places the content folder knows, from every CSV file in its "places" folder.</summary>
internal static class PlaceFiles
{
    /// <exception cref="ContentUnreadableException">A row is wrong; the message says which file and line.</exception>
    public static Places Read(string contentFolder)
    {
        var folder = Path.Combine(contentFolder, "places");
        var (lsoas, practices) = (new List<LsoaPlace>(), new List<PracticePlace>());
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csv") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var (places, problems) = PlacesCsv.Read(File.ReadAllText(file));
            if (problems is [var first, ..])
            {
                throw new ContentUnreadableException($"places/{Path.GetFileName(file)} line {first.Line}, {first.Column}: {first.What}");
            }

            lsoas.AddRange(places.Lsoas);
            practices.AddRange(places.Practices);
        }

        return new Places(lsoas, practices);
    }
}
