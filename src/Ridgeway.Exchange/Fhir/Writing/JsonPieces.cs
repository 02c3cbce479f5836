using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ridgeway.Codes;

namespace Ridgeway.Exchange.Fhir.Writing;

/// <summary>Parts of resources that are the same every time, turned into bytes once.</summary>
internal static class JsonPieces
{
    /// <summary>Only what JSON itself forbids is escaped, so names keep their letters; the output is a file or a FHIR body, never HTML.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Make(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            write(json);
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>{"coding":[…],"text":…} of one code or several that mean the same.</summary>
    public static byte[] Concept(string? text, params ReadOnlySpan<Coded> codes)
    {
        var kept = codes.ToArray();
        return Make(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("coding"u8);
            foreach (var code in kept)
            {
                json.WriteStartObject();
                json.WriteString("system"u8, code.System);
                json.WriteString("code"u8, code.Code);
                if (code.Display is not null)
                {
                    json.WriteString("display"u8, code.Display);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (text is not null)
            {
                json.WriteString("text"u8, text);
            }

            json.WriteEndObject();
        });
    }

    /// <summary>{"profile":["…UKCore-X"]}.</summary>
    public static byte[] Meta(string profile) => Encoding.UTF8.GetBytes($$"""{"profile":["{{FhirAddresses.Profile}}{{profile}}"]}""");
}
