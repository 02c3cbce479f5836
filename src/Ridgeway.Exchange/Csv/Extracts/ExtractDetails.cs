using System.Text.Json;

namespace Ridgeway.Exchange.Csv.Extracts;

/// <summary>Writes how a person lives and how to speak with them as UK Core has it: extensions, and a contact who is a carer.</summary>
internal static class ExtractDetails
{
    private const string UkCore = "https://fhir.hl7.org.uk/";

    public static void WriteExtensions(Utf8JsonWriter json, ExtractPerson map, ExtractCells cells)
    {
        var (ethnicity, interpreter, format, residence) = (cells.Text(map.Ethnicity), YesOrNo(cells.Text(map.Interpreter)), cells.Text(map.WrittenFormat), cells.Text(map.Residence));
        if (ethnicity is null && interpreter is null && format is null && residence is null)
        {
            return;
        }

        json.WriteStartArray("extension");
        WriteEthnicity(json, ethnicity);
        if (interpreter is { } isNeeded)
        {
            json.WriteStartObject();
            json.WriteString("url", "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired");
            json.WriteBoolean("valueBoolean", isNeeded);
            json.WriteEndObject();
        }

        if (residence is not null)
        {
            WriteCoded(json, UkCore + "StructureDefinition/Extension-UKCore-ResidentialStatus", "ResidentialStatus", residence);
        }

        if (format is not null)
        {
            json.WriteStartObject();
            json.WriteString("url", UkCore + "StructureDefinition/Extension-UKCore-ContactPreference");
            json.WriteStartArray("extension");
            WriteCoded(json, "PreferredWrittenCommunicationFormat", "PreferredWrittenCommunicationFormat", format);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>An extract says that there is a carer and not who, so the name says that it is not known.</summary>
    public static void WriteCarer(Utf8JsonWriter json, string? hasCarer)
    {
        if (YesOrNo(hasCarer) != true)
        {
            return;
        }

        json.WriteStartArray("contact");
        json.WriteStartObject();
        json.WriteStartArray("relationship");
        json.WriteStartObject();
        WriteCoding(json, "AdditionalPersonRelationshipRole", "Carer");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("name");
        json.WriteStartArray("extension");
        json.WriteStartObject();
        json.WriteString("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason");
        json.WriteString("valueCode", "unknown");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static bool? YesOrNo(string? text) => text?.ToLowerInvariant() switch
    {
        "true" or "yes" or "y" or "1" => true,
        "false" or "no" or "n" or "0" => false,
        _ => null,
    };

    private static void WriteEthnicity(Utf8JsonWriter json, string? category)
    {
        const string Url = UkCore + "StructureDefinition/Extension-UKCore-EthnicCategory";
        if (category is { Length: <= 2 })
        {
            WriteCoded(json, Url, "EthnicCategoryEngland", category);
        }
        else if (category is not null)
        {
            json.WriteStartObject();
            json.WriteString("url", Url);
            json.WriteStartObject("valueCodeableConcept");
            json.WriteString("text", category);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static void WriteCoded(Utf8JsonWriter json, string url, string system, string code)
    {
        json.WriteStartObject();
        json.WriteString("url", url);
        json.WriteStartObject("valueCodeableConcept");
        WriteCoding(json, system, code);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCoding(Utf8JsonWriter json, string system, string code)
    {
        json.WriteStartArray("coding");
        json.WriteStartObject();
        json.WriteString("system", $"{UkCore}CodeSystem/UKCore-{system}");
        json.WriteString("code", code);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
