using System.Text.Json.Nodes;

namespace Ridgeway.Exchange.Fhir.R4;

/// <summary>The rules of R4 that one type or one of its parts has for itself.</summary>
internal static class R4TypeRules
{
    public static void Apply(JsonObject value, string type, Action<string, string> drop, Func<string, bool> has)
    {
        void EmptyUnless(bool stands, string key)
        {
            if (!stands)
            {
                foreach (var name in value.Select(property => property.Key).ToList())
                {
                    drop(name, $"what it belongs to says nothing ({key})");
                }
            }
        }

        switch (type)
        {
            case "Observation.referenceRange":
                EmptyUnless(has("low") || has("high") || has("text"), "obs-3");
                break;
            case "Patient.contact":
                EmptyUnless(has("name") || has("telecom") || has("address") || has("organization"), "pat-1");
                break;
            case "Condition.stage":
                EmptyUnless(has("summary") || has("assessment"), "con-1");
                break;
            case "Condition.evidence":
                EmptyUnless(has("code") || has("detail"), "con-2");
                break;
            case "Immunization.education":
                EmptyUnless(has("documentType") || has("reference"), "imm-1");
                break;
            case "MedicationAdministration.dosage":
                EmptyUnless(has("dose") || has("rateRatio") || has("rateQuantity"), "mad-1");
                break;
            case "Appointment.participant" when !has("type") && !has("actor"):
                value["actor"] = R4Tree.NotRecorded();
                break;
            case "CarePlan.activity" when has("detail") && has("reference"):
                drop("reference", "stands beside detail (cpl-3)");
                break;
            case "Goal.target" when !has("measure") && value.Any(property => property.Key.StartsWith("detail", StringComparison.Ordinal)):
                EmptyUnless(has("dueDate") || has("dueDuration"), "gol-1");
                foreach (var name in value.Select(property => property.Key).Where(key => key.StartsWith("detail", StringComparison.Ordinal)).ToList())
                {
                    drop(name, "has no measure (gol-1)");
                }

                break;
            case "ServiceRequest" when has("orderDetail") && !has("code"):
                drop("orderDetail", "has no code (prr-1)");
                break;
            case "Task" when R4Order.IsAfter(value["authoredOn"], value["lastModified"]):
                drop("lastModified", "is before authoredOn (inv-1)");
                break;
            case "QuestionnaireResponse.item" when has("answer") && has("item"):
                drop("item", "stands beside answer (qrs-1)");
                break;
            case "Consent" when !has("policy") && !has("policyRule"):
                value["policyRule"] = new JsonObject { ["text"] = "Not said (ppc-1)" };
                break;
            case "FamilyMemberHistory":
                FamilyMember(value, drop);
                break;
            case "Composition.section" when !has("text") && !has("entry") && !has("section"):
                EmptyUnless(stands: false, "cmp-1");
                break;
            case "Composition.section" when has("entry"):
                drop("emptyReason", "stands beside entries (cmp-2)");
                break;
            case "List" when has("entry"):
                drop("emptyReason", "stands beside entries (lst-1)");
                break;
            case "Appointment":
                Appointment(value, drop, has);
                break;
            case "MedicationDispense" when R4Order.IsAfter(value["whenPrepared"], value["whenHandedOver"]):
                drop("whenPrepared", "is after it was handed over (mdd-1)");
                break;
            case "Organization":
                HomeOut(value);
                break;
        }
    }

    private static void Appointment(JsonObject value, Action<string, string> drop, Func<string, bool> has)
    {
        if (has("start") != has("end"))
        {
            drop("start", "has no end (app-2)");
            drop("end", "has no start (app-2)");
        }

        var status = R4Tree.Text(value["status"]);
        if (status is not ("noshow" or "cancelled"))
        {
            drop("cancelationReason", "stands where nothing was cancelled (app-4)");
        }

        if (!has("start") && !has("_start") && status is not ("proposed" or "cancelled" or "waitlist"))
        {
            // Booked, and when is not known (app-3).
            (value["_start"], value["_end"]) = (R4Tree.Absent("instant"), R4Tree.Absent("instant"));
        }
    }

    private static void FamilyMember(JsonObject value, Action<string, string> drop)
    {
        bool HasAny(string start) => value.Any(property => property.Key.StartsWith(start, StringComparison.Ordinal));

        if (HasAny("born"))
        {
            foreach (var name in value.Select(property => property.Key).Where(key => key.StartsWith("age", StringComparison.Ordinal)).ToList())
            {
                drop(name, "stands beside the birth date (fhs-1)");
            }
        }

        if (!HasAny("age"))
        {
            drop("estimatedAge", "stands without an age (fhs-2)");
        }
    }

    /// <summary>An organisation has no home (org-2, org-3).</summary>
    private static void HomeOut(JsonObject value)
    {
        foreach (var name in new[] { "telecom", "address" })
        {
            foreach (var one in R4Tree.Objects(value[name]).Where(one => R4Tree.Text(one["use"]) == "home"))
            {
                one["use"] = "work";
            }
        }

        if (!value.ContainsKey("identifier") && !value.ContainsKey("name"))
        {
            value["name"] = "Name not recorded";
        }
    }
}
