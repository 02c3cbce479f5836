using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Time;

namespace Ridgeway.Evaluation;

/// <summary>
/// A dated rule for what counts about people may leave: which are hidden and how the rest are rounded. Content:
/// <c>content/england/disclosure</c>.
/// </summary>
public sealed record DisclosureProfile : IDatedContent
{
    private readonly int roundTo = 1;

    public required string Id { get; init; }

    /// <summary>For people: "NHS England secondary care rule".</summary>
    public required string Name { get; init; }

    /// <summary>The rule in words, as shown beside every table.</summary>
    public required string Rule { get; init; }

    /// <summary>The smallest count that is hidden: 1 where a true nought is shown.</summary>
    public required int HideFrom { get; init; }

    /// <summary>The largest count that is hidden.</summary>
    public required int HideTo { get; init; }

    /// <summary>Counts that are shown are rounded to the nearest multiple of this; 1 leaves them as they are.</summary>
    public required int RoundTo
    {
        get => roundTo;
        init => roundTo = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Counts are rounded to a multiple of at least 1.");
    }

    /// <summary>
    /// A hidden count must keep at least so many possible values for a reader who puts every published figure together.
    /// </summary>
    public int LeastPossibleValues { get; init; } = 3;

    public required string Version { get; init; }

    public required EffectiveDates Effective { get; init; }

    public required Citation Source { get; init; }

    public bool Hides(long count) => count >= HideFrom && count <= HideTo;

    /// <summary>
    /// What may be shown of one count on its own. Counts published together go through <see cref="LinkedCounts"/>.
    /// </summary>
    public PublishedCount Publish(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Hides(count) ? PublishedCount.Hidden : PublishedCount.Of(Rounded(count));
    }

    /// <summary>The counts that a reader must think possible behind a shown figure.</summary>
    public (long Least, long Most) Behind(long shown)
    {
        var most = shown + ((RoundTo - 1) / 2);
        if (shown == 0)
        {
            return (0, most > HideTo ? most : 0);
        }

        var least = Math.Max(shown - (RoundTo / 2), 0);
        return (Hides(least) || least < HideFrom ? HideTo + 1 : least, most);
    }

    /// <summary>The nearest multiple, halves up, whether or not it may be shown.</summary>
    public long Rounded(long count) => (count + (RoundTo / 2)) / RoundTo * RoundTo;
}

/// <summary>A count as it may be shown: rounded, or hidden because few people are behind it. The unset value is hidden.</summary>
public readonly record struct PublishedCount
{
    private PublishedCount(long? shown) => Shown = shown;

    /// <summary>The figure, or null where it is hidden. Null is never nought.</summary>
    public long? Shown { get; }

    public bool IsHidden => Shown is null;

    public static PublishedCount Hidden => default;

    public static PublishedCount Of(long shown) => new(shown);

    /// <summary>As tables write it: the figure, or "*".</summary>
    public override string ToString() => Shown?.ToString() ?? "*";
}
