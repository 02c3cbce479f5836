using Ridgeway.Codes;

namespace Ridgeway.Evaluation.EvaluateProgramme;

/// <summary>
/// A programme's evaluation as everything shows it: page, command, download and API. Every figure is safe to show.
/// A count is null where it is hidden; any other figure is null where it is withheld or there is nothing to work it out from.
/// </summary>
internal sealed record EvaluationDocument
{
    /// <summary>The programme's id.</summary>
    public required string Programme { get; init; }

    public required string Name { get; init; }

    /// <summary>When the figures were worked out, from all that was heard by then.</summary>
    public required DateTimeOffset ComputedAt { get; init; }

    /// <summary>The measure to speak of first, or null where none is measured.</summary>
    public required string? Headline { get; init; }

    public required ShownFunnel Everyone { get; init; }

    /// <summary>The measures, headline first.</summary>
    public required IReadOnlyList<ShownOutcome> Outcomes { get; init; }

    /// <summary>Every group of every split, the empty ones too.</summary>
    public required IReadOnlyList<ShownGroup> Groups { get; init; }

    public required IReadOnlyList<ShownGap> Gaps { get; init; }

    public required ShownMethod Method { get; init; }

    public required ShownDisclosure Disclosure { get; init; }
}

/// <summary>People at each stage, and the share of those referred (or started) that it is.</summary>
internal sealed record ShownFunnel(
    long? Referred, long? Accepted, long? Started, long? Completed, long? DueFollowUp,
    PublishedShare? AcceptedOfReferred, PublishedShare? StartedOfReferred, PublishedShare? CompletedOfReferred, PublishedShare? CompletedOfStarted)
{
    public static ShownFunnel Of(PublishedFunnel funnel) => new(
        funnel.Referred.Shown, funnel.Accepted.Shown, funnel.Started.Shown, funnel.Completed.Shown, funnel.DueFollowUp.Shown,
        funnel.AcceptedOfReferred, funnel.StartedOfReferred, funnel.CompletedOfReferred, funnel.CompletedOfStarted);
}

/// <param name="Pairs">People with both a baseline and a follow-up.</param>
/// <param name="ResponseOfDue">Pairs of the people who should have answered by now.</param>
/// <param name="Mean">Baseline, change and the change's interval in the measure's unit.</param>
internal sealed record ShownChange(string Measure, long? Pairs, PublishedShare? ResponseOfDue, PublishedShare? ResponseOfStarted, PublishedMean? Mean)
{
    public static ShownChange Of(PublishedChange change) =>
        new(change.Measure, change.Pairs.Shown, change.ResponseOfDue, change.ResponseOfStarted, change.Mean);
}

internal sealed record ShownOutcome(ShownMeasure Measure, ShownChange Change, FollowUpCheck FollowUp, Verdict Verdict);

internal sealed record ShownMeasure(
    string Id, string Name, string Version, string Definition, string Unit, BetterWhen Better, int Decimals, double WorthwhileChange,
    string WorthwhileSource, Verification WorthwhileFlag, string Source, Verification Flag, string? ApprovedBy)
{
    public static ShownMeasure Of(OutcomeMeasure measure) => new(
        measure.Id, measure.Name, measure.Version, measure.Definition, measure.Unit, measure.Better, measure.Decimals, measure.WorthwhileChange,
        measure.WorthwhileSource.Ref, measure.WorthwhileSource.Flag, measure.Source.Ref, measure.Source.Flag, measure.Approval.By);
}

internal sealed record ShownGroup(Split Split, EvaluatedGroup Group, ShownFunnel Funnel, IReadOnlyList<ShownChange> Changes);

/// <summary>Most deprived fifth less least deprived fifth.</summary>
internal sealed record ShownGap(GapIn In, string? Measure, decimal? MostDeprived, decimal? LeastDeprived, PublishedDifference? Difference);

internal sealed record ShownMethod(string Id, string Name, string Version, string Description, double Confidence, int FewestPairs, double UnevenFrom, string Source, Verification Flag);

internal sealed record ShownDisclosure(string Id, string Name, string Version, string Rule, string Source, Verification Flag);
