using Ridgeway.Evaluation.EvaluateProgramme;
using Ridgeway.Web.Charts;

namespace Ridgeway.Evaluation.SeeProgrammes;

/// <summary>The charts of a programme's page. Each stands beside a table with the same figures.</summary>
internal static class ProgrammeCharts
{
    public static string Funnel(ShownFunnel funnel) => FunnelBars.Draw("funnel", "How many people came how far",
    [
        new("Referred", funnel.Referred, EvaluationWords.Count(funnel.Referred)),
        new("Accepted", funnel.Accepted, Stage(funnel.Accepted, funnel.AcceptedOfReferred)),
        new("Started", funnel.Started, Stage(funnel.Started, funnel.StartedOfReferred)),
        new("Completed", funnel.Completed, Stage(funnel.Completed, funnel.CompletedOfReferred)),
    ]);

    /// <summary>Every measure on one scale: how many times its smallest worthwhile change, better to the right.</summary>
    public static string Outcomes(IReadOnlyList<ShownOutcome> outcomes) => IntervalPlot.Draw(
        "outcomes",
        "Change of each measure, in smallest worthwhile changes, better to the right",
        [.. outcomes.Select(outcome => InWorthwhileChanges(outcome.Measure, outcome.Change))],
        new ReferenceLine(1, "the smallest worthwhile change"),
        "times the smallest worthwhile change");

    public static string ChangeBy(Split split, ShownMeasure measure, IReadOnlyList<ShownGroup> groups) => IntervalPlot.Draw(
        $"change-{(int)split}",
        $"{measure.Name}: change by {split.ForPeople().ToLowerInvariant()}",
        [.. groups.Select(group => Row(group.Group.ForPeople(), group.Changes.First(change => change.Measure == measure.Id).Mean))],
        new ReferenceLine(measure.Better == BetterWhen.Higher ? measure.WorthwhileChange : -measure.WorthwhileChange, "the smallest worthwhile change"),
        measure.Unit);

    public static string CompletedBy(Split split, IReadOnlyList<ShownGroup> groups) => IntervalPlot.Draw(
        $"completed-{(int)split}",
        $"Completed, of those referred, by {split.ForPeople().ToLowerInvariant()} (%)",
        [.. groups.Select(group => Row(group.Group.ForPeople(), group.Funnel.CompletedOfReferred))],
        reference: null,
        "per cent");

    private static string Stage(long? count, PublishedShare? share) =>
        share is null ? EvaluationWords.Count(count) : $"{EvaluationWords.Count(count)} ({share.Percent}%)";

    private static IntervalRow InWorthwhileChanges(ShownMeasure measure, ShownChange change)
    {
        if (change.Mean is not { } mean)
        {
            return new IntervalRow(measure.Name, null, null, null, "withheld");
        }

        var sign = measure.Better == BetterWhen.Higher ? 1 : -1;
        var ends = new[] { (double)mean.Lower, (double)mean.Upper }.Select(end => sign * end / measure.WorthwhileChange).Order().ToList();
        return new IntervalRow(measure.Name, sign * (double)mean.Change / measure.WorthwhileChange, ends[0], ends[1], EvaluationWords.Signed(mean.Change));
    }

    private static IntervalRow Row(string label, PublishedMean? mean) => mean is null
        ? new IntervalRow(label, null, null, null, "–")
        : new IntervalRow(label, (double)mean.Change, (double)mean.Lower, (double)mean.Upper, EvaluationWords.Signed(mean.Change));

    private static IntervalRow Row(string label, PublishedShare? share) => share is null
        ? new IntervalRow(label, null, null, null, "–")
        : new IntervalRow(label, (double)share.Percent, (double)share.Lower, (double)share.Upper, $"{share.Percent}%");
}
