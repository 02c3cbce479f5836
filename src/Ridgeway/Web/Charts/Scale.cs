namespace Ridgeway.Web.Charts;

/// <summary>Turns values into places across a chart, in per cent, with ticks at round numbers.</summary>
internal sealed class Scale
{
    /// <summary>Room at either side, so that a mark at the end is not cut.</summary>
    private const double Margin = 2;

    private readonly double from;
    private readonly double to;

    private Scale(double from, double to, IReadOnlyList<double> ticks)
    {
        this.from = from;
        this.to = to;
        Ticks = ticks;
    }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>A scale that holds nought and all these values, with three to six ticks.</summary>
    public static Scale Over(IEnumerable<double> values)
    {
        var all = values.Append(0).ToList();
        var (least, most) = (all.Min(), all.Max());
        if (most - least <= 0)
        {
            most = least + 1;
        }

        var step = Step((most - least) / 4);
        var (first, last) = (Math.Floor(Math.Round(least / step, 9)), Math.Ceiling(Math.Round(most / step, 9)));
        return new Scale(first * step, last * step, [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => Math.Round((first + i) * step, 9))]);
    }

    /// <summary>Where a value is, in per cent across.</summary>
    public double At(double value) => Margin + (Math.Clamp((value - from) / (to - from), 0, 1) * (100 - (2 * Margin)));

    private static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch
        {
            <= 1 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
