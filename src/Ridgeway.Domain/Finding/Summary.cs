using System.Diagnostics;
using Ridgeway.Records;

namespace Ridgeway.Finding;

/// <summary>A usable reading: its day number (<see cref="Fact.NoDay"/> where undated) and its value in the measure's own unit.</summary>
internal readonly record struct Dated(int Day, double Value);

/// <summary>The one number that several readings, oldest first, come to.</summary>
internal static class Summary
{
    private const double DaysInYear = 365.25;

    /// <summary>True where there are enough readings: two for a change, two on different dated days for a trend, none for a count or a span.</summary>
    public static bool IsSettled(Reading of, ReadOnlySpan<Dated> readings) => of switch
    {
        Reading.Count or Reading.Span => true,
        Reading.Change => readings.Length >= 2,
        Reading.Trend => FirstDated(readings) is >= 0 and var first && readings[^1].Day > readings[first].Day,
        _ => readings.Length >= 1,
    };

    /// <summary>Held to four decimals where it is worked out and not read.</summary>
    public static double Of(Reading of, ReadOnlySpan<Dated> readings) => of switch
    {
        Reading.Latest => readings[^1].Value,
        Reading.First => readings[0].Value,
        Reading.Highest => Most(readings, 1),
        Reading.Lowest => -Most(readings, -1),
        Reading.Mean => Fact.Rounded(Total(readings) / readings.Length),
        Reading.Change => Fact.Rounded(readings[^1].Value - readings[0].Value),
        Reading.Trend => Fact.Rounded(Slope(readings)),
        Reading.Count => readings.Length,
        Reading.Span => FirstDated(readings) is >= 0 and var first ? readings[^1].Day - readings[first].Day : 0,
        _ => throw new UnreachableException($"{of} is not one number."),
    };

    private static double Most(ReadOnlySpan<Dated> readings, int sign)
    {
        var most = sign * readings[0].Value;
        foreach (var reading in readings)
        {
            most = Math.Max(most, sign * reading.Value);
        }

        return most;
    }

    private static double Total(ReadOnlySpan<Dated> readings)
    {
        var total = 0.0;
        foreach (var reading in readings)
        {
            total += reading.Value;
        }

        return total;
    }

    /// <summary>The least-squares line through the dated readings, in units a year of 365.25 days.</summary>
    private static double Slope(ReadOnlySpan<Dated> readings)
    {
        var dated = readings[FirstDated(readings)..];
        var (first, days, values) = (dated[0].Day, 0.0, 0.0);
        foreach (var reading in dated)
        {
            days += reading.Day - first;
            values += reading.Value;
        }

        var (meanDay, meanValue, up, across) = (days / dated.Length, values / dated.Length, 0.0, 0.0);
        foreach (var reading in dated)
        {
            var away = reading.Day - first - meanDay;
            up += away * (reading.Value - meanValue);
            across += away * away;
        }

        return up / across * DaysInYear;
    }

    private static int FirstDated(ReadOnlySpan<Dated> readings)
    {
        for (var i = 0; i < readings.Length; i++)
        {
            if (readings[i].Day >= 0)
            {
                return i;
            }
        }

        return -1;
    }
}
