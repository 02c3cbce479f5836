using System.Text.Json;

namespace Ridgeway.Exchange.OpenReferral;

/// <summary>Saves the whole entries before the place where a list breaks off.</summary>
internal static class Damaged
{
    private static readonly JsonReaderOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static void ReadWhatIsWhole(ReadOnlyMemory<byte> json, JsonException trouble, Found found)
    {
        var kept = 0;
        var reader = new Utf8JsonReader(json.Span, Tolerant);
        try
        {
            var path = FindList(ref reader);
            while (path is not null && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                using var entry = JsonDocument.ParseValue(ref reader);
                Shapes.ReadOne(new Node(entry.RootElement, $"{path}[{kept}]", found.Problems), found);
                kept++;
            }
        }
        catch (JsonException)
        {
            // This is where it breaks off; the trouble itself is reported below.
        }

        var where = trouble.LineNumber is { } line ? $" at line {line + 1}, byte {trouble.BytePositionInLine + 1}" : "";
        found.Problem("$", kept == 0
            ? $"The file is not whole JSON: it goes wrong{where}. Nothing could be read."
            : $"The file goes wrong{where}. The {kept} whole {(kept == 1 ? "entry" : "entries")} before it {(kept == 1 ? "was" : "were")} read; what follows is lost.");
    }

    /// <summary>Goes to the start of the list of entries; null where there is none.</summary>
    private static string? FindList(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            return null;
        }

        if (reader.TokenType == JsonTokenType.StartArray)
        {
            return "";
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isContents = reader.ValueTextEquals("contents"u8);
            reader.Read();
            if (isContents && reader.TokenType == JsonTokenType.StartArray)
            {
                return "contents";
            }

            reader.Skip();
        }

        return null;
    }
}
