namespace Ridgeway.Delivery;

/// <summary>
/// A course that a provider runs for people referred to it: so many sessions over so many weeks, what counts as having
/// completed it, and what is asked at the start and at the end. Dated content; which rules apply follows from the version.
/// </summary>
public sealed record Programme
{
    private readonly int sessions;
    private readonly int weeks;
    private readonly int completionThreshold;

    /// <summary>Kebab-case, unique among programmes: "exercise-referral-12-weeks".</summary>
    public required string Id { get; init; }

    /// <summary>For people: "Exercise on referral, 12 weeks".</summary>
    public required string Name { get; init; }

    /// <summary>The intervention it delivers, as guidance names it: "exercise-referral".</summary>
    public required string Intervention { get; init; }

    /// <summary>How many sessions are planned, at least one.</summary>
    public required int Sessions { get => sessions; init => sessions = AtLeastOne(value, nameof(Sessions)); }

    /// <summary>Over how many weeks they are spread, at least one.</summary>
    public required int Weeks { get => weeks; init => weeks = AtLeastOne(value, nameof(Weeks)); }

    /// <summary>Attending this many sessions is completing the programme.</summary>
    public required int CompletionThreshold
    {
        get => completionThreshold;
        init => completionThreshold = AtLeastOne(value, nameof(CompletionThreshold));
    }

    /// <summary>What is asked, each at the start and again at the end.</summary>
    public IReadOnlyList<Questionnaire> Questionnaires { get; init; } = [];

    /// <summary>The dated version of the content this came from, e.g. "2026-11-01".</summary>
    public string Version { get; init; } = "";

    /// <summary>Who says that the programme should be like this.</summary>
    public string? Source { get; init; }

    /// <summary>The day on which session <paramref name="number"/> (from 1) is planned, sessions spread evenly over the weeks.</summary>
    public DateOnly PlannedOn(DateOnly startsOn, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Sessions);
        return startsOn.AddDays((number - 1) * Weeks * 7 / Sessions);
    }

    /// <summary>The day by which the programme should be over.</summary>
    public DateOnly EndsBy(DateOnly startsOn) => startsOn.AddDays(Weeks * 7);

    private static int AtLeastOne(int value, string what) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(what, $"A programme needs at least one; {value} was given.");
}
