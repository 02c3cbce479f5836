using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Time;

namespace Ridgeway.Evaluation;

/// <summary>
/// The parameters of an evaluation that are judgements, not mathematics. Dated content: <c>content/england/evaluation</c>.
/// </summary>
public sealed record EvaluationMethod : IDatedContent
{
    private readonly double confidence = 0.95;

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required EffectiveDates Effective { get; init; }

    /// <summary>What is done, in words, as shown beside every figure.</summary>
    public required string Description { get; init; }

    /// <summary>Of every interval, above 0 and below 1.</summary>
    public required double Confidence
    {
        get => confidence;
        init => confidence = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Confidence lies between 0 and 1.");
    }

    /// <summary>With fewer pairs nothing is said about the outcome.</summary>
    public required int FewestPairs { get; init; }

    /// <summary>
    /// A difference in response between the most deprived fifth and everyone else, in percentage points, from which on
    /// the reader is warned; where its interval leaves out nought as well, the headline is withheld.
    /// </summary>
    public required double UnevenFrom { get; init; }

    public required Citation Source { get; init; }
}
