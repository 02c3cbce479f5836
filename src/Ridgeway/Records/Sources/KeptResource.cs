using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Exchange.Fhir.Giving;

namespace Ridgeway.Records.Sources;

/// <summary>One resource as it came.</summary>
/// <param name="TypeNumber">Its type (<see cref="FhirTypes"/>).</param>
/// <param name="OwnId">The id Ridgeway gave it, UTF-8; empty where it has its own.</param>
/// <param name="Json">Its bytes as they came.</param>
/// <param name="Import">The import that brought it.</param>
/// <param name="Part">Which part of that import.</param>
/// <param name="File">Number of the file within the import.</param>
/// <param name="Line">Line or entry; 0 for a single resource.</param>
internal sealed record KeptResource(byte TypeNumber, ReadOnlyMemory<byte> OwnId, ReadOnlyMemory<byte> Json, ImportId Import, int Part, int File, int Line)
{
    private string? id;

    /// <summary>The person it came under, where that was found to be another; null for the person's own.</summary>
    public PersonId? MergedFrom { get; init; }

    public string Type => FhirTypes.NameOf(TypeNumber);

    /// <summary>The id it is given out under.</summary>
    public string Id => id ??= OwnId.IsEmpty ? ReadId(Json.Span) : Encoding.UTF8.GetString(OwnId.Span);

    /// <summary>When it came, and a number that is another for every time it comes.</summary>
    public DateTimeOffset At => TimeOf(Import);

    public string Version => Part == 0 ? $"{At.ToUnixTimeMilliseconds()}" : $"{At.ToUnixTimeMilliseconds()}.{Part}";

    /// <summary>The tag of the form that stands where its source deleted a resource.</summary>
    public const string DeletedTag = "deleted";

    /// <summary>True for what stands where a resource was deleted: it is given to nobody.</summary>
    public bool IsDeleted => Json.Span.IndexOf("\"deleted\""u8) >= 0 && GivenTree.Parse(Json.Span)?["meta"] is JsonObject meta && meta["tag"] is JsonArray tags
        && tags.OfType<JsonObject>().Any(tag => GivenTree.Text(tag["system"]) == CodeSystem.Ridgeway && GivenTree.Text(tag["code"]) == DeletedTag);

    /// <summary>Which of two forms of one resource is the later word; the other is of an earlier import, or of the same.</summary>
    public bool Replaces(KeptResource before) => ResourceVersion.Replaces(
        ResourceVersion.Of(Json.Span), ResourceVersion.Of(before.Json.Span), Import != before.Import || (File, Line).CompareTo((before.File, before.Line)) >= 0);

    /// <summary>The moment a version 7 identifier was made.</summary>
    public static DateTimeOffset TimeOf(ImportId import)
    {
        Span<byte> bytes = stackalloc byte[16];
        import.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        long milliseconds = 0;
        foreach (var one in bytes[..6])
        {
            milliseconds = (milliseconds << 8) | one;
        }

        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }

    private static string ReadId(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 1000 });
        var found = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                var isId = reader.ValueTextEquals("id"u8);
                reader.Read();
                if (isId && reader.TokenType == JsonTokenType.String)
                {
                    // Of a name used twice the last counts, as it does for the reader of facts.
                    found = reader.GetString()!;
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        return found;
    }
}
