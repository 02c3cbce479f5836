using System.Text.Json;
using System.Text.Json.Nodes;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir.R4;

/// <summary>Reads the bytes of one resource into a tree that can be changed. Of a name used twice the last counts; text that is no text is left out.</summary>
internal static class R4Json
{
    /// <summary>The resource, or null where the bytes are not one JSON object.</summary>
    public static JsonObject? Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(JsonWords.Trim(json), JsonWords.Options);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? Object(ref reader) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Object(ref Utf8JsonReader reader)
    {
        var made = new JsonObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = TextOf(ref reader);
            reader.Read();
            var value = Value(ref reader);
            if (name is not null)
            {
                made[name] = value;
            }
        }

        return made;
    }

    private static JsonNode? Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Object(ref reader);
            case JsonTokenType.StartArray:
                var list = new JsonArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Add(Value(ref reader));
                }

                return list;
            case JsonTokenType.String:
                return TextOf(ref reader) is { } text ? JsonValue.Create(text) : null;
            case JsonTokenType.Null:
                return null;
            default:
                // A number stays as it was written: 1.50 is not 1.5.
                return JsonValue.Create(JsonElement.ParseValue(ref reader));
        }
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
