using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ridgeway.Time;

public enum WindowUnit
{
    Days,
    Weeks,
    Months,
    Years,
}

/// <summary>A length of time looking back from a day, in the calendar's own units: "15 months", "4 weeks".</summary>
public readonly record struct Window(int Length, WindowUnit Unit)
{
    /// <summary>The first day inside the window that ends on <paramref name="day"/>, both ends included.</summary>
    public DateOnly Start(DateOnly day) => Shift(day, -Length);

    /// <summary>The last day on which something dated <paramref name="date"/> is still inside the window.</summary>
    public DateOnly LastDayWith(DateOnly date)
    {
        // Month arithmetic clips (31 March less one month is 28 February), so step to the true edge.
        var last = Shift(date, Length);
        while (last < DateOnly.MaxValue && Start(last.AddDays(1)) <= date)
        {
            last = last.AddDays(1);
        }

        while (Start(last) > date)
        {
            last = last.AddDays(-1);
        }

        return last;
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out Window window)
    {
        window = default;
        var parts = text?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not { Length: 2 } || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length is < 1 or > 2000)
        {
            return false;
        }

        WindowUnit? unit = parts[1].TrimEnd('s') switch
        {
            "day" => WindowUnit.Days,
            "week" => WindowUnit.Weeks,
            "month" => WindowUnit.Months,
            "year" => WindowUnit.Years,
            _ => null,
        };
        if (unit is null)
        {
            return false;
        }

        window = new Window(length, unit.Value);
        return true;
    }

    public override string ToString()
    {
        var unit = Unit.ToString().ToLowerInvariant();
        return string.Create(CultureInfo.InvariantCulture, $"{Length} {(Length == 1 ? unit[..^1] : unit)}");
    }

    private DateOnly Shift(DateOnly day, int by)
    {
        try
        {
            return Unit switch
            {
                WindowUnit.Days => day.AddDays(by),
                WindowUnit.Weeks => day.AddDays(by * 7),
                WindowUnit.Months => day.AddMonths(by),
                WindowUnit.Years => day.AddYears(by),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return by < 0 ? DateOnly.MinValue : DateOnly.MaxValue;
        }
    }
}
