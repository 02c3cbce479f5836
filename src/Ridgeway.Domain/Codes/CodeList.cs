using Ridgeway.Records;

namespace Ridgeway.Codes;

/// <summary>A Ridgeway concept: the published codes that mean it, where they come from, and for a measure its unit.</summary>
public sealed record CodeList
{
    /// <summary>The name criteria use: "hypertension", "systolic-blood-pressure".</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required FactKind Kind { get; init; }

    public required IReadOnlyList<Coded> Codes { get; init; }

    /// <summary>For a condition: the list whose later code ends it ("hypertension-resolved"), or null.</summary>
    public string? EndsWith { get; init; }

    /// <summary>For a measure: how it is held and shown. Null for everything else.</summary>
    public MeasureUnit? Unit { get; init; }

    /// <summary>For a finding: only facts whose coded answer is one of these count ("smoking status" with the answer "current smoker"); empty where the code says it all.</summary>
    public IReadOnlyList<Coded> Answers { get; init; } = [];
}

/// <summary>How a measure is held, shown and doubted.</summary>
/// <param name="Ucum">The UCUM unit every value is held in, e.g. "mm[Hg]".</param>
/// <param name="Shown">The unit as people read and content files write it, e.g. "mmHg".</param>
/// <param name="Decimals">How many decimals people are shown.</param>
/// <param name="PlausibleFrom">Values below this are kept at the source and flagged, never used.</param>
/// <param name="PlausibleTo">Values above this are kept at the source and flagged, never used.</param>
public sealed record MeasureUnit(string Ucum, string Shown, int Decimals, double PlausibleFrom, double PlausibleTo);
