namespace Ridgeway.Evaluation;

/// <summary>What an equity gap is a gap in.</summary>
public enum GapIn
{
    /// <summary>The share of people referred who started, per cent.</summary>
    Started = 1,

    /// <summary>The share of people referred who completed, per cent.</summary>
    Completed = 2,

    /// <summary>The mean change of a measure, in its unit.</summary>
    Change = 3,
}

/// <summary>
/// The absolute difference between the most and the least deprived fifth, with its interval. Below nought means that the
/// most deprived have less of it. All figures null where either fifth cannot be shown.
/// </summary>
/// <param name="In">A gap in what.</param>
/// <param name="Measure">For a change: which measure. Null otherwise.</param>
/// <param name="MostDeprived">Quintile 1, as published.</param>
/// <param name="LeastDeprived">Quintile 5, as published.</param>
/// <param name="Difference">Most less least deprived.</param>
public sealed record EquityGap(GapIn In, string? Measure, decimal? MostDeprived, decimal? LeastDeprived, PublishedDifference? Difference)
{
    internal static EquityGap OfShare(GapIn gapIn, (PublishedCount Part, PublishedCount Whole) most, (PublishedCount Part, PublishedCount Whole) least, double confidence)
    {
        if (PublishedShare.Of(most.Part, most.Whole, confidence) is not { } mostShown || PublishedShare.Of(least.Part, least.Whole, confidence) is not { } leastShown)
        {
            return new EquityGap(gapIn, null, null, null, null);
        }

        var limits = Share.DifferenceOf(
            new Share(most.Part.Shown!.Value, most.Whole.Shown!.Value),
            new Share(least.Part.Shown!.Value, least.Whole.Shown!.Value),
            confidence);
        return new EquityGap(gapIn, null, mostShown.Percent, leastShown.Percent, PublishedDifference.OfPercents(mostShown, leastShown, limits));
    }

    internal static EquityGap OfChange(OutcomeMeasure measure, (PairedChange Exact, PublishedChange Shown) most, (PairedChange Exact, PublishedChange Shown) least, double confidence)
    {
        if (most.Shown.Mean is not { } mostShown || least.Shown.Mean is not { } leastShown
            || SampleMean.DifferenceOf(most.Exact.Change!, least.Exact.Change!, confidence) is not { } limits)
        {
            return new EquityGap(GapIn.Change, measure.Id, null, null, null);
        }

        var difference = new PublishedDifference(
            mostShown.Change - leastShown.Change,
            Figures.Fixed(limits.Lower, measure.Decimals),
            Figures.Fixed(limits.Upper, measure.Decimals));
        return new EquityGap(GapIn.Change, measure.Id, mostShown.Change, leastShown.Change, difference);
    }
}
