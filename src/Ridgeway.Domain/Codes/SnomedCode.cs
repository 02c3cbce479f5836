using System.Diagnostics.CodeAnalysis;

namespace Ridgeway.Codes;

/// <summary>
/// A SNOMED CT identifier: 6 to 18 digits, the last a Verhoeff check digit.
/// Source: SNOMED CT Technical Implementation Guide, "SNOMED CT Identifiers" (check digit by Verhoeff's dihedral D5).
/// </summary>
public readonly record struct SnomedCode
{
    private readonly long value;

    private SnomedCode(long value) => this.value = value;

    public long Value => value == 0 ? throw new InvalidOperationException("An unset SnomedCode was read.") : value;

    public static bool TryParse([NotNullWhen(true)] string? text, out SnomedCode code)
    {
        code = default;
        if (text is null || text.Length is < 6 or > 18 || text[0] == '0' || !text.All(char.IsAsciiDigit) || !PassesVerhoeff(text))
        {
            return false;
        }

        code = new SnomedCode(long.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        return true;
    }

    public override string ToString() => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static bool PassesVerhoeff(string digits)
    {
        var check = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            check = Multiply(check, Permute(i % 8, digits[^(i + 1)] - '0'));
        }

        return check == 0;
    }

    /// <summary>The product in the dihedral group D5.</summary>
    private static int Multiply(int a, int b) => (a, b) switch
    {
        ( < 5, < 5) => (a + b) % 5,
        ( < 5, _) => 5 + (a + b - 5) % 5,
        (_, < 5) => 5 + (a - 5 - b + 5) % 5,
        _ => (a - b + 5) % 5,
    };

    private static int Permute(int times, int digit)
    {
        ReadOnlySpan<int> once = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
        for (var i = 0; i < times; i++)
        {
            digit = once[digit];
        }

        return digit;
    }
}
