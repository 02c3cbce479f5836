using System.Globalization;
using System.Text.Json.Nodes;
using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Content;

/// <summary>FHIR resources about anybody, with codes of the shipped lists, from a seed: whatever criteria look at, said in every way the reader takes.</summary>
internal sealed class AnyPatient(ContentPack pack, DateOnly today, int seed)
{
    private readonly Random random = new(seed);

    /// <summary>Leaves out or blurs some of who the patient is.</summary>
    public JsonObject Blurred(JsonObject patient)
    {
        if (random.Next(6) == 0)
        {
            patient.Remove("gender");
        }

        if (random.Next(4) == 0)
        {
            patient.Remove("extension");
        }

        var birth = patient["birthDate"]!.GetValue<string>();
        patient["birthDate"] = random.Next(5) switch { 0 => birth[..4], 1 => birth[..7], _ => birth };
        if (random.Next(8) == 0)
        {
            patient["deceasedDateTime"] = Day(400);
        }

        return patient;
    }

    public IEnumerable<JsonObject> Resources(string patient, int count) => Enumerable.Range(0, count).Select(number =>
    {
        // A list that waits to be imported has nothing to draw from.
        var list = One([.. pack.Of<CodeList>().Where(one => one.Codes.Count + one.Questions.Count > 0)]);
        var resource = list switch
        {
            { Questions.Count: > 0 } when list.Codes.Count == 0 || random.Next(2) == 0 => Answered(list),
            { Kind: FactKind.Measure } => Measured(list),
            { Kind: FactKind.Medicine } => Requested(list),
            { Kind: FactKind.Procedure } => Done(list),
            _ => Diagnosed(list),
        };
        resource["id"] = $"{patient}-any-{number}";
        resource["subject"] = new JsonObject { ["reference"] = $"Patient/{patient}" };
        return resource;
    });

    private JsonObject Diagnosed(CodeList list)
    {
        var condition = new JsonObject { ["resourceType"] = "Condition", ["code"] = Concept(One(list.Codes)), ["onsetDateTime"] = Day(2500) };
        if (random.Next(5) == 0)
        {
            condition.Remove("onsetDateTime");
        }

        if (random.Next(3) == 0)
        {
            condition["clinicalStatus"] = Concept(new Coded("http://terminology.hl7.org/CodeSystem/condition-clinical", One(["active", "resolved", "inactive"])));
        }

        if (random.Next(8) == 0)
        {
            condition["verificationStatus"] = Concept(new Coded("http://terminology.hl7.org/CodeSystem/condition-ver-status", One(["refuted", "confirmed"])));
        }

        if (random.Next(6) == 0)
        {
            condition["abatementDateTime"] = today.AddDays(-random.Next(60)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        return condition;
    }

    private JsonObject Measured(CodeList list)
    {
        var unit = list.Unit!;
        var value = Math.Round(unit.PlausibleFrom + (random.NextDouble() * Math.Min(unit.PlausibleTo - unit.PlausibleFrom, 180)), 1);
        return Observation(One(list.Codes), new JsonObject
        {
            ["valueQuantity"] = new JsonObject { ["value"] = value, ["system"] = CodeSystem.Ucum, ["code"] = unit.Ucum },
        });
    }

    private JsonObject Answered(CodeList list) => Observation(One(list.Questions), new JsonObject
    {
        ["valueCodeableConcept"] = Concept(random.Next(3) == 0 ? new Coded(CodeSystem.Snomed, "373067005", "No") : One(list.PositiveAnswers)),
    });

    private JsonObject Observation(Coded code, JsonObject value)
    {
        value["resourceType"] = "Observation";
        value["status"] = random.Next(12) == 0 ? "entered-in-error" : "final";
        value["code"] = Concept(code);
        value["effectiveDateTime"] = Day(900);
        return value;
    }

    private JsonObject Requested(CodeList list)
    {
        var request = new JsonObject
        {
            ["resourceType"] = "MedicationRequest",
            ["status"] = One(["active", "completed", "stopped", "cancelled"]),
            ["intent"] = One(["order", "order", "proposal"]),
            ["medicationCodeableConcept"] = Concept(One(list.Codes)),
            ["authoredOn"] = Day(900),
        };
        if (random.Next(2) == 0)
        {
            request["dispenseRequest"] = new JsonObject
            {
                ["validityPeriod"] = new JsonObject { ["end"] = today.AddDays(random.Next(-100, 100)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
            };
        }

        return request;
    }

    private JsonObject Done(CodeList list) => new()
    {
        ["resourceType"] = "Procedure",
        ["status"] = One(["completed", "completed", "not-done"]),
        ["code"] = Concept(One(list.Codes)),
        ["performedDateTime"] = Day(2500),
    };

    /// <summary>A day in the past, now and then known to the month or the year, or with a time.</summary>
    private string Day(int back)
    {
        var day = today.AddDays(-random.Next(1, back)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return random.Next(8) switch { 0 => day[..4], 1 => day[..7], 2 => day + "T09:30:00+00:00", _ => day };
    }

    private static JsonObject Concept(Coded code) => new()
    {
        ["coding"] = new JsonArray(new JsonObject { ["system"] = code.System, ["code"] = code.Code, ["display"] = code.Display ?? code.Code }),
    };

    private T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
