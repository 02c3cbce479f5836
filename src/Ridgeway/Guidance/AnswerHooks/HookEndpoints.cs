using Ridgeway.Data;
using Ridgeway.Exchange.CdsHooks;
using Ridgeway.Guidance.TrustCallers;
using Ridgeway.Web;

namespace Ridgeway.Guidance.AnswerHooks;

/// <summary>CDS Hooks 2.0: discovery, two services, feedback. Open to browsers of any origin: nothing here goes by cookies.</summary>
internal static class HookEndpoints
{
    private const string Root = "/cds-services";

    public static void MapHooks(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root, DiscoverAsync).AllowAnonymous().WithTags("Guidance").WithSummary("CDS Hooks: the services there are.");
        app.MapPost(Root + "/{id}", CallAsync).AllowAnonymous().DisableAntiforgery().WithTags("Guidance").WithSummary("CDS Hooks: ask for advice about a patient or an order.")
            .Accepts<object>("application/json");
        app.MapPost(Root + "/{id}/feedback", FeedbackAsync).AllowAnonymous().DisableAntiforgery().WithTags("Guidance").WithSummary("CDS Hooks: what became of cards.")
            .Accepts<object>("application/json");
    }

    /// <summary>What there is to ask is no secret; a token that is sent must be good all the same.</summary>
    private static async Task DiscoverAsync(HttpContext http, HookDoorkeeper doorkeeper)
    {
        if (http.Request.Headers.Authorization.Count > 0 && await doorkeeper.AskAsync(http, http.RequestAborted) is HookEntry.Refused(var why))
        {
            await RefuseAsync(http, why);
            return;
        }

        await WriteAsync(http, HookWriter.Discovery(HookOffers.All));
    }

    private static async Task CallAsync(string id, HttpContext http, HookDoorkeeper doorkeeper, HookStory story, GuidanceOptions options)
    {
        if (HookOffers.Find(id) is not { } offer)
        {
            await Problems.WriteAsync(http, StatusCodes.Status404NotFound, $"There is no CDS service '{id}'. See {Root}.");
            return;
        }

        if (await EnterAsync(http, doorkeeper) is not { } caller || await BodyAsync(http, options) is not { } body)
        {
            return;
        }

        if (!HookCallReader.TryRead(body, offer.Hook, out var call, out var problems))
        {
            await Problems.WriteAsync(http, StatusCodes.Status400BadRequest, string.Join(" ", problems));
            return;
        }

        switch (await story.AnswerAsync(call, caller, http.RequestAborted))
        {
            case HookAnswer.Cards(var cards):
                await WriteAsync(http, HookWriter.Cards(cards));
                break;
            case HookAnswer.Lacking(var what):
                await Problems.WriteAsync(
                    http, StatusCodes.Status412PreconditionFailed, $"Not sent along, and not to be had from a FHIR server that may be asked: {string.Join(", ", what)}.");
                break;
        }
    }

    private static async Task FeedbackAsync(string id, HttpContext http, HookDoorkeeper doorkeeper, FeedbackStory story, GuidanceOptions options)
    {
        if (HookOffers.Find(id) is null)
        {
            await Problems.WriteAsync(http, StatusCodes.Status404NotFound, $"There is no CDS service '{id}'. See {Root}.");
            return;
        }

        if (await EnterAsync(http, doorkeeper) is not { } caller || await BodyAsync(http, options) is not { } body)
        {
            return;
        }

        if (!FeedbackReader.TryRead(body, out var feedback, out var problems))
        {
            await Problems.WriteAsync(http, StatusCodes.Status400BadRequest, string.Join(" ", problems));
            return;
        }

        await http.Response.WriteAsJsonAsync(await story.TakeAsync(feedback, caller, http.RequestAborted), RidgewayJson.Shown, http.RequestAborted);
    }

    private static async Task<HookCaller?> EnterAsync(HttpContext http, HookDoorkeeper doorkeeper)
    {
        switch (await doorkeeper.AskAsync(http, http.RequestAborted))
        {
            case HookEntry.LetIn(var caller):
                return caller;
            case HookEntry.Refused(var why):
                await RefuseAsync(http, why);
                return null;
            default:
                throw new InvalidOperationException("Asking at the door ended in no known way.");
        }
    }

    private static Task RefuseAsync(HttpContext http, string why)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.WriteAsync(http, StatusCodes.Status401Unauthorized, why);
    }

    private static async Task<byte[]?> BodyAsync(HttpContext http, GuidanceOptions options)
    {
        using var kept = new MemoryStream((int)Math.Clamp(http.Request.ContentLength ?? 0, 0, options.MostBytes));
        var buffer = new byte[64 << 10];
        for (int read; (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > options.MostBytes)
            {
                await Problems.WriteAsync(http, StatusCodes.Status413PayloadTooLarge, $"The body is longer than {options.MostBytes >> 20} MB.");
                return null;
            }
        }

        return kept.ToArray();
    }

    private static async Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
