using System.Diagnostics.CodeAnalysis;

namespace Ridgeway.Codes;

/// <summary>An organisation code issued by the Organisation Data Service: 3 to 10 letters and digits, upper case.</summary>
public readonly record struct OdsCode
{
    private readonly string? value;

    private OdsCode(string value) => this.value = value;

    public string Value => value ?? throw new InvalidOperationException("An unset OdsCode was read.");

    public static bool TryParse([NotNullWhen(true)] string? text, out OdsCode code)
    {
        code = default;
        var trimmed = text?.Trim().ToUpperInvariant();
        if (trimmed is null || trimmed.Length is < 3 or > 10 || !trimmed.All(char.IsAsciiLetterOrDigit))
        {
            return false;
        }

        code = new OdsCode(trimmed);
        return true;
    }

    public static OdsCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"Not an ODS code: '{text}'.");

    public override string ToString() => value ?? "";
}
