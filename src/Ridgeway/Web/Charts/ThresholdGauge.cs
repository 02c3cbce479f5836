namespace Ridgeway.Web.Charts;

/// <summary>How far along a figure is to a threshold: a bar, and a line where the threshold is.</summary>
internal static class ThresholdGauge
{
    private const double BarDown = 26;
    private const double BarHeight = 28;

    /// <param name="id">Unique in the page.</param>
    /// <param name="title">What is drawn.</param>
    /// <param name="share">The figure, in the unit of the threshold.</param>
    /// <param name="threshold">More than nought.</param>
    /// <param name="shareShown">"0.87%".</param>
    /// <param name="thresholdShown">"Threshold 1%".</param>
    public static string Draw(string id, string title, decimal share, decimal threshold, string shareShown, string thresholdShown)
    {
        // The threshold stands at three quarters, so that there is something to see on either side of it.
        var most = Math.Max(threshold * 4 / 3, share);
        var frame = new ChartFrame();
        frame.Bar(0, BarDown, 100, BarHeight, "bar rw-chart__bar--quiet");
        frame.Bar(0, BarDown, (double)(share / most * 100), BarHeight, "bar");
        var at = (double)(threshold / most * 100);
        frame.Line(at, BarDown - 8, at, BarDown + BarHeight + 8, "limit rw-chart__limit--firm");
        frame.Words(0, 16, shareShown);
        frame.Words(Math.Min(at, 100), BarDown + BarHeight + 26, thresholdShown, at > 50 ? "end" : "start");
        return frame.Close(id, title, $"{shareShown}. {thresholdShown}.", BarDown + BarHeight + 34);
    }
}
