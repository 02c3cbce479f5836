namespace Ridgeway.Web.Charts;

/// <summary>One stage of a funnel.</summary>
/// <param name="Label">What the stage is.</param>
/// <param name="Count">As published; null where it is hidden.</param>
/// <param name="Shown">The figure in words: "120 (45%)", "hidden".</param>
internal sealed record FunnelStage(string Label, long? Count, string Shown);

/// <summary>How many came how far: a bar a stage, the first at full width.</summary>
internal static class FunnelBars
{
    private const double RowHeight = 50;
    private const double LabelFoot = 16;
    private const double BarDown = 22;
    private const double BarHeight = 18;

    public static string Draw(string id, string title, IReadOnlyList<FunnelStage> stages)
    {
        var frame = new ChartFrame();
        var most = Math.Max(stages.Max(stage => stage.Count ?? 0), 1);
        for (var i = 0; i < stages.Count; i++)
        {
            var top = i * RowHeight;
            frame.Words(0, top + LabelFoot, stages[i].Label);
            frame.Words(100, top + LabelFoot, stages[i].Shown, "end");
            frame.Bar(0, top + BarDown, 100, BarHeight, "bar rw-chart__bar--quiet");
            if (stages[i].Count is { } count)
            {
                frame.Bar(0, top + BarDown, 100.0 * count / most, BarHeight, "bar");
            }
        }

        return frame.Close(id, title, string.Join("; ", stages.Select(stage => $"{stage.Label}: {stage.Shown}")) + ".", stages.Count * RowHeight);
    }
}
