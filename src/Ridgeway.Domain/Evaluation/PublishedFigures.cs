namespace Ridgeway.Evaluation;

/// <summary>
/// A share in per cent with its interval, one decimal each, made from published counts only: an interval made from exact
/// counts would give them away.
/// </summary>
public sealed record PublishedShare(decimal Percent, decimal Lower, decimal Upper)
{
    /// <summary>Null where either count is hidden or there is nothing to share.</summary>
    public static PublishedShare? Of(PublishedCount part, PublishedCount whole, double confidence) =>
        part.Shown is { } count && whole.Shown is > 0 and var of ? Of(new Share(count, of), confidence) : null;

    internal static PublishedShare Of(Share share, double confidence)
    {
        var limits = share.Wilson(confidence);
        return new PublishedShare(Figures.Fixed(share.Value * 100, 1), Figures.Fixed(limits.Lower * 100, 1), Figures.Fixed(limits.Upper * 100, 1));
    }
}

/// <summary>A mean change with its interval, at the measure's decimals. No spread is published: with the interval it would give the exact count away.</summary>
/// <param name="Baseline">The mean at the start of the same people.</param>
/// <param name="Change">Follow-up less baseline.</param>
/// <param name="Lower">Of the change.</param>
/// <param name="Upper">Of the change.</param>
public sealed record PublishedMean(decimal Baseline, decimal Change, decimal Lower, decimal Upper)
{
    public Interval Limits => new((double)Lower, (double)Upper);

    internal static PublishedMean? Of(PairedChange paired, OutcomeMeasure measure, double confidence) =>
        paired is { Baseline: { } baseline, Change: { } change } && change.Limits(confidence) is { } limits
            ? new PublishedMean(
                Figures.Fixed(baseline.Mean, measure.Decimals),
                Figures.Fixed(change.Mean, measure.Decimals),
                Figures.Fixed(limits.Lower, measure.Decimals),
                Figures.Fixed(limits.Upper, measure.Decimals))
            : null;
}

/// <summary>A difference of two published figures with its interval.</summary>
public sealed record PublishedDifference(decimal Value, decimal Lower, decimal Upper)
{
    internal static PublishedDifference OfPercents(PublishedShare first, PublishedShare second, Interval limits) =>
        new(first.Percent - second.Percent, Figures.Fixed(limits.Lower * 100, 1), Figures.Fixed(limits.Upper * 100, 1));
}

internal static class Figures
{
    /// <summary>Rounded half away from nought, with exactly so many decimals, so that every face prints the same digits.</summary>
    public static decimal Fixed(double value, int decimals)
    {
        var rounded = Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
        var scale = new decimal(0, 0, 0, isNegative: false, (byte)decimals);
        return rounded == 0 ? scale : rounded + scale;
    }
}
