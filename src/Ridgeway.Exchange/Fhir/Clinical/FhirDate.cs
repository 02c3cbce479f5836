using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>
/// A FHIR date, dateTime or instant, kept to the day as it was written: 23:30 on the 4th is the 4th, whatever the offset,
/// because that is the day people remember.
/// </summary>
internal readonly struct FhirDate
{
    /// <summary>Systems that have no date write 0001-01-01 or 1753-01-01; nobody alive has a fact older than this.</summary>
    public const int FirstBelievableYear = 1850;

    private readonly int dayAfterZero;

    private FhirDate(int day, DatePrecision precision)
    {
        dayAfterZero = day + 1;
        Precision = precision;
    }

    public bool IsKnown => dayAfterZero != 0;

    /// <summary>Day number of the first day it can be, or <see cref="Fact.NoDay"/>.</summary>
    public int Day => dayAfterZero - 1;

    public DatePrecision Precision { get; }

    public static FhirDate OfYear(DateOnly earliest) => new(earliest.DayNumber, DatePrecision.Year);

    /// <summary>Reads the date the reader stands on; what cannot be read is doubted and left out.</summary>
    public static FhirDate Read(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        var text = bench.Text(ref json, path);
        if (TryParse(text, out var date))
        {
            return date;
        }

        if (!text.IsEmpty)
        {
            bench.Doubts.Add(path, $"'{Workbench.Shorten(text)}' is not a date that can be believed; it was left out");
        }

        return default;
    }

    public static bool TryParse(ReadOnlySpan<byte> text, out FhirDate date)
    {
        date = default;
        if (text.Length < 4 || !Digits(text[..4], out var year) || year < FirstBelievableYear)
        {
            return false;
        }

        if (text.Length == 4)
        {
            date = new FhirDate(new DateOnly(year, 1, 1).DayNumber, DatePrecision.Year);
            return true;
        }

        if (text.Length < 7 || text[4] != '-' || !Digits(text.Slice(5, 2), out var month) || month is < 1 or > 12)
        {
            return false;
        }

        return text.Length == 7 ? OfMonth(year, month, out date) : OfDay(text[7..], year, month, out date);
    }

    private static bool OfMonth(int year, int month, out FhirDate date)
    {
        date = new FhirDate(new DateOnly(year, month, 1).DayNumber, DatePrecision.Month);
        return true;
    }

    private static bool OfDay(ReadOnlySpan<byte> rest, int year, int month, out FhirDate date)
    {
        date = default;
        if (rest.Length < 3 || rest[0] != '-' || !Digits(rest.Slice(1, 2), out var day) || day < 1 || day > DateTime.DaysInMonth(year, month)
            || (rest.Length > 3 && rest[3] is not ((byte)'T' or (byte)'t' or (byte)' ')))
        {
            return false;
        }

        date = new FhirDate(new DateOnly(year, month, day).DayNumber, DatePrecision.Day);
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var b in text)
        {
            var digit = b - '0';
            if ((uint)digit > 9)
            {
                return false;
            }

            value = value * 10 + digit;
        }

        return true;
    }
}
