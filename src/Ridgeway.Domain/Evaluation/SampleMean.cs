using MathNet.Numerics.Distributions;

namespace Ridgeway.Evaluation;

/// <summary>The mean of a sample with its spread and its interval by Student's t.</summary>
/// <param name="Count">How many values; at least one.</param>
/// <param name="Mean">In the unit of the values.</param>
/// <param name="StandardDeviation">With n − 1 below the line; null for a single value.</param>
public sealed record SampleMean(int Count, double Mean, double? StandardDeviation)
{
    /// <summary>The mean of values, or null where there are none.</summary>
    public static SampleMean? Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        var mean = values.Sum() / values.Count;
        if (values.Count == 1)
        {
            return new SampleMean(1, mean, null);
        }

        var squares = values.Sum(value => (value - mean) * (value - mean));
        return new SampleMean(values.Count, mean, Math.Sqrt(squares / (values.Count - 1)));
    }

    /// <summary>mean ± t(n − 1) · s / √n, or null for a single value. Source: OHID PHEindicatormethods, phe_mean.</summary>
    public Interval? Limits(double confidence = 0.95)
    {
        if (StandardDeviation is not { } spread)
        {
            return null;
        }

        var reach = TwoSidedT(Count - 1, confidence) * spread / Math.Sqrt(Count);
        return new Interval(Mean - reach, Mean + reach);
    }

    /// <summary>
    /// The interval of the difference <c>first − second</c> of two independent means whose spreads may differ
    /// (Welch, degrees of freedom by Satterthwaite), or null where either has a single value or neither varies.
    /// </summary>
    public static Interval? DifferenceOf(SampleMean first, SampleMean second, double confidence = 0.95)
    {
        if (first.StandardDeviation is not { } one || second.StandardDeviation is not { } two)
        {
            return null;
        }

        var oneOverN = one * one / first.Count;
        var twoOverN = two * two / second.Count;
        var variance = oneOverN + twoOverN;
        if (variance <= 0)
        {
            return null;
        }

        var freedom = variance * variance
            / ((oneOverN * oneOverN / (first.Count - 1)) + (twoOverN * twoOverN / (second.Count - 1)));
        var reach = TwoSidedT(freedom, confidence) * Math.Sqrt(variance);
        var difference = first.Mean - second.Mean;
        return new Interval(difference - reach, difference + reach);
    }

    private static double TwoSidedT(double freedom, double confidence) =>
        StudentT.InvCDF(0, 1, freedom, confidence + ((1 - confidence) / 2));
}
