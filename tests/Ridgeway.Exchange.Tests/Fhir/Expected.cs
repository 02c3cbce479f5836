using System.Text.Json;

namespace Ridgeway.Exchange.Fhir;

/// <summary>Counts resources in a file by another road, JsonDocument, to hold the reader against.</summary>
internal static class Expected
{
    public static int ResourcesIn(string path, byte[] bytes)
    {
        if (path.EndsWith(".ndjson", StringComparison.Ordinal))
        {
            return bytes.AsSpan().Count((byte)'\n') + (bytes[^1] == '\n' ? 0 : 1);
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return InDocument(document.RootElement);
        }
        catch (JsonException)
        {
            return bytes.AsSpan().IndexOf("\"Bundle\""u8) < 0 ? 1 : EntriesBeforeTheBreak(bytes) + 1;
        }
    }

    private static int InDocument(JsonElement root) =>
        IsBundle(root) ? EntriesOf(root).Sum(entry => entry.TryGetProperty("resource", out var inner) && IsBundle(inner) ? InDocument(inner) : 1) : 1;

    private static bool IsBundle(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("resourceType", out var type) && type.ValueEquals("Bundle");

    private static IEnumerable<JsonElement> EntriesOf(JsonElement bundle) =>
        bundle.TryGetProperty("entry", out var entries) ? entries.EnumerateArray() : [];

    private static int EntriesBeforeTheBreak(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        var whole = 0;
        try
        {
            while (reader.Read())
            {
                whole += reader is { TokenType: JsonTokenType.EndObject, CurrentDepth: 2 } ? 1 : 0;
            }
        }
        catch (JsonException)
        {
            return whole;
        }

        return whole;
    }
}
