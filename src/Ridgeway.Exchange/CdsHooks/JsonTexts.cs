using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Ridgeway.Exchange.CdsHooks;

internal static class JsonTexts
{
    /// <summary>A text that says something.</summary>
    public static bool TryText(this JsonElement at, string key, [NotNullWhen(true)] out string? text)
    {
        text = at.ValueKind == JsonValueKind.Object && at.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        text = string.IsNullOrWhiteSpace(text) ? null : text;
        return text is not null;
    }

    /// <summary>The members of a list that is there; nothing where it is not, or is no list.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement at, string key) =>
        at.ValueKind == JsonValueKind.Object && at.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
}
