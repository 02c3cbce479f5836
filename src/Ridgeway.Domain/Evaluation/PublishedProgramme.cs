namespace Ridgeway.Evaluation;

/// <summary>The funnel as it may be shown. Shares are of the people referred, except completion among those who started.</summary>
public sealed record PublishedFunnel(PublishedCount Referred, PublishedCount Accepted, PublishedCount Started, PublishedCount Completed, PublishedCount DueFollowUp)
{
    public required PublishedShare? AcceptedOfReferred { get; init; }

    public required PublishedShare? StartedOfReferred { get; init; }

    public required PublishedShare? CompletedOfReferred { get; init; }

    public required PublishedShare? CompletedOfStarted { get; init; }
}

/// <summary>A paired change as it may be shown.</summary>
/// <param name="Measure">The measure's name.</param>
/// <param name="Pairs">People with both a baseline and a follow-up.</param>
/// <param name="ResponseOfDue">Pairs of the people who should have answered by now.</param>
/// <param name="ResponseOfStarted">Pairs of everyone who started.</param>
/// <param name="Mean">Null where too few people are behind it, or where it would give a smaller group's away.</param>
public sealed record PublishedChange(string Measure, PublishedCount Pairs, PublishedShare? ResponseOfDue, PublishedShare? ResponseOfStarted, PublishedMean? Mean);

/// <summary>One group, or everyone, as it may be shown.</summary>
public sealed record PublishedGroup(PublishedFunnel Funnel, IReadOnlyList<PublishedChange> Changes);

/// <summary>One measure over everyone: what changed, whether the follow-up is balanced, and what may be said.</summary>
public sealed record PublishedOutcome(OutcomeMeasure Measure, PublishedChange Change, FollowUpCheck FollowUp, Verdict Verdict);

/// <summary>
/// A programme as it may be shown: the one result behind the page, the download and the API. Every figure in it is made from
/// published counts or rounded means, so that putting them all together reveals no small number.
/// </summary>
public sealed record PublishedProgramme
{
    internal PublishedProgramme()
    {
    }

    public required PublishedGroup Everyone { get; init; }

    /// <summary>Every group of every split in the order shown, the empty ones too.</summary>
    public required IReadOnlyList<(EvaluatedGroup Group, PublishedGroup Published)> Groups { get; init; }

    /// <summary>The measures in order, headline first.</summary>
    public required IReadOnlyList<PublishedOutcome> Outcomes { get; init; }

    /// <summary>Most deprived fifth against least deprived fifth.</summary>
    public required IReadOnlyList<EquityGap> Gaps { get; init; }

    public required DisclosureProfile Profile { get; init; }

    public required EvaluationMethod Method { get; init; }

    /// <summary>The outcome to speak of first: the first that anybody was measured on, or else the first.</summary>
    public PublishedOutcome? Headline =>
        Outcomes.FirstOrDefault(outcome => outcome.Verdict != Verdict.NothingMeasured) ?? Outcomes.FirstOrDefault();

    /// <summary>The published figures of one group.</summary>
    public PublishedGroup this[EvaluatedGroup group] => Groups.First(each => each.Group == group).Published;

    /// <summary>Makes the showable programme from the exact one.</summary>
    public static PublishedProgramme Of(ProgrammeMeasurement measured, DisclosureProfile profile, EvaluationMethod method) =>
        new Publication(measured, profile, method).Make();
}
