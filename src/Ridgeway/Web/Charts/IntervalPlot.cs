namespace Ridgeway.Web.Charts;

/// <summary>One row of an interval plot.</summary>
/// <param name="Label">Whose figure.</param>
/// <param name="Value">Null where it is withheld.</param>
/// <param name="Lower">Of the interval.</param>
/// <param name="Upper">Of the interval.</param>
/// <param name="Shown">The figure in words: "+12", "withheld".</param>
/// <param name="Against">What this row alone is read against; null for nothing.</param>
internal sealed record IntervalRow(string Label, double? Value, double? Lower, double? Upper, string Shown, double? Against = null);

/// <summary>A line across an interval plot that figures are read against, named under the plot.</summary>
internal sealed record ReferenceLine(double At, string Name);

/// <summary>Points with their intervals, one row each, against nought and a line that matters.</summary>
internal static class IntervalPlot
{
    private const double RowHeight = 46;
    private const double LabelFoot = 16;
    private const double PointDown = 32;
    private const double Radius = 6;

    /// <param name="id">Unique in the page.</param>
    /// <param name="title">What is drawn.</param>
    /// <param name="rows">From top to bottom.</param>
    /// <param name="reference">A line that matters beside nought, or null.</param>
    /// <param name="unit">Of the values, named in the description.</param>
    public static string Draw(string id, string title, IReadOnlyList<IntervalRow> rows, ReferenceLine? reference, string unit)
    {
        var frame = new ChartFrame();
        var scale = Scale.Over(rows.SelectMany(row => new[] { row.Value, row.Lower, row.Upper, row.Against }).Append(reference?.At).OfType<double>());
        var foot = rows.Count * RowHeight;
        for (var i = 0; i < rows.Count; i++)
        {
            DrawLines(frame, scale, reference, i * RowHeight);
            DrawRow(frame, scale, rows[i], i * RowHeight);
        }

        DrawTicks(frame, scale, foot + 18);
        if (reference is not null)
        {
            frame.Words(0, foot + 40, $"Dashed line: {reference.Name}");
        }

        return frame.Close(id, title, Describe(rows, unit), foot + (reference is null ? 24 : 46));
    }

    /// <summary>Lines down, broken at every label so that they do not strike it through.</summary>
    private static void DrawLines(ChartFrame frame, Scale scale, ReferenceLine? reference, double top)
    {
        foreach (var tick in scale.Ticks)
        {
            frame.Line(scale.At(tick), top + LabelFoot + 5, scale.At(tick), top + RowHeight, tick == 0 ? "axis" : "grid");
        }

        if (reference is not null)
        {
            frame.Line(scale.At(reference.At), top + LabelFoot + 5, scale.At(reference.At), top + RowHeight, "limit");
        }
    }

    private static void DrawRow(ChartFrame frame, Scale scale, IntervalRow row, double top)
    {
        frame.Words(0, top + LabelFoot, row.Label);
        frame.Words(100, top + LabelFoot, row.Shown, "end");
        if (row.Against is { } against)
        {
            frame.Line(scale.At(against), top + PointDown - (2 * Radius), scale.At(against), top + PointDown + (2 * Radius), "limit rw-chart__limit--firm");
        }

        if (row is { Value: { } value, Lower: { } lower, Upper: { } upper })
        {
            frame.Line(scale.At(lower), top + PointDown, scale.At(upper), top + PointDown, "line");
            frame.Line(scale.At(lower), top + PointDown - Radius, scale.At(lower), top + PointDown + Radius, "line");
            frame.Line(scale.At(upper), top + PointDown - Radius, scale.At(upper), top + PointDown + Radius, "line");
            frame.Point(scale.At(value), top + PointDown, Radius, "mark");
        }
    }

    private static void DrawTicks(ChartFrame frame, Scale scale, double foot)
    {
        for (var i = 0; i < scale.Ticks.Count; i++)
        {
            var anchor = i == 0 ? "start" : i == scale.Ticks.Count - 1 ? "end" : "middle";
            var place = i == 0 ? 0 : i == scale.Ticks.Count - 1 ? 100 : scale.At(scale.Ticks[i]);
            frame.Words(place, foot, Signed(scale.Ticks[i]), anchor);
        }
    }

    private static string Signed(double value) => value < 0 ? $"−{-value}" : $"{value}";

    private static string Describe(IReadOnlyList<IntervalRow> rows, string unit) =>
        string.Join("; ", rows.Select(row => row is { Lower: { } lower, Upper: { } upper }
            ? $"{row.Label}: {row.Shown} ({Signed(lower)} to {Signed(upper)}) {unit}"
            : $"{row.Label}: {row.Shown}")) + ".";
}
