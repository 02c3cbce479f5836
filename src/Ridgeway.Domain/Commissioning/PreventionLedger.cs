namespace Ridgeway.Commissioning;

/// <summary>Why a line counts as it does.</summary>
public enum LineStanding
{
    /// <summary>Its category counts, wholly or in part.</summary>
    Counts = 1,

    /// <summary>The definition says that its category is not prevention.</summary>
    NotPrevention = 2,

    /// <summary>The definition does not know its category; somebody must decide.</summary>
    NotDefined = 3,
}

/// <summary>A line read under one definition.</summary>
/// <param name="Line">As budgeted.</param>
/// <param name="Counted">Pence that count, rounded half up to the penny line by line.</param>
/// <param name="Standing">Why.</param>
/// <param name="Category">What the definition says; null where it does not know the category.</param>
public sealed record ReadLine(BudgetLine Line, long Counted, LineStanding Standing, DefinedCategory? Category);

/// <summary>How far a budget is from the prevention threshold, under one definition. Money in pence.</summary>
public sealed record PreventionGauge
{
    public required long Budget { get; init; }

    public required long Counted { get; init; }

    /// <summary>The least that meets the threshold, rounded up to the penny.</summary>
    public required long Required { get; init; }

    public required PreventionDefinition Definition { get; init; }

    public required PreventionThreshold Threshold { get; init; }

    public required IReadOnlyList<ReadLine> Lines { get; init; }

    /// <summary>Counted of the budget, 0 to 1 and beyond, exact.</summary>
    public decimal Share => (decimal)Counted / Budget;

    /// <summary>How much is missing; nought where the threshold is met.</summary>
    public long Shortfall => Math.Max(0, Required - Counted);

    public bool IsMet => Counted >= Required;

    /// <summary>Pence that count, by where the money comes from; every origin is there.</summary>
    public IReadOnlyDictionary<MoneyOrigin, long> CountedByOrigin => Enum.GetValues<MoneyOrigin>()
        .ToDictionary(origin => origin, origin => Lines.Where(line => line.Line.Origin == origin).Sum(line => line.Counted));
}

/// <summary>Reads budget lines under a dated definition of prevention.</summary>
public static class PreventionLedger
{
    /// <param name="lines">The lines of the budget.</param>
    /// <param name="budget">The whole budget in pence, which the lines need not add up to; more than nought.</param>
    /// <param name="definition">What counts.</param>
    /// <param name="threshold">What should count.</param>
    public static PreventionGauge Gauge(IEnumerable<BudgetLine> lines, long budget, PreventionDefinition definition, PreventionThreshold threshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, 1);
        var read = Read(lines, definition);
        return new PreventionGauge
        {
            Budget = budget,
            Counted = read.Sum(line => line.Counted),
            Required = (long)Math.Ceiling(budget * threshold.Share),
            Definition = definition,
            Threshold = threshold,
            Lines = read,
        };
    }

    /// <summary>What each line counts for under a definition.</summary>
    public static IReadOnlyList<ReadLine> Read(IEnumerable<BudgetLine> lines, PreventionDefinition definition) =>
        [.. lines.Select(line => Read(line, definition))];

    private static ReadLine Read(BudgetLine line, PreventionDefinition definition) => definition.Find(line.Category) switch
    {
        null => new ReadLine(line, 0, LineStanding.NotDefined, null),
        { Counts: 0 } category => new ReadLine(line, 0, LineStanding.NotPrevention, category),
        var category => new ReadLine(line, Part(line.Pence, line.ShareThatCounts * category.Counts), LineStanding.Counts, category),
    };

    private static long Part(long pence, decimal share) => (long)Math.Round(pence * share, MidpointRounding.AwayFromZero);
}
