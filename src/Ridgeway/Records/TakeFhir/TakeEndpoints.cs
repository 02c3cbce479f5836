using System.Text.Json.Nodes;
using Ridgeway.Access.Clients;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Records.ServeFhir;

namespace Ridgeway.Records.TakeFhir;

/// <summary>FHIR R4 at /fhir: creating, updating, transactions and batches.</summary>
internal static class TakeEndpoints
{
    public const int MostEntries = 20_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        var fhir = FhirEndpoints.Group(app);
        fhir.MapPost("/", BundleAsync).WithSummary("A transaction (all or nothing) or batch (entry by entry).");
        fhir.MapPost("/{type}", CreateAsync).WithSummary("Create a resource; If-None-Exist: nothing where one fits.");
        fhir.MapPut("/{type}/{id}", UpdateAsync).WithSummary("Create or replace the resource with this id; If-Match: only this version.");
        fhir.MapDelete("/{type}/{id}", DeleteAsync).WithSummary("Take a resource of one's own back: its facts go, and it is given to nobody.");
        fhir.MapDelete("/{type}", DeleteAsync).WithSummary("The same for the one that a search finds.");
        fhir.MapPatch("/{type}/{id}", NotTaken).ExcludeFromDescription();
        fhir.MapMethods("/", [HttpMethods.Options], (HttpContext http) => WaysAsync(http, "POST")).ExcludeFromDescription();
        fhir.MapMethods("/{type}", [HttpMethods.Options], (HttpContext http) => WaysAsync(http, "GET, HEAD, POST, DELETE")).ExcludeFromDescription();
        fhir.MapMethods("/{type}/{id}", [HttpMethods.Options], (HttpContext http) => WaysAsync(http, OfOne)).ExcludeFromDescription();
    }

    private const string OfOne = "GET, HEAD, PUT, DELETE";

    private static Task NotTaken(HttpContext http)
    {
        http.Response.Headers.Allow = OfOne;
        return FhirAnswer.RefuseAsync(http, 405, "PATCH is not taken here. Read the resource, change it and PUT the whole of it with If-Match.");
    }

    private static Task WaysAsync(HttpContext http, string ways)
    {
        http.Response.Headers.Allow = ways;
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static async Task BundleAsync(HttpContext http, TakeStory story, AnswerStory answers, PublicAddress address)
    {
        if (!FhirEndpoints.IsJsonWanted(http))
        {
            await FhirEndpoints.NotAcceptableAsync(http);
            return;
        }

        if (await SentBody.ReadAsync(http) is not { } body)
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
        if (await FhirEndpoints.MayAsync(http, type, id is null ? 'c' : 'u') is not { } caller || await SentBody.ReadAsync(http) is not { } body)
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

        await AnswerOneAsync(http, entry, status, answer);
    }

    private static async Task DeleteAsync(HttpContext http, string type, string? id, TakeStory story, AnswerStory answers, PublicAddress address)
    {
        if (await FhirEndpoints.MayAsync(http, type, 'd') is not { } caller)
        {
            return;
        }

        var entry = new BundleEntry { Method = "DELETE", Url = id is null ? type + http.Request.QueryString : $"{type}/{id}", IfMatch = http.Request.Headers.IfMatch.FirstOrDefault() };
        await story.TakeAsync(caller, [entry], isTransaction: false, http.RequestAborted);
        await answers.AnswerAsync(caller, [entry], address.Root + "/fhir", withResource: false, http.RequestAborted);
        if (entry.IsRefused)
        {
            await FhirAnswer.JsonAsync(http, entry.Answer!.Value.Body!["response"]!["outcome"]!.DeepClone(), entry.Answer.Value.Status);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>The resource, an outcome or nothing, as Prefer asks; without a wish the resource.</summary>
    private static Task AnswerOneAsync(HttpContext http, BundleEntry entry, int status, JsonObject answer)
    {
        var wish = http.Request.Headers["Prefer"].ToString();
        var outcome = answer["response"]!["outcome"]?.DeepClone() ?? FhirAnswer.Outcome("information", "informational", status == 201 ? "Created." : "Updated.");
        if (entry.Given is not { } given)
        {
            return FhirAnswer.JsonAsync(http, outcome, status);
        }

        if (!wish.Contains("return=minimal", StringComparison.OrdinalIgnoreCase) && !wish.Contains("return=OperationOutcome", StringComparison.OrdinalIgnoreCase))
        {
            return FhirAnswer.ResourceAsync(http, given, status);
        }

        FhirAnswer.Head(http, given);
        http.Response.StatusCode = status;
        return wish.Contains("return=minimal", StringComparison.OrdinalIgnoreCase) ? Task.CompletedTask : FhirAnswer.JsonAsync(http, outcome, status);
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
}
