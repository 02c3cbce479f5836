using System.Globalization;

namespace Ridgeway.Exchange.Csv.Extracts;

/// <summary>A number as practices write it: "5.4", "&lt;5", "&gt;= 90", "1,234", "5.4 mmol/L".</summary>
/// <param name="Comparator">FHIR's: one of &lt;, &lt;=, &gt;=, &gt;; or null.</param>
/// <param name="Number">The digits, with a point.</param>
/// <param name="Unit">What stood behind the number, or null.</param>
public readonly record struct ExtractNumber(string? Comparator, decimal Number, string? Unit)
{
    public static ExtractNumber? Read(string text, char decimalPoint)
    {
        var rest = text.AsSpan().Trim();
        var comparator = ComparatorOf(ref rest);
        var length = 0;
        while (length < rest.Length && (char.IsAsciiDigit(rest[length]) || rest[length] is '.' or ',' || (length == 0 && rest[length] is '-' or '+')))
        {
            length++;
        }

        var digits = rest[..length].ToString();
        digits = decimalPoint == ','
            ? digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : digits.Replace(",", "", StringComparison.Ordinal);
        var unit = rest[length..].Trim().ToString();
        return decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && (unit.Length == 0 || char.IsLetter(unit[0]) || unit[0] is '%' or '/' or '°' or 'µ')
            ? new ExtractNumber(comparator, number, unit.Length == 0 ? null : unit)
            : null;
    }

    private static string? ComparatorOf(ref ReadOnlySpan<char> rest)
    {
        foreach (var (written, meant) in (ReadOnlySpan<(string, string)>)[("<=", "<="), (">=", ">="), ("≤", "<="), ("≥", ">="), ("<", "<"), (">", ">")])
        {
            if (rest.StartsWith(written, StringComparison.Ordinal))
            {
                rest = rest[written.Length..].TrimStart();
                return meant;
            }
        }

        return null;
    }
}
