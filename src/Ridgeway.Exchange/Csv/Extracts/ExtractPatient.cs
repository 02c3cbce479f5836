using System.Text.Json;

namespace Ridgeway.Exchange.Csv.Extracts;

/// <summary>Writes a row's details of a person as a FHIR R4 UK Core Patient.</summary>
internal static class ExtractPatient
{
    public static void Write(Utf8JsonWriter json, ExtractPerson map, ExtractCells cells, ExtractSubject subject)
    {
        json.WriteStartObject();
        json.WriteString("resourceType", "Patient");
        json.WriteString("id", subject.PatientId);
        ExtractDetails.WriteExtensions(json, map, cells);
        if (subject.NhsNumber is not null)
        {
            json.WriteStartArray("identifier");
            json.WriteStartObject();
            subject.WriteNumber(json);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        WriteName(json, map, cells);
        WriteTelecom(json, map, cells);
        WriteIfSaid(json, "gender", SexOf(map, cells));
        WriteIfSaid(json, "birthDate", cells.Day(map.Born, isNeeded: false, isBirth: true));
        WriteIfSaid(json, "deceasedDateTime", cells.Day(map.Died, isNeeded: false));
        WriteAddress(json, map, cells);
        ExtractDetails.WriteCarer(json, cells.Text(map.HasCarer));
        WriteLanguage(json, cells.Text(map.Language));
        WritePractice(json, cells.Text(map.Practice));
        json.WriteEndObject();
    }

    private static void WriteName(Utf8JsonWriter json, ExtractPerson map, ExtractCells cells)
    {
        var (family, given, title) = (cells.Text(map.Family), cells.Text(map.Given), cells.Text(map.Title));
        if (family is null && given is null)
        {
            return;
        }

        json.WriteStartArray("name");
        json.WriteStartObject();
        WriteIfSaid(json, "family", family);
        WriteList(json, "given", given?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []);
        WriteList(json, "prefix", title is null ? [] : [title]);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteTelecom(Utf8JsonWriter json, ExtractPerson map, ExtractCells cells)
    {
        (string System, string? Value)[] contacts = [("phone", cells.Text(map.Telephone)), ("email", cells.Text(map.Email))];
        if (contacts.All(contact => contact.Value is null))
        {
            return;
        }

        json.WriteStartArray("telecom");
        foreach (var (system, value) in contacts.Where(contact => contact.Value is not null))
        {
            json.WriteStartObject();
            json.WriteString("system", system);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? SexOf(ExtractPerson map, ExtractCells cells) => cells.Text(map.Sex)?.ToLowerInvariant() switch
    {
        "m" or "1" => "male",
        "f" or "2" => "female",
        "u" or "0" or "9" or "not known" => "unknown",
        "i" or "x" or "indeterminate" => "other",
        var other => other,
    };

    private static void WriteAddress(Utf8JsonWriter json, ExtractPerson map, ExtractCells cells)
    {
        var lines = map.Address.Select(cells.Text).OfType<string>().ToList();
        var (postcode, lsoa) = (cells.Text(map.Postcode), cells.Text(map.Lsoa));
        if (lines.Count == 0 && postcode is null && lsoa is null)
        {
            return;
        }

        json.WriteStartArray("address");
        json.WriteStartObject();
        if (lsoa is not null)
        {
            json.WriteStartArray("extension");
            json.WriteStartObject();
            json.WriteString("url", "http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-censusTract");
            json.WriteString("valueString", lsoa);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        WriteList(json, "line", lines);
        WriteIfSaid(json, "postalCode", postcode);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteLanguage(Utf8JsonWriter json, string? language)
    {
        if (language is null)
        {
            return;
        }

        json.WriteStartArray("communication");
        json.WriteStartObject();
        json.WriteStartObject("language");
        json.WriteStartArray("coding");
        json.WriteStartObject();
        json.WriteString("system", "urn:ietf:bcp:47");
        json.WriteString("code", language);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteBoolean("preferred", true);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WritePractice(Utf8JsonWriter json, string? practice)
    {
        if (practice is null)
        {
            return;
        }

        json.WriteStartArray("generalPractitioner");
        json.WriteStartObject();
        json.WriteStartObject("identifier");
        json.WriteString("system", "https://fhir.nhs.uk/Id/ods-organization-code");
        json.WriteString("value", practice);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteIfSaid(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
