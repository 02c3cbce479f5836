using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Ridgeway.Codes;

/// <summary>A UK postcode in its written form: outward code, one space, inward code ("SK1 3XE").</summary>
public readonly partial record struct Postcode
{
    private readonly string? value;

    private Postcode(string value) => this.value = value;

    public string Value => value ?? throw new InvalidOperationException("An unset Postcode was read.");

    public string Outward => Value[..^4];

    public static bool TryParse([NotNullWhen(true)] string? text, out Postcode postcode)
    {
        postcode = default;
        if (text is null || text.Length > 16)
        {
            return false;
        }

        var packed = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (!Shape().IsMatch(packed))
        {
            return false;
        }

        postcode = new Postcode($"{packed[..^3]} {packed[^3..]}");
        return true;
    }

    public static Postcode Parse(string text) =>
        TryParse(text, out var postcode) ? postcode : throw new FormatException($"Not a UK postcode: '{text}'.");

    public override string ToString() => value ?? "";

    [GeneratedRegex(@"^(GIR0AA|[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][ABD-HJLNP-UW-Z]{2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Shape();
}
