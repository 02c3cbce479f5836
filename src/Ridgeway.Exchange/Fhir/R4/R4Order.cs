using System.Globalization;
using System.Text.Json.Nodes;

namespace Ridgeway.Exchange.Fhir.R4;

/// <summary>Which of two R4 times is later, each from its earliest to its latest moment.</summary>
internal static class R4Order
{
    /// <summary>True where the first is surely after the second; never where either is missing or unreadable.</summary>
    public static bool IsAfter(JsonNode? first, JsonNode? second) =>
        R4Tree.Text(first) is { } one && R4Tree.Text(second) is { } other && Span(one) is { } a && Span(other) is { } b && a.From > b.From && a.From >= b.To;

    /// <summary>From the first moment of what is written to the first moment after it: a day for a day, a month for a month.</summary>
    public static (DateTimeOffset From, DateTimeOffset To)? Span(string written)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal;
        if (written.Length == 4 && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 0 and < 9999)
        {
            return (new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero));
        }

        if (written.Length == 7 && DateTimeOffset.TryParseExact(written, "yyyy-MM", CultureInfo.InvariantCulture, utc, out var month) && month.Year < 9999)
        {
            return (month, month.AddMonths(1));
        }

        if (written.Length == 10 && DateTimeOffset.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, utc, out var day) && day.Year < 9999)
        {
            return (day, day.AddDays(1));
        }

        if (written.Length < 16 || !DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, utc, out var moment) || moment.Year is < 2 or >= 9998)
        {
            return null;
        }

        var hasSeconds = written.Length > 16 && written[16] == ':';
        var hasFraction = written.Contains('.', StringComparison.Ordinal);
        return (moment, hasFraction ? moment.AddTicks(TimeSpan.TicksPerMillisecond) : hasSeconds ? moment.AddSeconds(1) : moment.AddMinutes(1));
    }
}
