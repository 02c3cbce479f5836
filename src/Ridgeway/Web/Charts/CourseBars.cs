namespace Ridgeway.Web.Charts;

/// <summary>One thing that lasted: a problem, a treatment.</summary>
/// <param name="Label">What it is.</param>
/// <param name="From">When it began.</param>
/// <param name="Shown">"since 2015".</param>
internal sealed record Lasting(string Label, DateOnly From, string Shown);

/// <summary>What a person lives with and since when: a bar each, from its beginning to today.</summary>
internal static class CourseBars
{
    private const double RowHeight = 34;
    private const double LabelFoot = 14;
    private const double BarDown = 19;
    private const double BarHeight = 8;
    private const int LongestYears = 25;
    private const int ShortestYears = 5;

    /// <param name="id">Unique in the page.</param>
    /// <param name="title">What is drawn.</param>
    /// <param name="things">From top to bottom; at least one.</param>
    /// <param name="today">Where the bars end.</param>
    public static string Draw(string id, string title, IReadOnlyList<Lasting> things, DateOnly today)
    {
        var first = Clamped(things.Min(thing => thing.From), today);
        var days = today.DayNumber - first.DayNumber;
        double At(DateOnly day) => 100.0 * Math.Max(0, day.DayNumber - first.DayNumber) / days;
        var frame = new ChartFrame();
        for (var i = 0; i < things.Count; i++)
        {
            var top = i * RowHeight;
            frame.Words(0, top + LabelFoot, things[i].Label);
            frame.Words(100, top + LabelFoot, things[i].Shown, "end");
            frame.Bar(0, top + BarDown, 100, BarHeight, "bar rw-chart__bar--quiet");
            frame.Bar(At(things[i].From), top + BarDown, 100 - At(things[i].From), BarHeight, "bar");
        }

        var foot = (things.Count * RowHeight) + 14;
        frame.Words(0, foot, $"{first.Year}");
        frame.Words(50, foot, $"{first.AddDays(days / 2).Year}", "middle");
        frame.Words(100, foot, "today", "end");
        return frame.Close(id, title, string.Join("; ", things.Select(thing => $"{thing.Label}: {thing.Shown}")) + ".", foot + 6);
    }

    /// <summary>Neither so short that a new problem looks old, nor so long that this year cannot be seen.</summary>
    private static DateOnly Clamped(DateOnly first, DateOnly today) =>
        first > today.AddYears(-ShortestYears) ? today.AddYears(-ShortestYears) : first < today.AddYears(-LongestYears) ? today.AddYears(-LongestYears) : first;
}
