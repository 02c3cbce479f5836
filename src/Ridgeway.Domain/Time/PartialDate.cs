using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ridgeway.Time;

/// <summary>
/// A date known to the year, the month or the day, as FHIR writes it: "1951", "1951-04", "1951-04-09".
/// Comparing two of them can be undecided, so this type offers bounds and not an order.
/// </summary>
public readonly record struct PartialDate
{
    private readonly short year;
    private readonly byte month;
    private readonly byte day;

    public PartialDate(int year, int? month = null, int? day = null)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || (day is not null && month is null)
            || (day is { } d && (d < 1 || d > DateTime.DaysInMonth(year, month!.Value))))
        {
            throw new ArgumentOutOfRangeException(nameof(year), $"No such date: {year}-{month}-{day}.");
        }

        this.year = (short)year;
        this.month = (byte)(month ?? 0);
        this.day = (byte)(day ?? 0);
    }

    public int Year => year == 0 ? throw new InvalidOperationException("An unset PartialDate was read.") : year;

    public int? Month => month == 0 ? null : month;

    public int? Day => day == 0 ? null : day;

    public bool IsWhole => day != 0;

    /// <summary>The first day it could be.</summary>
    public DateOnly Earliest => new(Year, month == 0 ? 1 : month, day == 0 ? 1 : day);

    /// <summary>The last day it could be.</summary>
    public DateOnly Latest => day != 0
        ? Earliest
        : new DateOnly(Year, month == 0 ? 12 : month, DateTime.DaysInMonth(year, month == 0 ? 12 : month));

    public static PartialDate On(DateOnly date) => new(date.Year, date.Month, date.Day);

    public static bool TryParse([NotNullWhen(true)] string? text, out PartialDate date)
    {
        date = default;
        if (text is null || text.Length is not (4 or 7 or 10) || !Number(text, 0, 4, out var y))
        {
            return false;
        }

        int? m = null, d = null;
        if (text.Length >= 7)
        {
            if (text[4] != '-' || !Number(text, 5, 2, out var mm) || mm is < 1 or > 12)
            {
                return false;
            }

            m = mm;
        }

        if (text.Length == 10)
        {
            if (text[7] != '-' || !Number(text, 8, 2, out var dd) || dd < 1 || y < 1 || dd > DateTime.DaysInMonth(y, m!.Value))
            {
                return false;
            }

            d = dd;
        }

        if (y < 1)
        {
            return false;
        }

        date = new PartialDate(y, m, d);
        return true;
    }

    public override string ToString() => (year, month, day) switch
    {
        (0, _, _) => "",
        (_, 0, _) => year.ToString("D4", CultureInfo.InvariantCulture),
        (_, _, 0) => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}"),
    };

    private static bool Number(string text, int start, int length, out int value) =>
        int.TryParse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
