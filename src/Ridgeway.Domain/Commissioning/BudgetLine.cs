using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Commissioning;

/// <summary>Where the money of a line comes from. A promise of prevention often turns out to be money that was there already.</summary>
public enum MoneyOrigin
{
    New = 1,
    Reallocated = 2,
    Existing = 3,
}

/// <summary>A line of a budget: how much one organisation plans to spend on one thing in one financial year.</summary>
public sealed record BudgetLine
{
    private readonly long pence;
    private readonly decimal shareThatCounts = 1;

    public required BudgetLineId Id { get; init; }

    public required FinancialYear Year { get; init; }

    public required OdsCode Organisation { get; init; }

    /// <summary>The kind of spend, by the name that definitions of prevention use: "physical-activity".</summary>
    public required string Category { get; init; }

    /// <summary>What it buys, for people.</summary>
    public required string Description { get; init; }

    /// <summary>In pence, not negative.</summary>
    public required long Pence
    {
        get => pence;
        init => pence = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A budget line is not negative.");
    }

    /// <summary>The part of the line that is for its category, 0 to 1: a community nurse who spends a fifth of the week on falls prevention has 0.2.</summary>
    public decimal ShareThatCounts
    {
        get => shareThatCounts;
        init => shareThatCounts = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A share lies between 0 and 1.");
    }

    public required MoneyOrigin Origin { get; init; }

    /// <summary>Where the figure comes from, e.g. a paper of the board.</summary>
    public required string Source { get; init; }
}

/// <summary>One budget line.</summary>
public readonly record struct BudgetLineId
{
    private readonly Guid value;

    public BudgetLineId(Guid value) => this.value = value == Guid.Empty
        ? throw new ArgumentException("A BudgetLineId cannot be empty.", nameof(value))
        : value;

    public Guid Value => value == Guid.Empty ? throw new InvalidOperationException("An unset BudgetLineId was read.") : value;

    public static BudgetLineId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
