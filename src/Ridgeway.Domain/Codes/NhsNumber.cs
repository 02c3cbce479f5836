using System.Diagnostics.CodeAnalysis;

namespace Ridgeway.Codes;

/// <summary>
/// An NHS number: ten digits whose last is a modulus 11 check digit.
/// Source: NHS Data Dictionary, NHS NUMBER; weights 10 to 2 over the first nine digits,
/// check = 11 - (sum mod 11), 11 becomes 0, 10 is never issued.
/// </summary>
public readonly record struct NhsNumber : IComparable<NhsNumber>
{
    private readonly long digits;
    private readonly bool isSet;

    private NhsNumber(long digits)
    {
        this.digits = digits;
        isSet = true;
    }

    /// <summary>Ten digits without spaces.</summary>
    public string Value => isSet
        ? digits.ToString("D10", System.Globalization.CultureInfo.InvariantCulture)
        : throw new InvalidOperationException("An unset NhsNumber was read.");

    /// <summary>As people read it: 3 3 4.</summary>
    public string ForPeople => $"{Value[..3]} {Value[3..6]} {Value[6..]}";

    /// <summary>Spaces and hyphens are accepted; anything else must be ten digits that pass modulus 11.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out NhsNumber number) =>
        Check(text, out number) == NhsNumberCheck.Valid;

    public static NhsNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("Not an NHS number: ten digits that pass modulus 11.");

    /// <summary>Says why a text is not an NHS number, so that a data-quality flag can be exact.</summary>
    public static NhsNumberCheck Check(string? text, out NhsNumber number)
    {
        number = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            return NhsNumberCheck.Absent;
        }

        Span<int> kept = stackalloc int[10];
        var count = 0;
        foreach (var c in text)
        {
            if (c is ' ' or '-' or '\u00A0')
            {
                continue;
            }

            if (!char.IsAsciiDigit(c) || count == 10)
            {
                return NhsNumberCheck.NotTenDigits;
            }

            kept[count++] = c - '0';
        }

        if (count != 10)
        {
            return NhsNumberCheck.NotTenDigits;
        }

        if (CheckDigit(kept[..9]) != kept[9])
        {
            return NhsNumberCheck.FailsModulus11;
        }

        long value = 0;
        foreach (var digit in kept)
        {
            value = value * 10 + digit;
        }

        number = new NhsNumber(value);
        return NhsNumberCheck.Valid;
    }

    /// <summary>The number that begins with these nine digits, or null where modulus 11 gives 10.</summary>
    public static NhsNumber? FromFirstNine(int firstNine)
    {
        Span<int> nine = stackalloc int[9];
        var rest = firstNine;
        for (var i = 8; i >= 0; i--)
        {
            nine[i] = rest % 10;
            rest /= 10;
        }

        var check = CheckDigit(nine);
        return check == 10 ? null : new NhsNumber(firstNine * 10L + check);
    }

    public int CompareTo(NhsNumber other) => digits.CompareTo(other.digits);

    public override string ToString() => isSet ? Value : "";

    private static int CheckDigit(ReadOnlySpan<int> firstNine)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++)
        {
            sum += firstNine[i] * (10 - i);
        }

        var check = 11 - sum % 11;
        return check == 11 ? 0 : check;
    }
}

/// <summary>What is wrong with a text that should be an NHS number.</summary>
public enum NhsNumberCheck
{
    Valid,
    Absent,
    NotTenDigits,
    FailsModulus11,
}
