using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Records.Matching;

/// <summary>What two records of people are compared by.</summary>
public enum MatchField
{
    NhsNumber,
    Family,
    Given,
    BirthDate,
    Sex,
    Postcode,
}

/// <summary>How far two records agree on one thing.</summary>
public enum Agreement
{
    Same,

    /// <summary>Spelt a little differently, or one is part of the other (double-barrelled).</summary>
    Close,

    /// <summary>Short forms of one name: Liz and Elizabeth.</summary>
    Nickname,

    /// <summary>Family and given name changed places.</summary>
    Transposed,

    /// <summary>Nothing contradicts, and one of them does not say it whole: a year for a date, an initial for a name.</summary>
    Partial,

    /// <summary>Day and month changed places.</summary>
    Swapped,

    /// <summary>One part of the date differs: the day, the month, or the year by a slip of the pen.</summary>
    OnePartOff,

    /// <summary>The first half of the postcode is the same.</summary>
    Outward,

    Different,

    /// <summary>One of them does not say. Counts nothing.</summary>
    NotKnown,
}

/// <summary>What two records of people are to each other.</summary>
public enum MatchVerdict
{
    Different,
    Possible,
    Same,
}

/// <summary>What is done about a pair that scores "same" without a person having looked.</summary>
public enum OnStrongMatch
{
    /// <summary>It goes to the work list, marked so.</summary>
    Ask,

    /// <summary>It is merged, told, and can be undone. Never for a pair that is only possible.</summary>
    Merge,
}

/// <summary>One part of a blocking key: only people who share a key are compared.</summary>
public enum KeyPart
{
    NhsNumber,
    BirthDate,
    BirthYear,
    Family,

    /// <summary>The first three letters of the family name.</summary>
    FamilyStart,
    Given,

    /// <summary>Both names in the order of the alphabet, so that changed places make no difference.</summary>
    Names,
    Postcode,
}

/// <summary>How two records are told to be one person's, as dated content.</summary>
public sealed record MatchRules
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    public EffectiveDates Effective { get; init; }

    /// <summary>What each agreement adds; what is not named adds nothing.</summary>
    public required IReadOnlyDictionary<(MatchField Field, Agreement Agreement), double> Weights { get; init; }

    /// <summary>From this score on, two records are the same person's.</summary>
    public required double SameFrom { get; init; }

    /// <summary>From this score on, a person must look. Below it they are different.</summary>
    public required double PossibleFrom { get; init; }

    public OnStrongMatch OnSame { get; init; }

    /// <summary>Names that are short for one another.</summary>
    public IReadOnlyList<IReadOnlySet<string>> Nicknames { get; init; } = [];

    /// <summary>The keys by which people are put side by side.</summary>
    public required IReadOnlyList<IReadOnlyList<KeyPart>> Keys { get; init; }

    /// <summary>A key shared by more people than this tells nothing and is left out, and said so.</summary>
    public int LargestBlock { get; init; } = 200;

    public Citation? Source { get; init; }

    public double WeightOf(MatchField field, Agreement agreement) => Weights.GetValueOrDefault((field, agreement));

    public MatchVerdict VerdictOf(double score) =>
        score >= SameFrom ? MatchVerdict.Same : score >= PossibleFrom ? MatchVerdict.Possible : MatchVerdict.Different;
}
