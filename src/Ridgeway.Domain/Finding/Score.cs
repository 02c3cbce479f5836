using Ridgeway.Codes;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>
/// A number that sums up several facts about a person, with what it is worth: whom it was made for, its bands, what could
/// change it, its licence and its source. Criteria ask for it by <c>score:</c>; a person's page shows how it came about.
/// </summary>
public sealed record Score : IDatedContent
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>What it says, in words.</summary>
    public required string Definition { get; init; }

    /// <summary>How the value is held and shown.</summary>
    public required MeasureUnit Unit { get; init; }

    /// <summary>Whom it was made for (ages, exclusions); null for everyone. For anyone else it is not worked out.</summary>
    public Criterion? For { get; init; }

    public required ScoreWay Way { get; init; }

    /// <summary>From the lowest up; the first has no lower end. May be empty.</summary>
    public IReadOnlyList<ScoreBand> Bands { get; init; } = [];

    /// <summary>What could be otherwise, and how the score would look then.</summary>
    public IReadOnlyList<ScoreChange> Changes { get; init; } = [];

    /// <summary>Parts of the published score that are not looked for here, in words, because no codes for them are shipped.</summary>
    public IReadOnlyList<string> NotLookedFor { get; init; } = [];

    /// <summary>Who owns it and on what terms, plainly.</summary>
    public required string Licence { get; init; }

    public string? Note { get; init; }

    public required Citation Source { get; init; }

    public EffectiveDates Effective { get; init; }

    public IReadOnlyList<ScoreExample> Examples { get; init; } = [];
}

/// <summary>How a score comes about.</summary>
public abstract record ScoreWay
{
    private ScoreWay()
    {
    }

    /// <summary>
    /// The sum of the points of every item that holds, rounded to four decimals as every value is. An item that is not known
    /// leaves a range: the score is settled where no limit or band lies in it.
    /// </summary>
    public sealed record Additive(IReadOnlyList<ScoreItem> Items) : ScoreWay;

    /// <summary>A published equation over inputs that the content takes from the record.</summary>
    /// <param name="Formula">The equation.</param>
    /// <param name="Inputs">Where each of its inputs comes from, in the order of <see cref="ScoreFormula.Inputs"/>.</param>
    public sealed record ByFormula(ScoreFormula Formula, IReadOnlyList<InputFrom> Inputs) : ScoreWay;

    /// <summary>Read as it was recorded and never worked out here.</summary>
    /// <param name="List">The measure; the score has the same id.</param>
    /// <param name="Within">How recent it has to be.</param>
    public sealed record Recorded(string List, Window? Within) : ScoreWay;
}

/// <param name="Id">Short, for what could change.</param>
/// <param name="Name">For people.</param>
/// <param name="Points">What it adds; may be negative.</param>
/// <param name="When">Whom it is counted for.</param>
public sealed record ScoreItem(string Id, string Name, double Points, Criterion When);

/// <summary>Where one input of a formula comes from. An input that is not known makes the score unknown.</summary>
public abstract record InputFrom
{
    private InputFrom()
    {
    }

    /// <summary>1 where the criterion holds and 0 where it does not.</summary>
    public sealed record Condition(Criterion When) : InputFrom;

    /// <summary>The latest usable reading.</summary>
    public sealed record Measurement(string List, Window? Within) : InputFrom;

    /// <summary>Completed years on the day.</summary>
    public sealed record AgeInYears : InputFrom;

    /// <summary>Completed years on the day of the first fact of any of these lists.</summary>
    public sealed record AgeAtFirst(IReadOnlyList<string> Lists) : InputFrom;

    /// <summary>The same for everyone: a parameter of the formula.</summary>
    public sealed record Fixed(double Value) : InputFrom;
}

/// <param name="Name">For people: "Moderate risk".</param>
/// <param name="From">The least value in it, a number or a table that holds it for the person; null for the first band.</param>
public sealed record ScoreBand(string Name, Threshold? From);

/// <summary>One thing that could be otherwise.</summary>
/// <param name="Name">"as a non-smoker".</param>
/// <param name="Set">Inputs that would have another value.</param>
/// <param name="AtMost">Inputs that would be no higher than this.</param>
/// <param name="Without">Items that would no longer count.</param>
public sealed record ScoreChange(
    string Name, IReadOnlyDictionary<string, double> Set, IReadOnlyDictionary<string, double> AtMost, IReadOnlyList<string> Without);

/// <summary>A made-up person and what the score should come to.</summary>
/// <param name="Person">The person.</param>
/// <param name="On">The day.</param>
/// <param name="Value">The value as shown; null where it should not be known.</param>
/// <param name="Band">The band, where that is looked at.</param>
/// <param name="Applies">Whether the score is for this person at all.</param>
/// <param name="Ask">What should be asked for; empty where that is not looked at.</param>
public sealed record ScoreExample(ExamplePerson Person, DateOnly On, double? Value, string? Band, Truth Applies, IReadOnlyList<string> Ask)
{
    /// <summary>What is wrong with the outcome, or null where it is as expected.</summary>
    public string? Disagrees(ScoreOnDay got)
    {
        var value = got.Value is { } raw ? Math.Round(raw, got.Score.Unit.Decimals, MidpointRounding.AwayFromZero) : (double?)null;
        var asked = got.Missing.Select(missing => missing.What).ToHashSet(StringComparer.Ordinal);
        return got.Applies != Applies ? $"expected that it applies: {Applies}, got {got.Applies}"
            : value != Value ? $"expected {Value?.ToString() ?? "no value"}, got {value?.ToString() ?? "no value"} (missing: {string.Join(", ", asked)})"
            : Band is not null && Band != got.Band ? $"expected the band '{Band}', got '{got.Band}'"
            : Ask.Count > 0 && !asked.SetEquals(Ask) ? $"expected to ask {string.Join(", ", Ask)}, but it asks {string.Join(", ", asked)}"
            : null;
    }
}
