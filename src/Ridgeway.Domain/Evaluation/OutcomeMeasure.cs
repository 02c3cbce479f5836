using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Guidance;
using Ridgeway.Time;

namespace Ridgeway.Evaluation;

/// <summary>Which way a measure moves when people get better.</summary>
public enum BetterWhen
{
    Higher = 1,
    Lower = 2,
}

/// <summary>
/// Something measured at the start and the end of a programme, and how much of it is worth having. Dated content:
/// <c>content/england/measures</c>.
/// </summary>
public sealed record OutcomeMeasure : IDatedContent
{
    private readonly double worthwhileChange;
    private readonly int decimals;

    /// <summary>The name that questionnaires give it: "weekly-active-minutes".</summary>
    public required string Id { get; init; }

    /// <summary>For people: "Active minutes a week".</summary>
    public required string Name { get; init; }

    /// <summary>What is asked and how it is scored, in words.</summary>
    public required string Definition { get; init; }

    /// <summary>As people read it: "minutes a week", "points out of 10".</summary>
    public required string Unit { get; init; }

    public required BetterWhen Better { get; init; }

    /// <summary>How many decimals a published mean has, 0 to 4. Few, so that a mean cannot be turned back into a count.</summary>
    public required int Decimals
    {
        get => decimals;
        init => decimals = value is >= 0 and <= 4 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A measure has 0 to 4 decimals.");
    }

    /// <summary>The smallest mean change worth having, in the measure's unit, always positive.</summary>
    public required double WorthwhileChange
    {
        get => worthwhileChange;
        init => worthwhileChange = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A worthwhile change is more than nothing.");
    }

    /// <summary>Where the smallest worthwhile change comes from.</summary>
    public required Citation WorthwhileSource { get; init; }

    /// <summary>Where the measure itself comes from.</summary>
    public required Citation Source { get; init; }

    /// <summary>Lower comes first; the first measure that a programme has is its headline.</summary>
    public required int Rank { get; init; }

    /// <summary>The dated version, e.g. "2026-11-01".</summary>
    public required string Version { get; init; }

    public required EffectiveDates Effective { get; init; }

    public required Approval Approval { get; init; }

    /// <summary>A change turned so that more is better.</summary>
    public double AsGain(double change) => Better == BetterWhen.Higher ? change : -change;

    /// <summary>An interval of a change turned so that more is better.</summary>
    public Interval AsGain(Interval change) =>
        Better == BetterWhen.Higher ? change : new Interval(-change.Upper, -change.Lower);
}
