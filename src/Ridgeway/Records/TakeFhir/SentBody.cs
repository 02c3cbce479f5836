using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Records.ServeFhir;

namespace Ridgeway.Records.TakeFhir;

/// <summary>Reads what was sent as JSON, packed with gzip or not, and never more than is taken at once.</summary>
internal static class SentBody
{
    /// <summary>A larger bundle is a file: import it, or send it as NDJSON.</summary>
    public const long MostBytes = 64L << 20;

    private static readonly string TooLarge = $"At most {MostBytes >> 20} MB are taken at once, unpacked.";

    /// <summary>The body; null where it is none, too large or of another form, and the refusal is written.</summary>
    public static async Task<JsonObject?> ReadAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        var packing = http.Request.Headers.ContentEncoding.ToString();
        var (status, words, code) = http.Request.ContentType is not { } form || !form.Contains("json", StringComparison.OrdinalIgnoreCase) ? (415, "Send JSON: Content-Type: application/fhir+json.", (string?)null)
            : packing.Length > 0 && !packing.Equals("gzip", StringComparison.OrdinalIgnoreCase) && !packing.Equals("identity", StringComparison.OrdinalIgnoreCase) ? (415, $"Content-Encoding {packing} is not taken; gzip is.", null)
            : http.Request.ContentLength > MostBytes ? (413, TooLarge, null)
            : (200, "", null);
        using var whole = new MemoryStream();
        if (status == 200)
        {
            (status, words, code) = await CopyAsync(http, packing.Equals("gzip", StringComparison.OrdinalIgnoreCase), whole);
        }

        if (status == 200 && GivenTree.Parse(whole.GetBuffer().AsSpan(0, (int)whole.Length)) is { } body)
        {
            return body;
        }

        await (status == 200
            ? FhirAnswer.RefuseAsync(http, 400, "The body is not one JSON object, or is nested too deep.", "structure")
            : FhirAnswer.RefuseAsync(http, status, words, code));
        return null;
    }

    private static async Task<(int Status, string Words, string? Code)> CopyAsync(HttpContext http, bool isPacked, MemoryStream whole)
    {
        try
        {
            await using var unpacked = isPacked ? new GZipStream(http.Request.Body, CompressionMode.Decompress, leaveOpen: true) : null;
            var from = unpacked ?? http.Request.Body;
            var buffer = new byte[1 << 16];
            while (await from.ReadAsync(buffer, http.RequestAborted) is > 0 and var read)
            {
                if (whole.Length + read > MostBytes)
                {
                    return (413, TooLarge, null);
                }

                whole.Write(buffer, 0, read);
            }

            return (200, "", null);
        }
        catch (InvalidDataException)
        {
            return (400, "The body says it is packed with gzip and cannot be unpacked.", "structure");
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (413, TooLarge, null);
        }
    }
}
