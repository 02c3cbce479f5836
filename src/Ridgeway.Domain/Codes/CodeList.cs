using Ridgeway.Records;

namespace Ridgeway.Codes;

/// <summary>A Ridgeway concept: the published codes that mean it, where they come from, and for a measure its unit.</summary>
public sealed record CodeList
{
    /// <summary>The name criteria use: "hypertension", "systolic-blood-pressure".</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required FactKind Kind { get; init; }

    /// <summary>Codes that say it outright. A fact with one of these is on the list, whatever kind of fact it is.</summary>
    public required IReadOnlyList<Coded> Codes { get; init; }

    /// <summary>
    /// For a finding: questions whose coded answer may say it ("tobacco smoking status"). An answer found in
    /// <see cref="Answers"/> puts the fact on the list; any other coded answer denies what was said before.
    /// </summary>
    public IReadOnlyList<Coded> Questions { get; init; } = [];

    /// <summary>The answers to <see cref="Questions"/> that mean this; where none are given, <see cref="Codes"/> are the answers.</summary>
    public IReadOnlyList<Coded> Answers { get; init; } = [];

    /// <summary>The list whose later code ends it ("hypertension-resolved"), or null.</summary>
    public string? EndsWith { get; init; }

    /// <summary>For a measure: how it is held and shown. Null for everything else.</summary>
    public MeasureUnit? Unit { get; init; }

    /// <summary>True where nothing recorded means that nobody asked, and not that the answer is no ("current smoker").</summary>
    public bool IsUnknownUntilRecorded { get; init; }

    /// <summary>The question to put, or the reading to take, where it is missing; null where the name says enough.</summary>
    public string? Ask { get; init; }

    public Citation? Source { get; init; }

    /// <summary>The answers that mean this, wherever they are given.</summary>
    public IReadOnlyList<Coded> PositiveAnswers => Answers.Count > 0 ? Answers : Codes;
}

/// <summary>How a measure is held, shown and doubted.</summary>
/// <param name="Ucum">The UCUM unit every value is held in, e.g. "mm[Hg]".</param>
/// <param name="Shown">The unit as people read and content files write it, e.g. "mmHg".</param>
/// <param name="Decimals">How many decimals people are shown.</param>
/// <param name="PlausibleFrom">Values below this are kept at the source and flagged, never used.</param>
/// <param name="PlausibleTo">Values above this are kept at the source and flagged, never used.</param>
public sealed record MeasureUnit(string Ucum, string Shown, int Decimals, double PlausibleFrom, double PlausibleTo)
{
    /// <summary>True for scores and other pure numbers, whose unit is "1" or only an annotation such as "{score}".</summary>
    public bool IsPureNumber => Ucum is "1" or ['{', ..];

    public bool IsPlausible(double value) => value >= PlausibleFrom && value <= PlausibleTo;
}
