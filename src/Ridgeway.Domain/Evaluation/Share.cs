using MathNet.Numerics.Distributions;

namespace Ridgeway.Evaluation;

/// <summary>So many of so many, with the intervals that honest reporting needs. Value and limits run from 0 to 1.</summary>
public readonly record struct Share
{
    /// <exception cref="ArgumentOutOfRangeException">The part is negative or more than the whole, or the whole is not positive.</exception>
    public Share(long count, long of)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(of, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        Count = count;
        Of = of;
    }

    public long Count { get; }

    public long Of { get; }

    public double Value => Of == 0 ? throw new InvalidOperationException("An unset Share was read.") : (double)Count / Of;

    /// <summary>The score interval of Wilson (1927), as OHID's Fingertips uses it.</summary>
    public Interval Wilson(double confidence = 0.95)
    {
        if (confidence >= 1)
        {
            return new Interval(0, 1);
        }

        var z = Normal.InvCDF(0, 1, confidence + ((1 - confidence) / 2));
        var centre = (2.0 * Count) + (z * z);
        var reach = z * Math.Sqrt((z * z) + (4 * Count * (1 - Value)));
        var scale = 2 * (Of + (z * z));

        // At the ends one limit is exact; floating point would leave it a hair off.
        return new Interval(Count == 0 ? 0 : (centre - reach) / scale, Count == Of ? 1 : (centre + reach) / scale);
    }

    /// <summary>
    /// The interval of the difference <c>first − second</c> of two independent shares: Newcombe (1998), method 10,
    /// built from the two Wilson intervals.
    /// </summary>
    public static Interval DifferenceOf(Share first, Share second, double confidence = 0.95)
    {
        var one = first.Wilson(confidence);
        var two = second.Wilson(confidence);
        var difference = first.Value - second.Value;
        var below = Math.Sqrt(Squared(first.Value - one.Lower) + Squared(two.Upper - second.Value));
        var above = Math.Sqrt(Squared(one.Upper - first.Value) + Squared(second.Value - two.Lower));
        return new Interval(difference - below, difference + above);
    }

    private static double Squared(double value) => value * value;
}
