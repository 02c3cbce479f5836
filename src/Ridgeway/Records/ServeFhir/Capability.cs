using System.Reflection;
using System.Text.Json.Nodes;
using Ridgeway.Exchange.Fhir.Searching;
using Ridgeway.Records.TakeFhir;

namespace Ridgeway.Records.ServeFhir;

/// <summary>The CapabilityStatement, made from the tables that requests are read by.</summary>
internal static class Capability
{
    public static JsonObject Statement(string root, DateTimeOffset now) => new()
    {
        ["resourceType"] = "CapabilityStatement",
        ["status"] = "active",
        ["date"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
        ["kind"] = "instance",
        ["software"] = new JsonObject { ["name"] = "Ridgeway", ["version"] = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3) },
        ["implementation"] = new JsonObject { ["description"] = "Ridgeway: joined-up records", ["url"] = root },
        ["fhirVersion"] = "4.0.1",
        ["format"] = new JsonArray("application/fhir+json", "json"),
        ["implementationGuide"] = new JsonArray("http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data"),
        ["rest"] = new JsonArray(new JsonObject
        {
            ["mode"] = "server",
            ["security"] = new JsonObject
            {
                ["service"] = new JsonArray(new JsonObject
                {
                    ["coding"] = new JsonArray(new JsonObject
                    {
                        ["system"] = "http://terminology.hl7.org/CodeSystem/restful-security-service",
                        ["code"] = "SMART-on-FHIR",
                    }),
                }),
                ["description"] = "SMART backend services: /fhir/.well-known/smart-configuration.",
            },
            ["resource"] = new JsonArray([.. SearchParameters.Types.Select(Resource)]),
            ["interaction"] = new JsonArray(Code("transaction"), Code("batch")),
            ["operation"] = new JsonArray(Operation("export", "export"), Operation("bulk-submit", "bulk-submit"), Operation("bulk-submit-status", "bulk-submit-status")),
        }),
    };

    private static JsonObject Resource(string type)
    {
        var resource = new JsonObject
        {
            ["type"] = type,
            ["interaction"] = new JsonArray([.. Interactions(type).Select(Code)]),
            ["versioning"] = "versioned",
            ["readHistory"] = false,
        };
        if (TakenTypes.All.Contains(type))
        {
            resource["updateCreate"] = true;
            resource["conditionalCreate"] = true;
            resource["conditionalRead"] = "not-match";
            resource["conditionalDelete"] = type == "Patient" ? "not-supported" : "single";
            resource["referencePolicy"] = new JsonArray("literal", "logical", "local");
        }

        AddIncludes(resource, "searchInclude", SearchInclude.Offered(type));
        AddIncludes(resource, "searchRevInclude", SearchInclude.OfferedReverse(type));
        resource["searchParam"] = new JsonArray([.. SearchParameters.For(type).Select(parameter => new JsonObject { ["name"] = parameter.Name, ["type"] = KindOf(parameter.Kind) })]);
        if (type == "Patient")
        {
            resource["operation"] = new JsonArray(Operation("everything", "patient-everything", "http://hl7.org/fhir/OperationDefinition/Patient-everything"), Operation("export", "patient-export"));
        }
        else if (type == "Group")
        {
            resource["operation"] = new JsonArray(Operation("export", "group-export"));
        }

        return resource;
    }

    private static IEnumerable<string> Interactions(string type)
    {
        string[] reading = ["read", "vread", "search-type"], writing = ["create", "update"];
        return !TakenTypes.All.Contains(type) ? reading : type == "Patient" ? [.. reading, .. writing] : [.. reading, .. writing, "delete"];
    }

    private static void AddIncludes(JsonObject resource, string name, IEnumerable<string> includes)
    {
        JsonArray all = [.. includes.Select(include => (JsonNode)include)];
        if (all.Count > 0)
        {
            resource[name] = all;
        }
    }

    private static JsonObject Code(string code) => new() { ["code"] = code };

    private static JsonObject Operation(string name, string definition, string? address = null) => new()
    {
        ["name"] = name,
        ["definition"] = address ?? $"http://hl7.org/fhir/uv/bulkdata/OperationDefinition/{definition}",
    };

    private static string KindOf(SearchKind kind) => kind switch
    {
        SearchKind.Token => "token",
        SearchKind.Date => "date",
        SearchKind.Text => "string",
        SearchKind.Reference => "reference",
        SearchKind.Quantity => "quantity",
    };
}
