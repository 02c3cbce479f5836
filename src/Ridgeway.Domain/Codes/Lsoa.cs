using System.Diagnostics.CodeAnalysis;

namespace Ridgeway.Codes;

/// <summary>A lower layer super output area of England or Wales: E01 or W01 and six digits. The census year is held by whoever uses it.</summary>
public readonly record struct Lsoa
{
    private readonly string? value;

    private Lsoa(string value) => this.value = value;

    public string Value => value ?? throw new InvalidOperationException("An unset Lsoa was read.");

    public static bool TryParse([NotNullWhen(true)] string? text, out Lsoa lsoa)
    {
        lsoa = default;
        var trimmed = text?.Trim().ToUpperInvariant();
        if (trimmed is not { Length: 9 } || trimmed[0] is not ('E' or 'W') || trimmed[1] != '0' || trimmed[2] != '1' || !trimmed[3..].All(char.IsAsciiDigit))
        {
            return false;
        }

        lsoa = new Lsoa(trimmed);
        return true;
    }

    public static Lsoa Parse(string text) =>
        TryParse(text, out var lsoa) ? lsoa : throw new FormatException($"Not an LSOA code: '{text}'.");

    public override string ToString() => value ?? "";
}
