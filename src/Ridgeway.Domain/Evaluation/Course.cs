using Ridgeway.Records;

namespace Ridgeway.Evaluation;

/// <summary>How far a person came in a programme. Each stage contains the next.</summary>
public enum Stage
{
    Referred = 1,
    Accepted = 2,

    /// <summary>Came to at least one session.</summary>
    Started = 3,
    Completed = 4,
}

/// <summary>One measure of one person at the start and at the end; null where it was not asked or not answered.</summary>
public readonly record struct Readings(double? Baseline, double? FollowUp)
{
    /// <summary>Follow-up less baseline of the same person, or null where either is missing.</summary>
    public double? Change => FollowUp - Baseline;
}

/// <summary>One referral of one person to a programme, as evaluation has heard of it.</summary>
public sealed record Course
{
    public required PersonId Person { get; init; }

    /// <summary>The groups the person counted in on the day of the referral.</summary>
    public required PersonGroups Groups { get; init; }

    public required DateOnly ReferredOn { get; init; }

    public DateOnly? AcceptedOn { get; init; }

    /// <summary>The first session the person came to.</summary>
    public DateOnly? StartedOn { get; init; }

    public DateOnly? CompletedOn { get; init; }

    public DateOnly? EndedEarlyOn { get; init; }

    /// <summary>By measure.</summary>
    public IReadOnlyDictionary<string, Readings> Measured { get; init; } = new Dictionary<string, Readings>(StringComparer.Ordinal);

    /// <summary>The furthest stage; a later stage that was heard of proves the earlier ones.</summary>
    public Stage Reached => (CompletedOn, StartedOn, AcceptedOn) switch
    {
        ({ }, _, _) => Stage.Completed,
        (_, { }, _) => Stage.Started,
        (_, _, { }) => Stage.Accepted,
        _ => Stage.Referred,
    };

    /// <summary>
    /// True where a follow-up should have come by now: the person started, and the course is over or a follow-up was
    /// already answered. Those who left early are due one; that is the point of counting them.
    /// </summary>
    public bool IsDueFollowUp => Reached >= Stage.Started
        && (CompletedOn is not null || EndedEarlyOn is not null || Measured.Values.Any(readings => readings.FollowUp is not null));

    /// <summary>
    /// One course a person, so that nobody counts twice: the one that went furthest, and of equals the latest.
    /// </summary>
    public static IReadOnlyList<Course> OnePerPerson(IEnumerable<Course> courses) =>
    [
        .. courses.GroupBy(course => course.Person)
            .Select(all => all.OrderByDescending(course => course.Reached).ThenByDescending(course => course.ReferredOn).First())
            .OrderBy(course => course.Person),
    ];
}
