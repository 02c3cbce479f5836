using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ridgeway.Exchange.Fhir.R4;

/// <summary>The rules of R4 that reach over several elements, each under its own key, for the types Ridgeway is sent. What breaks one is left out.</summary>
internal static class R4Rules
{
    private const string Ucum = "http://unitsofmeasure.org";
    private const string Terminology = "http://terminology.hl7.org/CodeSystem/";

    public static void Apply(JsonObject value, string type, Action<string, string> tell)
    {
        void Drop(string name, string because)
        {
            if (value.Remove(name) | value.Remove("_" + name))
            {
                tell($"{type}.{name}", because);
            }
        }

        bool Has(string name) => value.ContainsKey(name);

        switch (type)
        {
            case "Extension":
                // ext-1: a value or extensions, not both and not neither.
                var hasValue = value.Any(property => property.Key.TrimStart('_').StartsWith("value", StringComparison.Ordinal));
                if (hasValue)
                {
                    Drop("extension", "an extension has a value or extensions, not both (ext-1)");
                }
                else if (!Has("extension"))
                {
                    Drop("url", "an extension has a value or extensions (ext-1)");
                }

                break;
            case "Quantity" or "Age" or "Duration" or "Distance" or "Count":
                Quantity(value, type, tell);
                break;
            case "Period" when R4Order.IsAfter(value["start"], value["end"]):
                Drop("end", "is before the start (per-1)");
                break;
            case "Range" when Number((value["low"] as JsonObject)?["value"]) > Number((value["high"] as JsonObject)?["value"]):
                Drop("high", "is below the low (rng-2)");
                break;
            case "Ratio" when Has("numerator") != Has("denominator"):
                Drop("numerator", "has no other half (rat-1)");
                Drop("denominator", "has no other half (rat-1)");
                break;
            case "ContactPoint" when Has("value") && !Has("system"):
                value["system"] = "other";
                tell("ContactPoint.system", "is missing; said to be other (cpt-2)");
                break;
            case "Attachment" when Has("data") && !Has("contentType"):
                value["contentType"] = "application/octet-stream";
                tell("Attachment.contentType", "is missing; said to be bytes (att-1)");
                break;
            case "Timing.repeat":
                Repeat(value, Drop);
                break;
            case "Condition":
                Condition(value, Drop);
                break;
            case "AllergyIntolerance":
                Allergy(value, Drop, tell);
                break;
            case "Observation":
                Observation(value, Drop);
                break;
            default:
                R4TypeRules.Apply(value, type, Drop, Has);
                break;
        }
    }

    private static void Quantity(JsonObject value, string type, Action<string, string> tell)
    {
        if (type != "Quantity" && R4Tree.Text(value["system"]) is { } system && system != Ucum)
        {
            value.Remove("system");
            value.Remove("code");
            tell($"{type}.system", "must be UCUM here; left out");
        }

        if (value.ContainsKey("code") && !value.ContainsKey("system"))
        {
            // A unit code of no system says no more than the unit in words (qty-3).
            if (!value.ContainsKey("unit"))
            {
                value["unit"] = R4Tree.Text(value["code"]);
            }

            value.Remove("code");
            tell($"{type}.code", "is of no system; kept as the unit's words (qty-3)");
        }

        if (type is "Age" && (Number(value["value"]) <= 0 || (value.ContainsKey("value") && !value.ContainsKey("code"))))
        {
            if (Number(value["value"]) <= 0 || R4Tree.Text(value["unit"]) is not ("a" or "year" or "years" or "Years"))
            {
                value.Clear();
                tell("Age", "is not above nothing, or in no unit (age-1); left out");
                return;
            }

            (value["system"], value["code"]) = (Ucum, "a");
        }
    }

    private static void Repeat(JsonObject value, Action<string, string> drop)
    {
        void Needs(string name, string other, string key)
        {
            if (value.ContainsKey(name) && !value.ContainsKey(other))
            {
                drop(name, $"needs {other} ({key})");
            }
        }

        Needs("duration", "durationUnit", "tim-1");
        Needs("period", "periodUnit", "tim-2");
        Needs("periodMax", "period", "tim-6");
        Needs("durationMax", "duration", "tim-7");
        Needs("countMax", "count", "tim-8");
        Needs("offset", "when", "tim-9");
        if (value.ContainsKey("when") && value.ContainsKey("timeOfDay"))
        {
            drop("when", "stands beside timeOfDay (tim-10)");
        }

        foreach (var (name, key) in new[] { ("duration", "tim-4"), ("period", "tim-5") })
        {
            if (Number(value[name]) < 0)
            {
                drop(name, $"is below nothing ({key})");
            }
        }
    }

    private static void Condition(JsonObject value, Action<string, string> drop)
    {
        const string clinical = Terminology + "condition-clinical";
        if (R4Tree.HasCode(value["verificationStatus"], Terminology + "condition-ver-status", "entered-in-error"))
        {
            drop("clinicalStatus", "may not stand where the whole was entered in error (con-5)");
        }

        var hasEnded = value.Any(property => property.Key.StartsWith("abatement", StringComparison.Ordinal));
        if (!hasEnded || R4Tree.HasCode(value["clinicalStatus"], clinical, "resolved", "remission", "inactive"))
        {
            return;
        }

        foreach (var name in value.Select(property => property.Key).Where(key => key.StartsWith("abatement", StringComparison.Ordinal)).ToList())
        {
            drop(name, "stands where the status does not say it is over (con-4)");
        }
    }

    private static void Allergy(JsonObject value, Action<string, string> drop, Action<string, string> tell)
    {
        var isError = R4Tree.HasCode(value["verificationStatus"], Terminology + "allergyintolerance-verification", "entered-in-error");
        if (isError)
        {
            drop("clinicalStatus", "may not stand where the whole was entered in error (ait-2)");
        }
        else if (!value.ContainsKey("clinicalStatus"))
        {
            value["clinicalStatus"] = new JsonObject
            {
                ["coding"] = new JsonArray(new JsonObject { ["system"] = Terminology + "allergyintolerance-clinical", ["code"] = "active" }),
            };
            tell("AllergyIntolerance.clinicalStatus", "is missing; said to be active, as an allergy is until it is said to be over (ait-1)");
        }
    }

    private static void Observation(JsonObject value, Action<string, string> drop)
    {
        var hasValue = value.Any(property => property.Key.StartsWith("value", StringComparison.Ordinal));
        if (hasValue)
        {
            drop("dataAbsentReason", "stands beside a value (obs-6)");
        }

        if (!hasValue || value["component"] is not JsonArray components)
        {
            return;
        }

        var own = R4Tree.Objects((value["code"] as JsonObject)?["coding"]).Select(CodeOf).ToHashSet();
        if (components.OfType<JsonObject>().Any(part => R4Tree.Objects((part["code"] as JsonObject)?["coding"]).Any(coding => own.Contains(CodeOf(coding)))))
        {
            foreach (var name in value.Select(property => property.Key).Where(key => key.StartsWith("value", StringComparison.Ordinal)).ToList())
            {
                drop(name, "is said again by a component of the same code (obs-7)");
            }
        }
    }

    private static (string?, string?) CodeOf(JsonObject coding) => (R4Tree.Text(coding["system"]), R4Tree.Text(coding["code"]));

    private static double? Number(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out double number) ? number : null;
}
