namespace Ridgeway.Evaluation;

/// <summary>
/// Counts that are published together and tied by sums (a total and its groups; the referred are the accepted and the
/// others), so that a reader may add and subtract. After the profile's own rule it hides as few further counts as it takes
/// for every small count to stay uncertain, whether it was to be shown or is only a difference of shown ones.
/// </summary>
/// <remarks>
/// The reader is taken to know the rule, which counts are small, and how rounding works. Rounding alone is not enough:
/// groups of 17, 17, 17 and 7 in a total of 58 are shown as 15, 15, 15, * and 60, which leaves only 7 for the hidden one.
/// The bounds are by interval propagation, which is exact where the sums form a tree and otherwise checked in tests by
/// going through every possibility.
/// </remarks>
public sealed class LinkedCounts(DisclosureProfile profile)
{
    private readonly List<long> counts = [];
    private readonly List<bool> isForShow = [];
    private readonly List<Mark> marks = [];
    private readonly List<(int Whole, int[] Parts, bool IsSplit)> sums = [];

    private enum Mark
    {
        Shown,

        /// <summary>Hidden for being small.</summary>
        Small,

        /// <summary>Hidden to protect another.</summary>
        Protecting,

        /// <summary>Hidden because its total is small; tells nothing about the count itself.</summary>
        Withheld,

        /// <summary>Never shown; a reader may still work it out.</summary>
        Difference,
    }

    /// <summary>Adds a count that is to be shown, and returns its number.</summary>
    public int Show(long count) => Add(count, forShow: true);

    /// <summary>States that groups divide a total without rest. Where the total is hidden for being small, its groups are too.</summary>
    public void Divide(int total, IReadOnlyList<int> groups) => sums.Add((total, [.. groups], true));

    /// <summary>States that one count is part of another; the rest, never shown, must not be worked out where it is small.</summary>
    /// <returns>The number of the rest, which may be divided in its turn.</returns>
    public int Contain(int whole, int part)
    {
        var rest = Add(counts[whole] - counts[part], forShow: false);
        sums.Add((whole, [part, rest], false));
        return rest;
    }

    /// <summary>What may be shown, in the order added with <see cref="Show"/>.</summary>
    public IReadOnlyList<PublishedCount> Publish()
    {
        HideTheSmall();
        while (TooNarrow() is { } narrow && NextToHide(narrow) is { } chosen)
        {
            marks[chosen] = Mark.Protecting;
        }

        return
        [
            .. Enumerable.Range(0, counts.Count).Where(cell => isForShow[cell])
                .Select(cell => marks[cell] == Mark.Shown ? PublishedCount.Of(profile.Rounded(counts[cell])) : PublishedCount.Hidden),
        ];
    }

    private int Add(long count, bool forShow)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        counts.Add(count);
        isForShow.Add(forShow);
        marks.Add(forShow ? Mark.Shown : Mark.Difference);
        return counts.Count - 1;
    }

    private void HideTheSmall()
    {
        for (var cell = 0; cell < counts.Count; cell++)
        {
            if (marks[cell] == Mark.Shown && profile.Hides(counts[cell]))
            {
                marks[cell] = Mark.Small;
            }
        }

        foreach (var group in sums.Where(sum => sum.IsSplit && marks[sum.Whole] == Mark.Small).SelectMany(sum => sum.Parts))
        {
            marks[group] = Mark.Withheld;
        }
    }

    /// <summary>
    /// A small count with too few possible values. The one least helped so far comes first: one count pinned down pins others
    /// that contain it, and protecting it frees them as well.
    /// </summary>
    private int? TooNarrow()
    {
        var (least, most) = Bounds();
        return Enumerable.Range(0, counts.Count)
            .Where(cell => marks[cell] != Mark.Shown && profile.Hides(counts[cell]) && most[cell] - least[cell] + 1 < profile.LeastPossibleValues)
            .OrderBy(cell => Beside(cell).SelectMany(sum => sum.Parts.Append(sum.Whole)).Count(near => marks[near] == Mark.Protecting))
            .ThenBy(cell => cell)
            .Select(cell => (int?)cell)
            .FirstOrDefault();
    }

    private IEnumerable<(int Whole, int[] Parts, bool IsSplit)> Beside(int cell) =>
        sums.Where(sum => sum.Whole == cell || sum.Parts.Contains(cell));

    /// <summary>The count whose hiding costs least: near the narrow one, a part before a total, the smallest before nought.</summary>
    private int? NextToHide(int narrow)
    {
        var beside = Beside(narrow).ToList();
        return Cheapest(beside.SelectMany(sum => sum.Parts))
            ?? Cheapest(beside.Select(sum => sum.Whole))
            ?? Cheapest(sums.SelectMany(sum => sum.Parts))
            ?? Cheapest(sums.Select(sum => sum.Whole));
    }

    private int? Cheapest(IEnumerable<int> cells) => cells
        .Where(cell => marks[cell] == Mark.Shown)
        .OrderBy(cell => counts[cell] == 0)
        .ThenBy(cell => counts[cell])
        .ThenBy(cell => cell)
        .Select(cell => (int?)cell)
        .FirstOrDefault();

    /// <summary>The least and most that each count can be, for a reader of what would now be shown.</summary>
    private (long[] Least, long[] Most) Bounds()
    {
        var least = new long[counts.Count];
        var most = new long[counts.Count];
        for (var cell = 0; cell < counts.Count; cell++)
        {
            (least[cell], most[cell]) = marks[cell] switch
            {
                Mark.Shown => profile.Behind(profile.Rounded(counts[cell])),
                Mark.Small => (profile.HideFrom, profile.HideTo),
                Mark.Protecting or Mark.Withheld or Mark.Difference => (0, long.MaxValue / 1024),
            };
        }

        while (sums.Aggregate(false, (moved, sum) => Tighten(least, most, sum.Whole, sum.Parts) || moved))
        {
        }

        return (least, most);
    }

    private static bool Tighten(long[] least, long[] most, int whole, int[] parts)
    {
        var sumOfLeast = parts.Sum(part => least[part]);
        var sumOfMost = parts.Sum(part => most[part]);
        var moved = Raise(least, whole, sumOfLeast) | Lower(most, whole, sumOfMost);
        foreach (var part in parts)
        {
            moved |= Raise(least, part, least[whole] - (sumOfMost - most[part]));
            moved |= Lower(most, part, most[whole] - (sumOfLeast - least[part]));
            sumOfLeast = parts.Sum(each => least[each]);
            sumOfMost = parts.Sum(each => most[each]);
        }

        return moved;
    }

    private static bool Raise(long[] least, int cell, long to)
    {
        var raises = to > least[cell];
        least[cell] = raises ? to : least[cell];
        return raises;
    }

    private static bool Lower(long[] most, int cell, long to)
    {
        var lowers = to < most[cell];
        most[cell] = lowers ? to : most[cell];
        return lowers;
    }
}
