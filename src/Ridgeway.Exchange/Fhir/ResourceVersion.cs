using System.Buffers.Text;
using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir;

/// <summary>
/// Which form of a resource is the later one, as its own source says: the moment of meta.lastUpdated in milliseconds since 1970, else the
/// number in meta.versionId, else 0. Only two of one kind can be compared; of others the one that came later is the later word.
/// </summary>
public static class ResourceVersion
{
    /// <summary>3 March 1973 in milliseconds: anything smaller is the number of a version, anything else a moment.</summary>
    private const long FirstMoment = 100_000_000_000;

    /// <summary>Whether a resource replaces another form of itself.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="before">The version of the other.</param>
    /// <param name="cameLater">True where it came after the other.</param>
    public static bool Replaces(long version, long before, bool cameLater) =>
        version > 0 && before > 0 && version != before && (version >= FirstMoment) == (before >= FirstMoment) ? version > before : cameLater;

    /// <summary>The version a resource names.</summary>
    /// <param name="json">The resource, UTF-8, which has been read before and is good JSON.</param>
    public static long Of(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 1000 });
        var found = 0L;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
            {
                continue;
            }

            var isMeta = reader.ValueTextEquals("meta"u8);
            reader.Read();
            if (isMeta)
            {
                found = OfMeta(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return found;
    }

    /// <summary>Reads "meta", on which the reader stands. What is wrong in it is nobody's trouble: it is then no version.</summary>
    internal static long OfMeta(scoped ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return 0;
        }

        var (depth, moment, number) = (json.CurrentDepth, 0L, 0L);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isMoment, isNumber) = (json.ValueTextEquals("lastUpdated"u8), json.ValueTextEquals("versionId"u8));
            json.Read();
            if (isMoment && MomentOf(ref json) is { } said)
            {
                moment = said;
            }
            else if (isNumber && NumberOf(ref json) is { } written)
            {
                number = written;
            }
            else
            {
                json.Skip();
            }
        }

        return json.CurrentDepth == depth && moment > 0 ? moment : number;
    }

    private static long? MomentOf(scoped ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.String && json.TryGetDateTimeOffset(out var moment) && moment.ToUnixTimeMilliseconds() is >= FirstMoment and var milliseconds ? milliseconds : null;

    private static long? NumberOf(scoped ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.String && !json.ValueIsEscaped && Utf8Parser.TryParse(json.ValueSpan, out long number, out var read) && read == json.ValueSpan.Length && number is > 0 and < FirstMoment
            ? number
            : null;
}
