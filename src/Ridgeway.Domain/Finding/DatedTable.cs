using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>Content with an id and dates in force. Versions of one id never overlap.</summary>
public interface IDatedContent
{
    string Id { get; }

    EffectiveDates Effective { get; }
}

/// <summary>A threshold that differs between people: the first row that fits the person holds its value.</summary>
public sealed record DatedTable : IDatedContent
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary>The unit of the values in UCUM, that of every measure they are compared with.</summary>
    public required string Ucum { get; init; }

    /// <summary>The last row has no condition, so that a row always fits.</summary>
    public required IReadOnlyList<TableRow> Rows { get; init; }

    public EffectiveDates Effective { get; init; }

    public Citation? Source { get; init; }
}

/// <param name="When">Who the row is for (age, sex, ethnicity, life stage), or null for everyone left.</param>
/// <param name="Value">The threshold.</param>
public sealed record TableRow(Criterion? When, double Value);
