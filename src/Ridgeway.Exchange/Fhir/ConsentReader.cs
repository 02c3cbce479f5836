using System.Text.Json;
using Ridgeway.Records.Rights;
using Ridgeway.Time;

namespace Ridgeway.Exchange.Fhir;

/// <summary>
/// Reads from a FHIR R4 Consent what a person chose about uses of their record. Only what is plain is read: an active consent with
/// a provision (or a policy rule) that permits or denies. A permission with exceptions is not read as permission. Codes: HL7
/// consentscope, v3-ActReason and v3-ActCode, as published with FHIR R4.
/// </summary>
public static class ConsentReader
{
    private static readonly Dictionary<string, UseOfRecord> Purposes = new(StringComparer.Ordinal)
    {
        ["TREAT"] = UseOfRecord.DirectCare,
        ["HRESCH"] = UseOfRecord.Research,
        ["HOPERAT"] = UseOfRecord.Planning,
        ["HQUALIMP"] = UseOfRecord.Evaluation,
    };

    /// <summary>The choice, or null where the consent says nothing that can be kept to.</summary>
    /// <param name="json">The Consent, UTF-8.</param>
    /// <param name="source">Who told it.</param>
    /// <param name="now">When it is heard, for one without a date.</param>
    public static SharingChoice? Read(ReadOnlyMemory<byte> json, string source, DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, source, now);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Half a surrogate in a string: it is kept as it came and says nothing that can be kept to.
            return null;
        }
    }

    private static SharingChoice? Read(JsonElement consent, string source, DateTimeOffset now)
    {
        if (Text(consent, "status") != "active")
        {
            return null;
        }

        var provision = Part(consent, "provision");
        var purposes = Codes(provision, "purpose").ToList();
        var uses = purposes.Where(Purposes.ContainsKey).Select(code => Purposes[code]).Distinct().ToList();
        var scopes = Codes(consent, "scope").ToList();
        if (uses.Count == 0 && scopes.Contains("research"))
        {
            uses.Add(UseOfRecord.Research);
        }

        var isAboutSharing = uses.Count > 0 || (purposes.Count == 0 && scopes.Contains("patient-privacy"));
        return isAboutSharing && Refuses(consent, provision) is { } refuses
            ? new SharingChoice(ChoiceKind.Consent, refuses, uses, Day(provision, "start"), Day(provision, "end"), source, Said(consent, now))
            : null;
    }

    private static bool? Refuses(JsonElement consent, JsonElement provision)
    {
        var hasExceptions = Part(provision, "provision").ValueKind == JsonValueKind.Array;
        return (Text(provision, "type"), Codes(consent, "policyRule").FirstOrDefault()) switch
        {
            ("deny", _) or (null, "OPTOUT") => true,
            ("permit", _) or (null, "OPTIN") when !hasExceptions => false,
            _ => null,
        };
    }

    private static DateTimeOffset Said(JsonElement consent, DateTimeOffset now) =>
        PartialDate.TryParse(Text(consent, "dateTime") is { Length: >= 10 } text ? text[..10] : null, out var day) && day.IsWhole
            && new DateTimeOffset(day.Earliest.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) is var said && said < now
            ? said
            : now;

    private static DateOnly? Day(JsonElement provision, string end) =>
        PartialDate.TryParse(Text(Part(provision, "period"), end) is { Length: >= 10 } text ? text[..10] : null, out var day) && day.IsWhole ? day.Earliest : null;

    /// <summary>The codes of a Coding, a CodeableConcept or a list of either.</summary>
    private static IEnumerable<string> Codes(JsonElement within, string name) => Part(within, name) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().SelectMany(CodesOf)],
        var one => CodesOf(one),
    };

    private static IEnumerable<string> CodesOf(JsonElement one) => Part(one, "coding") is { ValueKind: JsonValueKind.Array } codings
        ? [.. codings.EnumerateArray().Select(coding => Text(coding, "code")).OfType<string>()]
        : Text(one, "code") is { } code ? [code] : [];

    private static JsonElement Part(JsonElement within, string name) =>
        within.ValueKind == JsonValueKind.Object && within.TryGetProperty(name, out var part) ? part : default;

    private static string? Text(JsonElement within, string name) => Part(within, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
