using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>A measure worth seeing at a glance: for whom, which side of which line needs attention, and when it is due again.</summary>
public sealed record KeyMeasure : IDatedContent
{
    /// <summary>Its own id; one measure may have several lines for different people.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The code list of the measure.</summary>
    public required string Measure { get; init; }

    /// <summary>Smaller is shown first.</summary>
    public required int Rank { get; init; }

    /// <summary>Whose measure it is; null is everyone's.</summary>
    public Criterion? For { get; init; }

    /// <summary>What the latest reading says when it needs attention; null where there is no line.</summary>
    public Criterion.Measured? Attention { get; init; }

    /// <summary>True when it should be measured again now; null where nobody asks for it.</summary>
    public Criterion? Due { get; init; }

    public required Citation Source { get; init; }

    public EffectiveDates Effective { get; init; }
}
