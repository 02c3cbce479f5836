using Ridgeway.Codes;
using Ridgeway.Guidance;

namespace Ridgeway.Commissioning.ShowLedger;

/// <summary>The ledger of one organisation in one year as everything shows it: page, command, download and API. Money in pence.</summary>
internal sealed record LedgerDocument
{
    public required OdsCode Organisation { get; init; }

    /// <summary>The financial year, "2026/27".</summary>
    public required string Year { get; init; }

    /// <summary>The whole budget; null where nobody has stated it, and then nothing is read against the threshold.</summary>
    public required long? BudgetPence { get; init; }

    public required string? BudgetSource { get; init; }

    public required long CountedPence { get; init; }

    /// <summary>Counted of the budget, per cent, two decimals.</summary>
    public required decimal? SharePercent { get; init; }

    public required long? RequiredPence { get; init; }

    public required long? ShortfallPence { get; init; }

    public required bool? IsMet { get; init; }

    public required ShownThreshold? Threshold { get; init; }

    /// <summary>The definition that the figures follow.</summary>
    public required ShownDefinition Definition { get; init; }

    /// <summary>What every version of the definition makes of the same lines.</summary>
    public required IReadOnlyList<ShownVersion> Versions { get; init; }

    /// <summary>Pence that count, by where the money comes from.</summary>
    public required IReadOnlyList<ShownOrigin> CountedByOrigin { get; init; }

    public required IReadOnlyList<ShownLine> Lines { get; init; }

    public required DateTimeOffset ComputedAt { get; init; }
}

/// <param name="Percent">Of the budget.</param>
internal sealed record ShownThreshold(string Name, decimal Percent, DateOnly? From, string Source, Verification Flag);

/// <param name="SignedBy">Null while it is a draft.</param>
internal sealed record ShownDefinition(
    string Id, string Version, string Name, DateOnly? From, DateOnly? To, string Source, Verification Flag, string? SignedBy, IReadOnlyList<DefinedCategory> Categories)
{
    public static ShownDefinition Of(PreventionDefinition definition) => new(
        definition.Id, definition.Version, definition.Name, definition.Effective.From, definition.Effective.To,
        definition.Source.Ref, definition.Source.Flag, definition.Approval.By, definition.Categories);
}

/// <summary>The gauge under one version.</summary>
internal sealed record ShownVersion(string Version, string Name, long CountedPence, decimal? SharePercent, long? ShortfallPence, bool? IsMet);

internal sealed record ShownOrigin(MoneyOrigin Origin, long CountedPence);

/// <param name="Category">The category's name where the definition knows it, else its id.</param>
/// <param name="SharePercent">The part of the line that is for its category, per cent.</param>
/// <param name="Why">Why the line counts as it does, in the definition's words; null where the definition does not know the category.</param>
internal sealed record ShownLine(
    string Category, string CategoryName, string Description, long Pence, decimal SharePercent, MoneyOrigin Origin, string Source,
    LineStanding Standing, long CountedPence, string? Why);
