using Ridgeway.Codes;

namespace Ridgeway.Exchange.Csv.Extracts;

/// <summary>
/// What spreadsheets do to SNOMED CT codes: they keep 15 digits, so that 1091811000000102 becomes 1091811000000100 or 1.09181E+15.
/// A code harmed so looks like a code; nothing but its check digit and partition tells. Source: SNOMED CT Technical
/// Implementation Guide, "Partition identifier".
/// </summary>
public static class CodeDamage
{
    private const int ExcelDigits = 15;

    /// <summary>What is wrong with a code, ready to show; null where nothing is.</summary>
    public static string? InSnomed(string code)
    {
        if (IsScientific(code))
        {
            return $"'{code}' is a SNOMED CT code that a spreadsheet has turned into a number; the digits are lost. Export it again with the column as text";
        }

        var isRounded = code.Length > ExcelDigits && code.All(char.IsAsciiDigit) && code.AsSpan(ExcelDigits).IndexOfAnyExcept('0') < 0;
        if (SnomedCode.TryParse(code, out _))
        {
            var partition = code[^3..^1];
            return partition switch
            {
                "00" when code.Length <= ExcelDigits => null,
                "10" => null,
                "01" or "11" => $"'{code}' is the id of a description, not of a concept. Export the concept id",
                _ when isRounded => Rounded(code),
                _ => $"'{code}' is not the id of a SNOMED CT concept (its partition is {partition})",
            };
        }

        return isRounded ? Rounded(code) : $"'{code}' is not a SNOMED CT code: {(code.All(char.IsAsciiDigit) ? "its check digit is wrong" : "it is not all digits")}";
    }

    /// <summary>
    /// True for a long code whose digits after the fifteenth are all 0 though the check digit fits, as one rounded code in ten does. It is
    /// believed only where nothing else in its column was harmed.
    /// </summary>
    public static bool MayBeRounded(string code) =>
        code.Length > ExcelDigits && code.All(char.IsAsciiDigit) && code.AsSpan(ExcelDigits).IndexOfAnyExcept('0') < 0;

    /// <summary>True where a cell shows that a spreadsheet has been at its column.</summary>
    public static bool IsCertain(string code) =>
        IsScientific(code) || (MayBeRounded(code) && !SnomedCode.TryParse(code, out _));

    public static string Rounded(string code) =>
        $"'{code}' is a SNOMED CT code that a spreadsheet has rounded to {ExcelDigits} digits; the rest are lost. Export it again with the column as text";

    /// <summary>"1.09181E+15".</summary>
    private static bool IsScientific(string code)
    {
        var e = code.AsSpan().IndexOfAny('E', 'e');
        return e > 2 && char.IsAsciiDigit(code[0]) && (code[1] is '.' or ',')
            && code.AsSpan(2, e - 2).IndexOfAnyExceptInRange('0', '9') < 0
            && code.AsSpan(e + 1).TrimStart('+') is { Length: > 0 } exponent && exponent.IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
