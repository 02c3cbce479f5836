using System.Text.Json.Nodes;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Exchange.Fhir.Searching;
using Ridgeway.Records.Sources;

namespace Ridgeway.Records.TakeFhir;

/// <summary>
/// What is kept where a source deletes a resource of its own: a last form that says it was entered in error, so that its facts go as
/// that form would make them go, and a tag by which it is given to nobody. Earlier forms stay with the imports that brought them.
/// </summary>
internal static class DeletedForm
{
    private const string Terminology = "http://terminology.hl7.org/CodeSystem/";

    public static JsonObject Of(GivenResource there)
    {
        var form = new JsonObject
        {
            ["resourceType"] = there.Type,
            ["id"] = there.Id,
            ["meta"] = new JsonObject { ["tag"] = new JsonArray(new JsonObject { ["system"] = CodeSystem.Ridgeway, ["code"] = KeptResource.DeletedTag }) },
        };
        if (SearchParameters.PersonElementOf(there.Type) is { } element && there.Json[element] is { } person)
        {
            form[element] = person.DeepClone();
        }

        var (name, said) = there.Type switch
        {
            "Condition" => ("verificationStatus", Concept("condition-ver-status")),
            "AllergyIntolerance" => ("verificationStatus", Concept("allergyintolerance-verification")),
            "Goal" => ("lifecycleStatus", "entered-in-error"),
            _ => ("status", (JsonNode)"entered-in-error"),
        };
        form[name] = said;
        return form;
    }

    private static JsonObject Concept(string system) => new()
    {
        ["coding"] = new JsonArray(new JsonObject { ["system"] = Terminology + system, ["code"] = "entered-in-error" }),
    };
}
