namespace Ridgeway.Finding;

/// <summary>A score of one person on one day: its value, how it came about, what is missing, and until when it stands.</summary>
public sealed record ScoreOnDay
{
    public required Score Score { get; init; }

    /// <summary>Whether the person is one the score was made for.</summary>
    public required Truth Applies { get; init; }

    /// <summary>The value; null where something is missing or the score is not for this person.</summary>
    public double? Value { get; init; }

    /// <summary>The least it could come to, whatever is missing; for a formula only where the value is known.</summary>
    public double? Lowest { get; init; }

    /// <summary>The most it could come to.</summary>
    public double? Highest { get; init; }

    /// <summary>The band the value falls in; null where it has none or the band depends on something missing.</summary>
    public string? Band { get; init; }

    /// <summary>Its inputs, or the items it is the sum of.</summary>
    public IReadOnlyList<ScorePart> Parts { get; init; } = [];

    /// <summary>The facts and details that decided it.</summary>
    public IReadOnlyList<Reason> Why { get; init; } = [];

    public IReadOnlyList<ToAsk> Missing { get; init; } = [];

    /// <summary>How it would look if something were otherwise; only what would make a difference.</summary>
    public IReadOnlyList<ScoreIf> Ifs { get; init; } = [];

    /// <summary>The first later day on which it could differ although nothing new is recorded; null is never.</summary>
    public DateOnly? Until => Math.Min(ValueUntilDay, BandUntilDay) is var day && day == Answer.Never ? null : DateOnly.FromDayNumber(day);

    internal int ValueUntilDay { get; init; } = Answer.Never;

    internal int BandUntilDay { get; init; } = Answer.Never;
}

/// <param name="Id">The id of the item or the input.</param>
/// <param name="Name">For people.</param>
/// <param name="Value">The points it adds, or the value of the input; NaN where it is not known.</param>
/// <param name="Why">The facts behind it.</param>
/// <param name="Missing">What to ask to know it.</param>
/// <param name="UntilDay">The day number until which it stands.</param>
public sealed record ScorePart(string Id, string Name, double Value, IReadOnlyList<Reason> Why, IReadOnlyList<ToAsk> Missing, int UntilDay)
{
    public bool IsKnown => !double.IsNaN(Value);
}

/// <param name="Name">What would be otherwise: "as a non-smoker".</param>
/// <param name="Value">What the score would come to.</param>
/// <param name="Band">The band it would fall in.</param>
public sealed record ScoreIf(string Name, double Value, string? Band);
