using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Ridgeway.Exchange.OpenReferral;

/// <summary>
/// Reads Open Referral UK 3.0 and HSDS 3.0 JSON: one full service, a page of services, of services at locations or of
/// organisations, an organisation with its services, or a list of any of these. What is good is kept, what is not is named
/// with its place. No input makes it throw.
/// Source: OpenReferralUK/uk-profile, schema/openapi.json 3.0.
/// </summary>
public static class OpenReferralReader
{
    /// <summary>What office software in England writes when it does not write UTF-8.</summary>
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static OpenReferralFile Read(ReadOnlyMemory<byte> bytes)
    {
        var found = new Found();
        var json = AsUtf8(bytes, found.Problems);
        if (json.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            found.Problem("$", "The file is empty.");
            return found.Done();
        }

        try
        {
            using var document = JsonDocument.Parse(json, Tolerant);
            Shapes.Read(new Node(document.RootElement, "$", found.Problems), found);
        }
        catch (JsonException trouble)
        {
            Damaged.ReadWhatIsWhole(json, trouble, found);
        }

        return found.Done();
    }

    /// <summary>The document as UTF-8 without a byte order mark, whatever it was written in.</summary>
    private static ReadOnlyMemory<byte> AsUtf8(ReadOnlyMemory<byte> bytes, List<OpenReferralProblem> problems)
    {
        var span = bytes.Span;
        if (span.StartsWith(Encoding.UTF8.Preamble))
        {
            return AsUtf8(bytes[3..], problems);
        }

        Encoding? wide = span switch
        {
            [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        if (wide is not null)
        {
            problems.Add(new OpenReferralProblem("$", "The file is in UTF-16; JSON is exchanged in UTF-8."));
            return Encoding.UTF8.GetBytes(wide.GetString(span).TrimStart('\uFEFF'));
        }

        if (!Utf8.IsValid(span))
        {
            problems.Add(new OpenReferralProblem("$", "The file is not in UTF-8; it was read as Windows-1252, and letters with accents may be wrong."));
            return Encoding.UTF8.GetBytes(Windows1252.GetString(span));
        }

        return bytes;
    }
}
