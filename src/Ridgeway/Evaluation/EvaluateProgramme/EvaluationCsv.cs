using Ridgeway.Exchange.Csv;

namespace Ridgeway.Evaluation.EvaluateProgramme;

/// <summary>An evaluation as a tidy table: one figure a row, "*" where a count is hidden, empty where a figure is withheld.</summary>
internal static class EvaluationCsv
{
    private static readonly string[] Columns =
        ["programme", "split", "group", "measure", "figure", "value", "lower", "upper", "unit", "computed-at", "method", "disclosure"];

    public static string Write(EvaluationDocument document)
    {
        var units = document.Outcomes.ToDictionary(outcome => outcome.Measure.Id, outcome => outcome.Measure.Unit, StringComparer.Ordinal);
        var rows = Funnel("everyone", "everyone", document.Everyone)
            .Concat(document.Outcomes.SelectMany(outcome => Change("everyone", "everyone", outcome.Change, units)))
            .Concat(document.Outcomes.Select(outcome => new Row("everyone", "everyone", outcome.Measure.Id, "verdict", Word(outcome.Verdict))))
            .Concat(document.Groups.SelectMany(group => Funnel(Word(group.Split), Word(group.Group), group.Funnel)))
            .Concat(document.Groups.SelectMany(group => group.Changes.SelectMany(change => Change(Word(group.Split), Word(group.Group), change, units))))
            .Concat(document.Gaps.Select(gap => Gap(gap, units)));
        string[] about =
        [
            $"{document.ComputedAt:yyyy-MM-ddTHH:mm:ssZ}",
            $"{document.Method.Id} {document.Method.Version}",
            $"{document.Disclosure.Id} {document.Disclosure.Version}",
        ];
        return CsvWriting.Write(Columns, rows.Select(row => (IEnumerable<string?>)
            [document.Programme, row.Split, row.Group, row.Measure, row.Figure, row.Value, row.Lower, row.Upper, row.Unit, .. about]));
    }

    private static IEnumerable<Row> Funnel(string split, string group, ShownFunnel funnel) =>
    [
        Count(split, group, null, "referred", funnel.Referred),
        Count(split, group, null, "accepted", funnel.Accepted),
        Count(split, group, null, "started", funnel.Started),
        Count(split, group, null, "completed", funnel.Completed),
        Count(split, group, null, "due-follow-up", funnel.DueFollowUp),
        Share(split, group, null, "accepted-of-referred", funnel.AcceptedOfReferred),
        Share(split, group, null, "started-of-referred", funnel.StartedOfReferred),
        Share(split, group, null, "completed-of-referred", funnel.CompletedOfReferred),
        Share(split, group, null, "completed-of-started", funnel.CompletedOfStarted),
    ];

    private static IEnumerable<Row> Change(string split, string group, ShownChange change, Dictionary<string, string> units) =>
    [
        Count(split, group, change.Measure, "pairs", change.Pairs),
        Share(split, group, change.Measure, "response-of-due", change.ResponseOfDue),
        Share(split, group, change.Measure, "response-of-started", change.ResponseOfStarted),
        new Row(split, group, change.Measure, "baseline", $"{change.Mean?.Baseline}") { Unit = units[change.Measure] },
        new Row(split, group, change.Measure, "change", $"{change.Mean?.Change}")
        {
            Lower = $"{change.Mean?.Lower}",
            Upper = $"{change.Mean?.Upper}",
            Unit = units[change.Measure],
        },
    ];

    private static Row Gap(ShownGap gap, Dictionary<string, string> units) =>
        new("deprivation", "most-less-least-deprived", gap.Measure, $"gap-in-{Word(gap.In)}", $"{gap.Difference?.Value}")
        {
            Lower = $"{gap.Difference?.Lower}",
            Upper = $"{gap.Difference?.Upper}",
            Unit = gap.Measure is { } measure ? units[measure] : "percentage points",
        };

    private static Row Count(string split, string group, string? measure, string figure, long? count) =>
        new(split, group, measure, figure, count is { } shown ? $"{shown}" : "*") { Unit = "people" };

    private static Row Share(string split, string group, string? measure, string figure, PublishedShare? share) =>
        new(split, group, measure, figure, $"{share?.Percent}") { Lower = $"{share?.Lower}", Upper = $"{share?.Upper}", Unit = "per cent" };

    /// <summary>As JSON writes it: DeprivationQuintile1 is deprivation-quintile1.</summary>
    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private sealed record Row(string Split, string Group, string? Measure, string Figure, string Value)
    {
        public string? Lower { get; init; }

        public string? Upper { get; init; }

        public string? Unit { get; init; }
    }
}
