using System.Text.Json;
using System.Text.Unicode;

namespace Ridgeway.Exchange.Fhir.Json;

/// <summary>What is wrong with bytes that are not good JSON, in words for the person who must mend the file.</summary>
internal static class JsonWords
{
    public const int MaxDepth = 64;

    public static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    private static readonly (byte[] Start, string What)[] KnownStarts =
    [
        ([0xFF, 0xFE], "The file is UTF-16; save it as UTF-8 and send it again"),
        ([0xFE, 0xFF], "The file is UTF-16; save it as UTF-8 and send it again"),
        ([0x1F, 0x8B], "The file is compressed (gzip); unpack it, or name it .gz"),
        ("PK\u0003\u0004"u8.ToArray(), "The file is a zip archive; unpack it and send what is inside"),
        ("%PDF"u8.ToArray(), "The file is a PDF, not FHIR JSON"),
        ("<"u8.ToArray(), "The file is XML; Ridgeway reads FHIR as JSON"),
    ];

    public static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartArray => "a list",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Null => "null",
        _ => "something else",
    };

    /// <summary>Bytes without a byte-order mark and without white space around them.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        return bytes.Trim(" \t\r\n"u8);
    }

    /// <summary>What these bytes are where they cannot be JSON at all, or null.</summary>
    public static string? NotJson(ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, what) in KnownStarts)
        {
            if (bytes.StartsWith(start))
            {
                return what;
            }
        }

        return bytes.Contains((byte)0) ? "The file is not text (it holds zero bytes); it may be binary or UTF-16" : null;
    }

    /// <summary>Where the first byte stands that is not UTF-8, or null where all are.</summary>
    public static string? NotUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return null;
        }

        var at = 0;
        while (System.Text.Rune.DecodeFromUtf8(bytes[at..], out _, out var read) == System.Buffers.OperationStatus.Done)
        {
            at += read;
        }

        return $"Byte {at + 1:N0} ({bytes[at]:X2} hexadecimal) is not UTF-8; save the file as UTF-8 (it may be Windows-1252 or Latin-1) and send it again";
    }

    /// <summary>Why reading stopped, and where: line and byte of the bytes given, both counted from 1.</summary>
    public static string Broken(ReadOnlySpan<byte> json, JsonException broken)
    {
        var place = $"line {(broken.LineNumber ?? 0) + 1:N0}, byte {(broken.BytePositionInLine ?? 0) + 1:N0}";
        var again = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(Options));
        try
        {
            while (again.Read())
            {
            }
        }
        catch (JsonException)
        {
            if (again is { CurrentDepth: 0, TokenType: JsonTokenType.EndObject or JsonTokenType.EndArray })
            {
                return $"Something stands after the end of the JSON, at {place}; a file of one resource a line must be named .ndjson";
            }

            return again.CurrentDepth >= MaxDepth - 1 && again.BytesConsumed < json.Length && DeeperStarts(json[(int)again.BytesConsumed..])
                ? $"Things are nested more than {MaxDepth} deep at {place}; nothing from there on could be read"
                : $"The JSON is broken at {place}; nothing from there on could be read";
        }

        return $"The JSON stops too soon, at {place}: it looks cut off; send the whole file again";
    }

    private static bool DeeperStarts(ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t\r\n,:"u8);
        return !rest.IsEmpty && rest[0] is (byte)'[' or (byte)'{';
    }
}
