using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Web;

namespace Ridgeway.Records.ServeFhir;

/// <summary>Writes FHIR answers: a resource with its version, a bundle, an outcome.</summary>
internal static class FhirAnswer
{
    public const string ContentType = "application/fhir+json; charset=utf-8";

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task ResourceAsync(HttpContext http, GivenResource resource, int status = StatusCodes.Status200OK)
    {
        var etag = Head(http, resource);
        if (status == StatusCodes.Status200OK && HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.IfNoneMatch.ToString().Split(',').Any(one => one.Trim() == etag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return JsonAsync(http, resource.Json, status);
    }

    /// <summary>Says which version it is; gives its ETag.</summary>
    public static string Head(HttpContext http, GivenResource resource)
    {
        var etag = EtagOf(resource);
        http.Response.Headers.ETag = etag;
        http.Response.Headers.LastModified = resource.At.ToUniversalTime().ToString("R");
        return etag;
    }

    public static string EtagOf(GivenResource resource) => $"W/\"{resource.Version}\"";

    public static async Task JsonAsync(HttpContext http, JsonNode json, int status = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = ContentType;
        http.Response.Headers.CacheControl = "no-store";
        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter, Writing);
        json.WriteTo(writer);
        await writer.FlushAsync(http.RequestAborted);
    }

    /// <summary>An OperationOutcome for one trouble.</summary>
    public static Task RefuseAsync(HttpContext http, int status, string detail, string? code = null) => Web.Problems.WriteAsync(http, status, detail, code);

    public static JsonObject Outcome(string severity, string code, string detail, string? expression = null)
    {
        var issue = new JsonObject { ["severity"] = severity, ["code"] = code, ["diagnostics"] = detail };
        if (expression is not null)
        {
            issue["expression"] = new JsonArray(expression);
        }

        return new JsonObject { ["resourceType"] = "OperationOutcome", ["issue"] = new JsonArray(issue) };
    }

    /// <summary>A searchset.</summary>
    public static JsonObject Bundle(string self, string? next, long? total, IEnumerable<JsonObject> entries)
    {
        var links = new JsonArray(new JsonObject { ["relation"] = "self", ["url"] = self });
        if (next is not null)
        {
            links.Add(new JsonObject { ["relation"] = "next", ["url"] = next });
        }

        var bundle = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "searchset" };
        if (total is { } count)
        {
            bundle["total"] = count;
        }

        bundle["link"] = links;
        JsonArray all = [.. entries];
        if (all.Count > 0)
        {
            bundle["entry"] = all;
        }

        return bundle;
    }

    public static JsonObject Entry(string root, GivenResource resource, string mode = "match") => new()
    {
        ["fullUrl"] = $"{root}/{resource.Type}/{resource.Id}",
        ["resource"] = resource.Json.Parent is null ? resource.Json : resource.Json.DeepClone(),
        ["search"] = new JsonObject { ["mode"] = mode },
    };

    public static JsonObject OutcomeEntry(string detail) => new()
    {
        ["resource"] = Outcome("warning", "not-supported", detail),
        ["search"] = new JsonObject { ["mode"] = "outcome" },
    };
}
