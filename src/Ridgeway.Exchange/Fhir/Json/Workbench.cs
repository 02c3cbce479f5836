using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Clinical;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.Json;

/// <summary>The tables and reusable buffers of one reader, and how single values are read. Used by one thread at a time.</summary>
internal sealed class Workbench(CodeBook codes, IMeasureUnits units, DateOnly today)
{
    /// <summary>HL7 v2 table 0136, as FHIR addresses it: the code a true or false answer is held as.</summary>
    private const string YesNo = "http://terminology.hl7.org/CodeSystem/v2-0136";

    public Scratch Scratch { get; } = new();

    public Doubts Doubts { get; } = new();

    public SystemNames Systems { get; } = new();

    public UnitNames UnitNames { get; } = new(codes);

    public CodeNotes Notes { get; } = new(units);

    /// <summary>What the code lists say.</summary>
    public IMeasureUnits Lists { get; } = units;

    public FactBuffer Facts { get; } = new();

    /// <summary>The person, where the resource being read is a Patient.</summary>
    public PersonDraft? Person { get; set; }

    public CodeBook Codes { get; } = codes;

    public RecentCodes RecentCodes { get; } = new(codes);

    public DateOnly Today { get; } = today;

    public int Yes { get; } = codes.Add(new Coded(YesNo, "Y", "Yes"));

    public int No { get; } = codes.Add(new Coded(YesNo, "N", "No"));

    /// <summary>A date after this is a mistake. One day of grace: clocks and time zones differ.</summary>
    public int LastBelievableDay { get; } = today.DayNumber + 1;

    /// <summary>Clears the bench for the next resource.</summary>
    public void Begin()
    {
        Scratch.Release(0);
        Doubts.Clear();
        Doubts.Muted = false;
        Facts.Clear();
        Person = null;
    }

    /// <summary>The property name the reader stands on.</summary>
    public ReadOnlySpan<byte> Name(scoped ref Utf8JsonReader json) => json.ValueIsEscaped ? Unescaped(ref json) : json.ValueSpan;

    /// <summary>Text, or empty where there is none. A number or a true/false is taken as it is written, with a doubt.</summary>
    public ReadOnlySpan<byte> Text(scoped ref Utf8JsonReader json, string path)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            return json.ValueIsEscaped ? Unescaped(ref json) : json.ValueSpan;
        }

        return OddText(ref json, path);
    }

    /// <summary>Text as a string for people, without white space around it; null where there is none.</summary>
    public string? String(scoped ref Utf8JsonReader json, string path)
    {
        var text = Text(ref json, path).Trim(" \t\r\n"u8);
        return text.IsEmpty ? null : Encoding.UTF8.GetString(text);
    }

    public bool? Bool(scoped ref Utf8JsonReader json, string path)
    {
        if (json.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return json.TokenType == JsonTokenType.True;
        }

        var text = Text(ref json, path);
        if (text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8))
        {
            Doubts.Add(path, "is text where true or false belongs; it was read as such");
            return text.Length == 4;
        }

        if (!text.IsEmpty)
        {
            Doubts.Add(path, "is not true or false; it was left out");
        }

        return null;
    }

    /// <summary>A finite number; null where there is none; NaN where something stands there that is no usable number.</summary>
    public double? Number(scoped ref Utf8JsonReader json, string path)
    {
        double value;
        if (json.TokenType == JsonTokenType.Number)
        {
            if (json.TryGetDouble(out value) && double.IsFinite(value))
            {
                return value;
            }

            Doubts.Add(path, $"is too large a number ({Shorten(json.ValueSpan)}); it was left out");
            return double.NaN;
        }

        if (json.TokenType != JsonTokenType.String)
        {
            return OddNumber(ref json, path);
        }

        var text = Text(ref json, path).Trim(" "u8);
        if (Utf8Parser.TryParse(text, out value, out var read) && read == text.Length && double.IsFinite(value))
        {
            Doubts.Add(path, "is text where a number belongs; it was read as a number");
            return value;
        }

        Doubts.Add(path, $"is not a number ('{Shorten(text)}'); it was left out");
        return double.NaN;
    }

    /// <summary>A piece of what was written, short enough for a message.</summary>
    public static string Shorten(ReadOnlySpan<byte> text) => text.Length <= 60
        ? Encoding.UTF8.GetString(text)
        : Encoding.UTF8.GetString(text[..60]).TrimEnd('\uFFFD') + "...";

    private double? OddNumber(scoped ref Utf8JsonReader json, string path)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Doubts.Add(path, $"is {JsonWords.Kind(json.TokenType)} where a number belongs; it was left out");
        json.Skip();
        return double.NaN;
    }

    private ReadOnlySpan<byte> OddText(scoped ref Utf8JsonReader json, string path)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return default;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                Doubts.Add(path, $"is {JsonWords.Kind(json.TokenType)} where text belongs; it was read as written");
                return json.ValueSpan;
            default:
                Doubts.Add(path, $"is {JsonWords.Kind(json.TokenType)} where text belongs; it was left out");
                json.Skip();
                return default;
        }
    }

    private ReadOnlySpan<byte> Unescaped(scoped ref Utf8JsonReader json)
    {
        var room = Scratch.Take(json.ValueSpan.Length);
        try
        {
            var length = json.CopyString(room);
            Scratch.Shrink(room.Length - length);
            return room[..length];
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair (\ud83d alone) is good JSON and no character at all.
            Scratch.Shrink(room.Length);
            Doubts.Add("", "has an escape that is no character; that text was left out");
            return default;
        }
    }
}
