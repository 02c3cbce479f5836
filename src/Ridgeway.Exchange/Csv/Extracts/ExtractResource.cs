using System.Text.Json;

namespace Ridgeway.Exchange.Csv.Extracts;

/// <summary>Writes what a row says of one event as a FHIR R4 resource.</summary>
public static class ExtractResource
{
    internal static void Write(Utf8JsonWriter json, ExtractEvent map, ExtractFile file, ExtractSaid said, ExtractSubject subject, string id, string? term)
    {
        json.WriteStartObject();
        json.WriteString("resourceType", TypeOf(said.Kind));
        json.WriteString("id", id);
        WriteStatus(json, said);
        WriteConcept(json, CodeName(said.Kind), map.System, said.Code, term);
        subject.WriteReference(json, said.Kind is ExtractKind.Vaccination or ExtractKind.Allergy ? "patient" : "subject");
        WriteDates(json, said);
        if (said.Kind == ExtractKind.Observation && said.Value is { } value)
        {
            WriteValue(json, map, file, value, said.Unit);
        }

        json.WriteEndObject();
    }

    /// <summary>The column an element of the resource came from, for whoever must mend the row; null where none did.</summary>
    public static string? ColumnOf(ExtractFile file, string path)
    {
        var element = path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var first = file.Events.Count > 0 ? file.Events[0] : null;
        return element switch
        {
            _ when element.StartsWith("value", StringComparison.Ordinal) => (file.Events.Count == 1 ? first!.Value : null)?.Column,
            "code" or "medication" or "vaccineCode" => (file.Events.Count == 1 ? first!.Code : null)?.Column,
            "onset" or "effective" or "performed" or "occurrence" or "recordedDate" => first?.Date?.Column,
            "abatement" => first?.Ended?.Column,
            "subject" or "patient" => (file.Person.Id ?? file.Person.NhsNumber)?.Column,
            "identifier" => file.Person.NhsNumber?.Column,
            "birthDate" => file.Person.Born?.Column,
            "deceased" => file.Person.Died?.Column,
            "gender" => file.Person.Sex?.Column,
            "address.postalCode" => file.Person.Postcode?.Column,
            "generalPractitioner" => file.Person.Practice?.Column,
            _ when element.StartsWith("extension", StringComparison.Ordinal) => file.Person.Ethnicity?.Column,
            _ => null,
        };
    }

    private static string TypeOf(ExtractKind kind) => kind switch
    {
        ExtractKind.Condition => "Condition",
        ExtractKind.Observation => "Observation",
        ExtractKind.Medicine => "MedicationStatement",
        ExtractKind.Procedure => "Procedure",
        ExtractKind.Vaccination => "Immunization",
        ExtractKind.Allergy => "AllergyIntolerance",
    };

    private static string CodeName(ExtractKind kind) => kind switch
    {
        ExtractKind.Medicine => "medicationCodeableConcept",
        ExtractKind.Vaccination => "vaccineCode",
        _ => "code",
    };

    private static void WriteStatus(Utf8JsonWriter json, ExtractSaid said)
    {
        switch (said.Kind)
        {
            case ExtractKind.Condition or ExtractKind.Allergy:
                WriteConcept(
                    json, "clinicalStatus", $"http://terminology.hl7.org/CodeSystem/{(said.Kind == ExtractKind.Condition ? "condition-clinical" : "allergyintolerance-clinical")}",
                    said.Ended is null ? "active" : "resolved", null);
                break;
            case ExtractKind.Observation:
                json.WriteString("status", "final");
                break;
            case ExtractKind.Medicine:
                json.WriteString("status", said.Ended is null ? "active" : "completed");
                break;
            default:
                json.WriteString("status", "completed");
                break;
        }
    }

    private static void WriteDates(Utf8JsonWriter json, ExtractSaid said)
    {
        switch (said.Kind)
        {
            case ExtractKind.Condition:
                WriteIfSaid(json, "onsetDateTime", said.Day);
                WriteIfSaid(json, "abatementDateTime", said.Ended);
                break;
            case ExtractKind.Medicine:
                json.WriteStartObject("effectivePeriod");
                WriteIfSaid(json, "start", said.Day);
                WriteIfSaid(json, "end", said.Ended);
                json.WriteEndObject();
                break;
            case ExtractKind.Observation:
                WriteIfSaid(json, "effectiveDateTime", said.Day);
                break;
            case ExtractKind.Procedure:
                WriteIfSaid(json, "performedDateTime", said.Day);
                break;
            case ExtractKind.Vaccination:
                WriteIfSaid(json, "occurrenceDateTime", said.Day);
                break;
            default:
                WriteIfSaid(json, "recordedDate", said.Day);
                break;
        }
    }

    private static void WriteValue(Utf8JsonWriter json, ExtractEvent map, ExtractFile file, string value, string? unit)
    {
        if (map.AnswerSystem is { } system)
        {
            WriteConcept(json, "valueCodeableConcept", system, value, null);
        }
        else if (ExtractNumber.Read(value, file.Decimal) is { } number)
        {
            json.WriteStartObject("valueQuantity");
            json.WriteNumber("value", number.Number);
            WriteIfSaid(json, "comparator", number.Comparator);
            WriteIfSaid(json, "unit", unit ?? number.Unit);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("valueString", value);
        }
    }

    private static void WriteConcept(Utf8JsonWriter json, string name, string system, string code, string? display)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("coding");
        json.WriteStartObject();
        json.WriteString("system", system);
        json.WriteString("code", code);
        WriteIfSaid(json, "display", display);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteIfSaid(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
