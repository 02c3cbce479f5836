using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ridgeway.Time;

namespace Ridgeway.Exchange.Fhir.R4;

/// <summary>Makes a value what its R4 type allows, or says that it cannot be.</summary>
internal static partial class R4Primitive
{
    private const string Year = "(?<y>[0-9]{4})";

    /// <param name="value">As it came.</param>
    /// <param name="type">A primitive type of R4.</param>
    /// <param name="binding">The codes it must come from, if any.</param>
    /// <param name="same">True where the value was good as it came.</param>
    /// <returns>The value, mended where it had to be; null where it cannot stand.</returns>
    public static JsonValue? Mend(JsonNode? value, string type, R4Binding? binding, out bool same)
    {
        same = false;
        if (value is not JsonValue single)
        {
            return null;
        }

        var kind = single.GetValueKind();
        switch (type)
        {
            case "boolean":
                same = kind is JsonValueKind.True or JsonValueKind.False;
                return same ? single : kind == JsonValueKind.String && bool.TryParse(single.GetValue<string>(), out var said) ? JsonValue.Create(said) : null;
            case "integer" or "positiveInt" or "unsignedInt":
                var least = type switch { "positiveInt" => 1, "unsignedInt" => 0, _ => int.MinValue };
                var isWhole = int.TryParse(WrittenAs(single), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && whole >= least;
                same = isWhole && kind == JsonValueKind.Number;
                return !isWhole ? null : same ? single : JsonValue.Create(whole);
            case "decimal":
                return Decimal(single, kind, out same);
        }

        if (kind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False))
        {
            return null;
        }

        var written = kind == JsonValueKind.String ? single.GetValue<string>() : WrittenAs(single);
        var text = Text(written, type, binding);
        same = kind == JsonValueKind.String && text == written;
        return text is null ? null : same ? single : JsonValue.Create(text);
    }

    private static JsonValue? Decimal(JsonValue value, JsonValueKind kind, out bool same)
    {
        var written = WrittenAs(value).Trim();
        var isNumber = DecimalShape().IsMatch(written) && double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        same = isNumber && kind == JsonValueKind.Number;
        return !isNumber ? null : same ? value : JsonValue.Create(JsonDocument.Parse(written).RootElement.Clone());
    }

    private static string? Text(string written, string type, R4Binding? binding) => type switch
    {
        "string" or "markdown" => Plain(written),
        "code" => Code(written, binding),
        "uri" or "url" or "canonical" => Address(written),
        "date" => DateOf(written),
        "dateTime" => DateTimeOf(written),
        "instant" => InstantOf(written),
        "time" => TimeShape().IsMatch(written.Trim()) ? written.Trim() : null,
        "id" => PublicIdShape().IsMatch(written) ? written : null,
        "oid" => OidShape().IsMatch(written) ? written : null,
        "uuid" => UuidShape().IsMatch(written.ToLowerInvariant()) ? written.ToLowerInvariant() : null,
        "base64Binary" => Base64(written),
        "xhtml" => R4Narrative.IsSafe(written) ? written : null,
        _ => null,
    };

    private static string? Plain(string written)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return null;
        }

        return written.Any(letter => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t'))
            ? string.Concat(written.Where(letter => !char.IsControl(letter) || letter is '\r' or '\n' or '\t')) is { } clean && !string.IsNullOrWhiteSpace(clean) ? clean : null
            : written;
    }

    private static string? Code(string written, R4Binding? binding)
    {
        var text = string.Join(' ', written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 || text.Any(char.IsControl) ? null : binding is null ? text : binding.Spelt(text);
    }

    private static string? Address(string written)
    {
        var text = written.Trim();
        return text.Length == 0 ? null : text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
            ? string.Concat(text.Where(letter => !char.IsControl(letter)).Select(letter => char.IsWhiteSpace(letter) ? "%20" : letter.ToString()))
            : text;
    }

    private static string? DateOf(string written)
    {
        var found = DateTimeShape().Match(written.Trim());
        return found.Success && IsDay(found) ? found.Groups["date"].Value : null;
    }

    private static string? DateTimeOf(string written)
    {
        var text = written.Trim();
        var found = DateTimeShape().Match(text);
        if (!found.Success || !IsDay(found))
        {
            return null;
        }

        if (!found.Groups["time"].Success || !found.Groups["d"].Success)
        {
            return found.Groups["date"].Value;
        }

        return $"{found.Groups["date"].Value}T{TimeOf(found)}{ZoneOf(found)}";
    }

    private static string? InstantOf(string written)
    {
        var text = DateTimeOf(written);
        return text is null || text.Length < 10 ? null : text.Length == 10 ? text + "T00:00:00" + LondonAt(text + "T00:00:00") : text;
    }

    /// <summary>Hours and minutes alone get their seconds, which R4 wants.</summary>
    private static string TimeOf(Match found)
    {
        var time = found.Groups["time"].Value;
        return time.Length == 5 ? time + ":00" : time;
    }

    /// <summary>A time without a zone was written in England.</summary>
    private static string ZoneOf(Match found) => found.Groups["zone"] is { Success: true, Value: var zone }
        ? zone.Length == 5 && zone != "Z" ? $"{zone[..3]}:{zone[3..]}" : zone.ToUpperInvariant()
        : LondonAt($"{found.Groups["date"].Value}T{TimeOf(found)}");

    private static string LondonAt(string local) =>
        DateTime.TryParse(local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && London.At(new DateTimeOffset(at, TimeSpan.Zero)).Offset > TimeSpan.Zero ? "+01:00" : "Z";

    private static bool IsDay(Match found) => found.Groups["y"].Value != "0000" && (!found.Groups["d"].Success
        || DateOnly.TryParseExact(found.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    private static string? Base64(string written)
    {
        var bare = string.Concat(written.Where(letter => !char.IsWhiteSpace(letter)));
        return bare.Length > 0 && System.Buffers.Text.Base64.IsValid(bare) ? bare : null;
    }

    private static string WrittenAs(JsonValue value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    [GeneratedRegex("^(?<date>" + Year + "(-(0[1-9]|1[0-2])(-(?<d>0[1-9]|[12][0-9]|3[01]))?)?)([T ](?<time>([01][0-9]|2[0-3]):[0-5][0-9](:([0-5][0-9]|60)(\\.[0-9]{1,9})?)?)[0-9]*(?<zone>[Zz]|[+-]((0[0-9]|1[0-3]):?[0-5][0-9]|14:?00))?)?$", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex DateTimeShape();

    [GeneratedRegex("^([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]{1,9})?$", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex TimeShape();

    [GeneratedRegex("^-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,17})?([eE][+-]?[0-9]{1,9})?$", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex DecimalShape();

    [GeneratedRegex("^[A-Za-z0-9.-]{1,64}$", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex PublicIdShape();

    [GeneratedRegex("^urn:oid:[0-2](\\.(0|[1-9][0-9]*))+$", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex OidShape();

    [GeneratedRegex("^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex UuidShape();
}
