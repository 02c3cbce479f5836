namespace Ridgeway.Records.Matching;

/// <summary>What decided.</summary>
public enum MatchDecider
{
    /// <summary>Both hold the same verified NHS number, and nothing speaks against it.</summary>
    SameVerifiedNumber,

    /// <summary>The national register gave one of them the other's number in place of theirs.</summary>
    SupersededNumber,

    /// <summary>They hold one NHS number, and birth date and name contradict.</summary>
    NumberContradicted,

    /// <summary>Each holds a verified NHS number, and the two differ.</summary>
    DifferentVerifiedNumbers,

    /// <summary>The score.</summary>
    Score,

    /// <summary>A source says that one of its records replaced the other.</summary>
    LinkedBySource,
}

/// <param name="Field">What was compared.</param>
/// <param name="Agreement">How far it agrees.</param>
/// <param name="Weight">What that added; below nought speaks against.</param>
public sealed record MatchReason(MatchField Field, Agreement Agreement, double Weight);

/// <summary>What two records are to each other, and every reason for and against.</summary>
public sealed record MatchResult(MatchVerdict Verdict, MatchDecider Decider, double Score, IReadOnlyList<MatchReason> Reasons)
{
    /// <summary>The same where a source says that one record replaced the other: never different people, and never the same on that word alone.</summary>
    public MatchResult Linked() => Verdict == MatchVerdict.Same ? this : this with { Verdict = MatchVerdict.Possible, Decider = MatchDecider.LinkedBySource };
}
