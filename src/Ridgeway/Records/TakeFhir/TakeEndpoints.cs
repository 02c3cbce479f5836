using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Ridgeway.Access.Clients;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Records.ServeFhir;

namespace Ridgeway.Records.TakeFhir;

/// <summary>FHIR R4 at /fhir: creating, updating, transactions and batches.</summary>
internal static class TakeEndpoints
{
    /// <summary>A larger bundle is a file: import it, or send it as NDJSON.</summary>
    public const long MostBytes = 64L << 20;

    public const int MostEntries = 20_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        var fhir = FhirEndpoints.Group(app);
        fhir.MapPost("/", BundleAsync).WithSummary("A transaction (all or nothing) or batch (entry by entry).");
        fhir.MapPost("/{type}", CreateAsync).WithSummary("Create a resource; If-None-Exist: nothing where one fits.");
        fhir.MapPut("/{type}/{id}", UpdateAsync).WithSummary("Create or replace the resource with this id; If-Match: only this version.");
        fhir.MapMethods("/{type}/{id}", [HttpMethods.Delete, HttpMethods.Patch], NotTaken).ExcludeFromDescription();
    }

    private static Task NotTaken(HttpContext http)
    {
        http.Response.Headers.Allow = "GET, PUT";
        return FhirAnswer.RefuseAsync(http, 405, $"{http.Request.Method} is not taken here. To take something back, PUT it as entered-in-error, or withdraw the import it came with.");
    }

    private static async Task BundleAsync(HttpContext http, TakeStory story, AnswerStory answers, PublicAddress address)
    {
        if (await BodyAsync(http) is not { } body)
        {
            return;
        }

        var type = GivenTree.Text(body["type"]);
        if (GivenTree.Text(body["resourceType"]) != "Bundle" || type is not ("transaction" or "batch"))
        {
            await FhirAnswer.RefuseAsync(http, 400, "Send a Bundle of type transaction or batch here; other resources to /fhir/TYPE.", "invalid");
            return;
        }

        var root = address.Root + "/fhir";
        List<BundleEntry> entries = [.. (body["entry"] as JsonArray ?? []).Select((entry, place) => BundleEntry.Read(entry, place, root))];
        if (entries.Count > MostEntries)
        {
            await FhirAnswer.RefuseAsync(http, 413, $"At most {MostEntries:N0} entries are taken at once; import larger bundles as files.", "too-costly");
            return;
        }

        var caller = FhirCaller.Of(http);
        var isTransaction = type == "transaction";
        if (!await story.TakeAsync(caller, entries, isTransaction, http.RequestAborted))
        {
            await RefuseAllAsync(http, entries);
            return;
        }

        await answers.AnswerAsync(caller, entries, root, http.Request.Headers["Prefer"].ToString().Contains("return=representation", StringComparison.OrdinalIgnoreCase), http.RequestAborted);
        if (isTransaction && entries.Any(entry => entry.IsRefused))
        {
            await RefuseAllAsync(http, entries);
            return;
        }

        await FhirAnswer.JsonAsync(http, new JsonObject
        {
            ["resourceType"] = "Bundle",
            ["type"] = type + "-response",
            ["entry"] = new JsonArray([.. entries.Select(entry => entry.Answer!.Value.Body)]),
        });
    }

    private static Task CreateAsync(HttpContext http, string type, TakeStory story, AnswerStory answers, PublicAddress address) =>
        OneAsync(http, type, null, story, answers, address);

    private static Task UpdateAsync(HttpContext http, string type, string id, TakeStory story, AnswerStory answers, PublicAddress address) =>
        OneAsync(http, type, id, story, answers, address);

    private static async Task OneAsync(HttpContext http, string type, string? id, TakeStory story, AnswerStory answers, PublicAddress address)
    {
        if (await FhirEndpoints.MayAsync(http, type, id is null ? 'c' : 'u') is not { } caller || await BodyAsync(http) is not { } body)
        {
            return;
        }

        var entry = new BundleEntry
        {
            Method = id is null ? "POST" : "PUT",
            Url = id is null ? type : $"{type}/{id}",
            Resource = body,
            IfNoneExist = http.Request.Headers["If-None-Exist"].FirstOrDefault(),
            IfMatch = http.Request.Headers.IfMatch.FirstOrDefault(),
        };
        await story.TakeAsync(caller, [entry], isTransaction: false, http.RequestAborted);
        var root = address.Root + "/fhir";
        await answers.AnswerAsync(caller, [entry], root, withResource: true, http.RequestAborted);
        var (status, answer) = entry.Answer!.Value;
        if (entry.IsRefused)
        {
            await FhirAnswer.JsonAsync(http, answer!["response"]!["outcome"]!.DeepClone(), status);
            return;
        }

        if (GivenTree.Text(answer!["response"]!["location"]) is { } location)
        {
            http.Response.Headers.Location = location;
        }

        await FhirAnswer.ResourceAsync(http, entry.Given!, status);
    }

    private static Task RefuseAllAsync(HttpContext http, IReadOnlyList<BundleEntry> entries)
    {
        var refused = entries.Where(entry => entry.IsRefused).ToList();
        var outcome = new JsonObject
        {
            ["resourceType"] = "OperationOutcome",
            ["issue"] = new JsonArray([.. refused.SelectMany(entry => (OutcomeOf(entry)["issue"] as JsonArray)!).Select(issue => issue!.DeepClone())]),
        };
        return FhirAnswer.JsonAsync(http, outcome, refused[0].Answer!.Value.Status);
    }

    private static JsonObject OutcomeOf(BundleEntry entry)
    {
        var body = entry.Answer!.Value.Body!;
        return body["response"]?["outcome"] as JsonObject ?? body;
    }

    /// <summary>The body as JSON; null where it is none, too large or of another form, and the refusal is written.</summary>
    private static async Task<JsonObject?> BodyAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        if (http.Request.ContentType is not { } form || !form.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            await FhirAnswer.RefuseAsync(http, 415, "Send JSON: Content-Type: application/fhir+json.");
            return null;
        }

        if (http.Request.ContentLength > MostBytes)
        {
            await FhirAnswer.RefuseAsync(http, 413, $"At most {MostBytes >> 20} MB are taken at once.");
            return null;
        }

        using var whole = new MemoryStream();
        await http.Request.Body.CopyToAsync(whole, http.RequestAborted);
        if (whole.Length <= MostBytes && GivenTree.Parse(whole.GetBuffer().AsSpan(0, (int)whole.Length)) is { } body)
        {
            return body;
        }

        await FhirAnswer.RefuseAsync(http, whole.Length > MostBytes ? 413 : 400, whole.Length > MostBytes ? $"At most {MostBytes >> 20} MB are taken at once." : "The body is not one JSON object, or is nested too deep.", whole.Length > MostBytes ? null : "structure");
        return null;
    }
}
