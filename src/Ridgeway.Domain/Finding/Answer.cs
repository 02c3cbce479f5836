using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>What a criterion came to for one person on one day.</summary>
public readonly struct Answer
{
    /// <summary>The day number that stands for "never".</summary>
    internal const int Never = int.MaxValue;

    private readonly Reason[]? why;
    private readonly ToAsk[]? missing;

    internal Answer(Truth truth, Reason[]? why = null, ToAsk[]? missing = null, int untilDay = Never)
    {
        Truth = truth;
        this.why = why;
        this.missing = missing;
        UntilDay = untilDay;
    }

    public Truth Truth { get; }

    /// <summary>The facts that decided it, and the details of the person that did.</summary>
    public IReadOnlyList<Reason> Why => why ?? [];

    /// <summary>What to ask or measure to settle it; empty unless it is unknown.</summary>
    public IReadOnlyList<ToAsk> Missing => missing ?? [];

    /// <summary>The first later day on which the truth could differ although nothing new is recorded; null is never.</summary>
    public DateOnly? Until => UntilDay == Never ? null : DateOnly.FromDayNumber(UntilDay);

    internal int UntilDay { get; }

    internal Reason[] WhyArray => why ?? [];

    internal ToAsk[] MissingArray => missing ?? [];

    internal Answer WithUntil(int untilDay) => new(Truth, why, missing, untilDay);
}

/// <summary>One thing that decided an answer.</summary>
/// <param name="Fact">Its place in the <see cref="Records.PersonRecord"/>, or <see cref="NoFact"/> for a detail of the person.</param>
/// <param name="What">What it stood for: the id of the code list, or a <see cref="PersonDetail"/>.</param>
public readonly record struct Reason(int Fact, string What)
{
    public const int NoFact = -1;
}

/// <summary>A datum that is not recorded and would settle something.</summary>
/// <param name="What">The id of the code list, or a <see cref="PersonDetail"/>.</param>
/// <param name="Kind">How one comes to know it.</param>
/// <param name="Within">How recent it has to be; null where any date will do.</param>
public sealed record ToAsk(string What, AskKind Kind, Window? Within = null);

public enum AskKind
{
    /// <summary>A reading to take.</summary>
    Reading = 1,

    /// <summary>A question to put to the person.</summary>
    Question = 2,

    /// <summary>Who the person is: birth date, sex, ethnic category, where they live.</summary>
    Detail = 3,
}

/// <summary>The details of a person that criteria look at, as reasons and questions name them.</summary>
public static class PersonDetail
{
    public const string BirthDate = "birth-date";
    public const string Sex = "sex";
    public const string Ethnicity = "ethnicity";
    public const string Deprivation = "deprivation";
    public const string Death = "death";
}
