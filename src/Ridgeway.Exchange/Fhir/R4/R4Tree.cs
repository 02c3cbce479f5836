using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ridgeway.Exchange.Fhir.R4;

/// <summary>Small things done to resource trees.</summary>
internal static class R4Tree
{
    private const string AbsentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    public static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonArray list => list.OfType<JsonObject>(),
        JsonObject one => [one],
        _ => [],
    };

    /// <summary>True where the element stands, in any of its types, or is said to be absent.</summary>
    public static bool Has(JsonObject value, R4Element element) =>
        element.Types.Any(type => element.PropertyFor(type) is var name && (value.ContainsKey(name) || value.ContainsKey("_" + name)));

    public static bool HasCode(JsonNode? concepts, string system, params ReadOnlySpan<string> codes)
    {
        foreach (var coding in Objects(concepts).SelectMany(concept => Objects(concept["coding"])))
        {
            if (Text(coding["system"]) == system && Text(coding["code"]) is { } code && codes.Contains(code))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says that a required element is not known: by the code "unknown" where the value set has it, else by the extension for it.</summary>
    public static void SetAbsent(JsonObject resource, R4Element element)
    {
        var type = element.Types[0];
        var name = element.PropertyFor(type);
        if (element.Binding?.Spelt("unknown") is { } unknown && type == "code")
        {
            resource[name] = unknown;
            return;
        }

        JsonNode reason = Absent(type);
        resource[R4Definitions.IsPrimitive(type) ? "_" + name : name] = element.IsMany ? new JsonArray(reason) : reason;
    }

    /// <summary>A value that is not known; where the type itself requires something, that is said of each such part.</summary>
    public static JsonObject Absent(string type)
    {
        var made = new JsonObject();
        if (!R4Definitions.IsPrimitive(type))
        {
            foreach (var part in R4Definitions.Find(type)?.Required ?? [])
            {
                SetAbsent(made, part);
            }
        }

        if (type == "Appointment.participant")
        {
            made["actor"] = NotRecorded();
        }

        return made.Count > 0 ? made : new JsonObject { ["extension"] = new JsonArray(new JsonObject { ["url"] = AbsentReason, ["valueCode"] = "unknown" }) };
    }

    public static JsonObject NotRecorded() => new() { ["display"] = "Not recorded" };

    /// <summary>The value as an object of this type; plain text is made one where it is plain what it means.</summary>
    public static JsonObject? AsObject(JsonNode? value, string type) => (value, Text(value), type) switch
    {
        (JsonObject made, _, _) => made,
        (_, { } reference, "Reference") => new JsonObject { ["reference"] = reference },
        (_, { } words, "CodeableConcept" or "Annotation") => new JsonObject { ["text"] = words },
        _ => null,
    };
}
