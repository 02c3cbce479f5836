using Ridgeway.Records;
using Ridgeway.Web.Charts;

namespace Ridgeway.Finding.PersonProblems;

/// <summary>One measure at a glance.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Trend">Its readings, or null where there are none.</param>
/// <param name="Attention">"above 140 mmHg" where the latest needs attention, or null.</param>
/// <param name="Line">"Line: 140 mmHg (QOF HYP008)", or null where there is none.</param>
/// <param name="IsDue">True where it should be measured now.</param>
/// <param name="Drawing">The small chart as SVG; empty where there is one reading or none.</param>
internal sealed record GlanceMeasure(string Name, ReadingTrend? Trend, string? Attention, string? Line, bool IsDue, string Drawing)
{
    /// <summary>The measures worth a glance for this person on this day: those with a reading, and those that are due.</summary>
    public static IReadOnlyList<GlanceMeasure> Of(
        PersonOnDay person, IEnumerable<KeyMeasure> measures, IReadOnlyDictionary<string, ReadingTrend> trends, Codes.CodeLists lists) =>
    [
        .. measures
            .Where(measure => measure.Effective.Includes(person.On) && (measure.For is null || person.Ask(measure.For).Truth == Truth.True))
            .OrderBy(measure => measure.Rank)
            .Select(measure => Of(person, measure, trends.GetValueOrDefault(measure.Measure), lists))
            .Where(shown => shown.Trend is not null || shown.IsDue),
    ];

    private static GlanceMeasure Of(PersonOnDay person, KeyMeasure measure, ReadingTrend? trend, Codes.CodeLists lists)
    {
        var unit = lists[measure.Measure].Unit!;
        var limit = measure.Attention?.Limits.Lower ?? measure.Attention?.Limits.Upper;
        var isLower = measure.Attention?.Limits.Lower is not null;
        var line = limit is null ? null : person.ValueOf(limit);
        var needsAttention = trend is not null && measure.Attention is { } attention && person.Ask(attention).Truth == Truth.True;
        return new GlanceMeasure(
            measure.Name,
            trend,
            needsAttention && line is { } passed ? $"{Side(limit!, isLower)} {ReadingTrend.Words(passed, unit)}" : null,
            line is { } drawn ? $"Line: {ReadingTrend.Words(drawn, unit)}, {measure.Source.Ref}" : null,
            measure.Due is { } due && person.Ask(due).Truth == Truth.True,
            trend is { Points.Count: > 1 } ? TrendLine.Draw(trend.Points, line, needsAttention) : "");
    }

    private static string Side(Limit limit, bool isLower) => (isLower, limit.Included) switch
    {
        (true, true) => "at or above",
        (true, false) => "above",
        (false, true) => "at or below",
        (false, false) => "below",
    };
}
