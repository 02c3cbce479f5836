namespace Ridgeway.Records.Facts;

/// <summary>What one part of one import knows of one person, unpacked as far as folding needs it.</summary>
/// <param name="Import">The import.</param>
/// <param name="Facts">Its facts.</param>
/// <param name="Marks">The resource of each fact, and after them of each resource that says nothing.</param>
/// <param name="PackedSources">Where they came from.</param>
internal sealed record Segment(ImportId Import, Fact[] Facts, ResourceMark[] Marks, byte[] PackedSources);

/// <summary>
/// Folds what several imports say of one person into one list of facts. A resource sent again replaces what it said before, also
/// where it now says nothing; facts of a resource that was not sent again stay.
/// </summary>
internal sealed class Fold
{
    private readonly IReadOnlyList<Segment> segments;
    private readonly LatestOfKey latest = new();
    private readonly List<(int Segment, int Place)> noted = [];

    /// <param name="segments">In the order they arrived.</param>
    public Fold(IReadOnlyList<Segment> segments)
    {
        this.segments = segments;
        latest.Start(segments.Sum(segment => segment.Marks.Length));
        for (var s = 0; s < segments.Count; s++)
        {
            for (var i = 0; i < segments[s].Marks.Length; i++)
            {
                Note(s, i);
            }
        }
    }

    /// <summary>Which facts stand, as (segment, place), in date order.</summary>
    public static (int Segment, int Place)[] Latest(IReadOnlyList<Segment> segments) => new Fold(segments).Standing();

    public (int Segment, int Place)[] Standing()
    {
        var standing = new List<(int Day, int Segment, int Place)>();
        for (var s = 0; s < segments.Count; s++)
        {
            for (var i = 0; i < segments[s].Facts.Length; i++)
            {
                if (Later(s, i) is null)
                {
                    standing.Add((segments[s].Facts[i].Day, s, i));
                }
            }
        }

        standing.Sort();
        return [.. standing.Select(one => (one.Segment, one.Place))];
    }

    /// <summary>Facts that stood and do not any more, because the latest form of their resource says nothing: each with where that is.</summary>
    public IEnumerable<((int Segment, int Place) Said, (int Segment, int Place) TakenBackBy)> TakenBack()
    {
        for (var s = 0; s < segments.Count; s++)
        {
            for (var i = 0; i < segments[s].Facts.Length; i++)
            {
                if (Later(s, i) is var (by, place) && place >= segments[by].Facts.Length)
                {
                    yield return ((s, i), (by, place));
                }
            }
        }
    }

    private void Note(int segment, int place)
    {
        ref readonly var mark = ref segments[segment].Marks[place];
        if (latest.TryGet(mark.Key, out var number))
        {
            var (before, at) = noted[number];
            var isSameImport = segments[before].Import == segments[segment].Import;
            if (!mark.Replaces(segments[before].Marks[at], isSameImport))
            {
                return;
            }
        }

        latest.Note(mark.Key, noted.Count);
        noted.Add((segment, place));
    }

    /// <summary>Where the latest form of a fact's resource is; null where that is its own.</summary>
    private (int Segment, int Place)? Later(int segment, int place)
    {
        ref readonly var mark = ref segments[segment].Marks[place];
        var (by, at) = noted[latest.Of(mark.Key)];
        return segments[by].Import == segments[segment].Import && mark.IsOneResourceWith(segments[by].Marks[at]) ? null : (by, at);
    }
}
