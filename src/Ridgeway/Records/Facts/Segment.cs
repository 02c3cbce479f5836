namespace Ridgeway.Records.Facts;

/// <summary>What one part of one import knows of one person, unpacked as far as folding needs it.</summary>
internal sealed record Segment(ImportId Import, Fact[] Facts, ulong[] Keys, byte[] PackedSources);

/// <summary>
/// Folds what several imports say of one person into one list of facts. A resource sent again replaces what it said before;
/// facts of a resource that was not sent again stay.
/// </summary>
internal static class Fold
{
    /// <summary>Which facts stand, as (segment, place), in date order. Segments come in the order they arrived.</summary>
    public static (int Segment, int Place)[] Latest(IReadOnlyList<Segment> segments)
    {
        var total = segments.Sum(segment => segment.Facts.Length);
        var latest = new LatestOfKey();
        latest.Start(total);
        for (var s = 0; s < segments.Count; s++)
        {
            foreach (var key in segments[s].Keys)
            {
                latest.Note(key, s);
            }
        }

        var standing = new List<(int Day, int Segment, int Place)>(total);
        for (var s = 0; s < segments.Count; s++)
        {
            for (var i = 0; i < segments[s].Facts.Length; i++)
            {
                if (latest.Of(segments[s].Keys[i]) == s)
                {
                    standing.Add((segments[s].Facts[i].Day, s, i));
                }
            }
        }

        standing.Sort();
        return [.. standing.Select(one => (one.Segment, one.Place))];
    }
}
