namespace Ridgeway.Evaluation;

/// <summary>How many people came how far. Each of the first four contains the next; the due are among the started.</summary>
/// <param name="Referred">Everyone referred.</param>
/// <param name="Accepted">People a provider accepted.</param>
/// <param name="Started">People who came to at least one session.</param>
/// <param name="Completed">People who completed the programme.</param>
/// <param name="DueFollowUp">People who started and should have answered a follow-up by now.</param>
public sealed record Funnel(int Referred, int Accepted, int Started, int Completed, int DueFollowUp)
{
    public static Funnel Of(IReadOnlyCollection<Course> courses) => new(
        courses.Count,
        courses.Count(course => course.Reached >= Stage.Accepted),
        courses.Count(course => course.Reached >= Stage.Started),
        courses.Count(course => course.Reached >= Stage.Completed),
        courses.Count(course => course.IsDueFollowUp));
}

/// <summary>What was measured in one group of people, or in everyone.</summary>
public sealed record GroupMeasurement(Funnel Funnel, IReadOnlyList<PairedChange> Changes)
{
    public static GroupMeasurement Of(IReadOnlyCollection<Course> courses, IReadOnlyList<OutcomeMeasure> measures) =>
        new(Funnel.Of(courses), [.. measures.Select(measure => PairedChange.Of(measure.Id, courses))]);
}

/// <summary>
/// The exact counts and means of a programme. Not for showing: it may hold a count of one. What may be shown is
/// <see cref="PublishedProgramme"/>, made from this.
/// </summary>
public sealed record ProgrammeMeasurement
{
    private ProgrammeMeasurement()
    {
    }

    public required GroupMeasurement Everyone { get; init; }

    /// <summary>Every group of every split, the empty ones too.</summary>
    public required IReadOnlyDictionary<EvaluatedGroup, GroupMeasurement> Groups { get; init; }

    /// <summary>The measures, headline first.</summary>
    public required IReadOnlyList<OutcomeMeasure> Measures { get; init; }

    /// <summary>Measures a programme from its courses; a person with several counts once.</summary>
    public static ProgrammeMeasurement Of(IEnumerable<Course> courses, IEnumerable<OutcomeMeasure> measures)
    {
        var people = Course.OnePerPerson(courses);
        IReadOnlyList<OutcomeMeasure> ranked = [.. measures.OrderBy(measure => measure.Rank).ThenBy(measure => measure.Id, StringComparer.Ordinal)];
        var groups = new Dictionary<EvaluatedGroup, GroupMeasurement>();
        foreach (var split in EvaluatedGroups.Splits)
        {
            var divided = people.ToLookup(course => EvaluatedGroups.Of(split, course.Groups));
            foreach (var group in EvaluatedGroups.Of(split))
            {
                groups[group] = GroupMeasurement.Of([.. divided[group]], ranked);
            }
        }

        return new ProgrammeMeasurement { Everyone = GroupMeasurement.Of(people, ranked), Groups = groups, Measures = ranked };
    }
}
