using System.Text.Json.Nodes;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Exchange.Fhir.Giving;

namespace Ridgeway.Records.TakeFhir;

/// <summary>One entry of a transaction or batch, and what became of it.</summary>
internal sealed class BundleEntry
{
    public required string Method { get; init; }

    /// <summary>The address without the server: "Patient", "Patient/1", "Observation?patient=1".</summary>
    public required string Url { get; init; }

    public string? FullUrl { get; init; }

    /// <summary>What is to be kept; for a DELETE, the form that stands for it.</summary>
    public JsonObject? Resource { get; set; }

    public string? IfNoneExist { get; init; }

    public string? IfMatch { get; init; }

    /// <summary>Place in the bundle, from 0; for messages.</summary>
    public int Place { get; init; }

    public string? Type => Method == "DELETE" ? Url.Split('?')[0].Split('/')[0] : Resource is null ? null : GivenTree.Text(Resource["resourceType"]);

    /// <summary>The id the resource has here: assigned, from the address, or of the one already there.</summary>
    public string? Id { get; set; }

    /// <summary>True where it was there before and nothing is to be done.</summary>
    public bool IsThere { get; set; }

    /// <summary>The resource with this id that was here before.</summary>
    public GivenResource? There { get; set; }

    /// <summary>True where a resource with this id was here before it was written.</summary>
    public bool WasThere => There is not null;

    /// <summary>The resource as it can now be read.</summary>
    public GivenResource? Given { get; set; }

    public bool IsWrite => Method is "POST" or "PUT" or "DELETE";

    public bool IsDelete => Method == "DELETE";

    public (int Status, JsonObject? Body)? Answer { get; private set; }

    public bool IsRefused => Answer is { Status: >= 400 };

    public void Refuse(int status, string code, string detail, string? expression = null) =>
        Answer ??= (status, ServeFhir.FhirAnswer.Outcome("error", code, detail, expression));

    /// <summary>The answer as it leaves: an entry of the response bundle.</summary>
    public void Finish(int status, JsonObject body) => Answer = (status, body);

    /// <summary>Reads an entry of a Bundle.</summary>
    public static BundleEntry Read(JsonNode? entry, int place, string root)
    {
        var made = entry as JsonObject;
        var request = made?["request"] as JsonObject;
        var url = (GivenTree.Text(request?["url"]) ?? "").Trim();
        if (url.StartsWith(root + "/", StringComparison.OrdinalIgnoreCase))
        {
            url = url[(root.Length + 1)..];
        }

        return new BundleEntry
        {
            Place = place,
            Method = GivenTree.Text(request?["method"])?.ToUpperInvariant() ?? "",
            Url = url.TrimStart('/'),
            FullUrl = GivenTree.Text(made?["fullUrl"]),
            Resource = made?["resource"] as JsonObject,
            IfNoneExist = GivenTree.Text(request?["ifNoneExist"]),
            IfMatch = GivenTree.Text(request?["ifMatch"]),
        };
    }

    /// <summary>Says what is wrong with the entry in itself: its request, its resource, whether they agree.</summary>
    public void CheckShape()
    {
        if (Method.Length == 0 || Url.Length == 0)
        {
            Refuse(400, "required", $"Entry {Place} has no request with a method and a url.", $"Bundle.entry[{Place}].request");
            return;
        }

        if (Method == "GET")
        {
            return;
        }

        if (!IsWrite)
        {
            Refuse(405, "not-supported", $"{Method} is not taken here; GET, POST, PUT and DELETE are. Instead of a PATCH, PUT the whole resource.", $"Bundle.entry[{Place}].request.method");
            return;
        }

        if (IsDelete)
        {
            CheckDelete();
            return;
        }

        if (Resource is null || Type is null)
        {
            Refuse(400, "required", $"Entry {Place} holds no resource.", $"Bundle.entry[{Place}].resource");
            return;
        }

        var parts = Url.Split('?')[0].Split('/');
        if (parts[0] != Type || FhirTypes.NumberOf(Type) == 0)
        {
            Refuse(400, "invalid", $"Entry {Place} is sent to '{Url}' and holds a {Type}.", $"Bundle.entry[{Place}].request.url");
        }
        else if (!TakenTypes.All.Contains(Type))
        {
            Refuse(404, "not-supported", $"{Type} is not taken here.", $"Bundle.entry[{Place}].resource");
        }
        else if (Method == "PUT" && (parts.Length != 2 || !Sources.PublicId.IsWellFormed(System.Text.Encoding.UTF8.GetBytes(parts[1]))))
        {
            Refuse(400, "invalid", $"PUT must name the id in its address, at most 64 letters, digits, hyphens and dots: '{Url}'. Conditional update is not supported.", $"Bundle.entry[{Place}].request.url");
        }
        else if (Method == "PUT" && GivenTree.Text(Resource["id"]) is { } id && id != parts[1])
        {
            Refuse(400, "invalid", $"The address says {parts[1]} and the resource says {id}.", $"Bundle.entry[{Place}].resource.id");
        }
        else if (Method == "PUT")
        {
            Id = parts[1];
        }
    }

    private void CheckDelete()
    {
        var parts = Url.Split('?')[0].Split('/');
        if (!TakenTypes.All.Contains(Type!))
        {
            Refuse(404, "not-supported", $"{Type} is not taken here.", $"Bundle.entry[{Place}].request.url");
        }
        else if (Type == "Patient")
        {
            Refuse(405, "not-supported", "A person is not deleted here. Somebody with the right to do so erases them: ridgeway people erase.", $"Bundle.entry[{Place}].request.url");
        }
        else if (parts.Length == 2)
        {
            Id = parts[1];
        }
        else if (parts.Length != 1 || !Url.Contains('?', StringComparison.Ordinal))
        {
            Refuse(400, "invalid", $"DELETE must name the id in its address, or a search that finds it: '{Url}'.", $"Bundle.entry[{Place}].request.url");
        }
    }
}
