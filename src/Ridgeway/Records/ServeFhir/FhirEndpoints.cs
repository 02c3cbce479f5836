using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Primitives;
using Ridgeway.Access.Clients;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Exchange.Fhir.Searching;

namespace Ridgeway.Records.ServeFhir;

/// <summary>FHIR R4 at /fhir: reading and searching.</summary>
internal static class FhirEndpoints
{
    private static readonly AuthorizationPolicy SignedIn =
        new AuthorizationPolicyBuilder(CookieAuthenticationDefaults.AuthenticationScheme, BearerTokens.SchemeName).RequireAuthenticatedUser().Build();

    /// <summary>A HEAD is answered as a GET is, without its body.</summary>
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static RouteGroupBuilder Group(IEndpointRouteBuilder app) => app.MapGroup("/fhir").RequireAuthorization(SignedIn).WithTags("FHIR R4").DisableAntiforgery();

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods("/fhir/metadata", Reading, Metadata).AllowAnonymous().WithTags("FHIR R4").WithSummary("What this server can do: a CapabilityStatement.");
        var fhir = Group(app);
        fhir.MapMethods("/{type}", Reading, SearchAsync).WithSummary("Search one type. Parameters as the CapabilityStatement lists them.");
        fhir.MapPost("/{type}/_search", SearchAsync).WithSummary("The same with the parameters in a form.");
        fhir.MapGet("/{type}/_search", SearchAsync).ExcludeFromDescription();
        fhir.MapMethods("/{type}/{id}", Reading, ReadAsync).WithSummary("Read one resource.");
        fhir.MapMethods("/{type}/{id}/_history/{version}", Reading, ReadVersionAsync).WithSummary("Read the present version of one resource under its number.");
        fhir.MapGet("/Patient/{id}/$everything", EverythingAsync).WithSummary("Everything about one person.");
        fhir.MapPost("/Patient/{id}/$everything", EverythingAsync).ExcludeFromDescription();
    }

    private static Task Metadata(HttpContext http, PublicAddress address, TimeProvider clock) =>
        IsJsonWanted(http) ? FhirAnswer.JsonAsync(http, Capability.Statement(address.Root + "/fhir", clock.GetUtcNow())) : NotAcceptableAsync(http);

    private static async Task ReadAsync(HttpContext http, string type, string id, ReadStory story)
    {
        if (await MayAsync(http, type, 'r') is not { } caller)
        {
            return;
        }

        if (await story.ReadAsync(caller, type, id, http.RequestAborted) is { } found)
        {
            await FhirAnswer.ResourceAsync(http, found);
            return;
        }

        if (await story.WasDeletedAsync(caller, type, id, http.RequestAborted))
        {
            await FhirAnswer.RefuseAsync(http, StatusCodes.Status410Gone, $"{type} {id} was deleted by its source.", "deleted");
            return;
        }

        await FhirAnswer.RefuseAsync(http, StatusCodes.Status404NotFound, $"There is no {type} {id} here that you may see.");
    }

    private static async Task ReadVersionAsync(HttpContext http, string type, string id, string version, ReadStory story)
    {
        if (await MayAsync(http, type, 'r') is not { } caller)
        {
            return;
        }

        var found = await story.ReadAsync(caller, type, id, http.RequestAborted);
        await (found?.Version == version
            ? FhirAnswer.ResourceAsync(http, found)
            : FhirAnswer.RefuseAsync(http, StatusCodes.Status404NotFound, $"Version {version} of {type} {id} is not the present one; older versions are not given out."));
    }

    private static async Task SearchAsync(HttpContext http, string type, SearchStory story, IncludeStory include, PublicAddress address)
    {
        if (await MayAsync(http, type, 's') is not { } caller)
        {
            return;
        }

        if (await ParametersAsync(http) is not { } parameters)
        {
            await FhirAnswer.RefuseAsync(http, StatusCodes.Status415UnsupportedMediaType, "Send search parameters as application/x-www-form-urlencoded.");
            return;
        }

        var query = FhirQuery.Read(type, parameters);
        if (query.Problem is { } problem)
        {
            await FhirAnswer.RefuseAsync(http, StatusCodes.Status400BadRequest, problem, "invalid");
            return;
        }

        if (query.Unknown.Count > 0 && http.Request.Headers["Prefer"].Any(prefer => prefer?.Contains("handling=strict", StringComparison.OrdinalIgnoreCase) == true))
        {
            await FhirAnswer.RefuseAsync(http, StatusCodes.Status400BadRequest, $"{type} cannot be searched by {string.Join(", ", query.Unknown)}. /fhir/metadata lists what it can be searched by.", "not-supported");
            return;
        }

        var root = address.Root + "/fhir";
        var page = await story.RunAsync(caller, query, $"FHIR search of {type}", http.RequestAborted);
        if (page.TooCostly is { } why)
        {
            await FhirAnswer.RefuseAsync(http, StatusCodes.Status422UnprocessableEntity, why, "too-costly");
            return;
        }

        List<string> notHeeded = [.. query.Unknown, .. page.IsUnsorted ? new[] { "_sort, without a person" } : []];
        var brought = query.Includes.Count == 0 ? [] : await include.OfAsync(caller, query, page.Found, http.RequestAborted);
        var entries = page.Found.Select(resource => FhirAnswer.Entry(root, resource)).Concat(brought.Select(resource => FhirAnswer.Entry(root, resource, "include")));
        if (notHeeded.Count > 0)
        {
            entries = entries.Append(FhirAnswer.OutcomeEntry($"Not heeded: {string.Join(", ", notHeeded)}. /fhir/metadata lists what {type} can be searched by."));
        }

        await FhirAnswer.JsonAsync(http, FhirAnswer.Bundle(query.AddressOf(root, query.Cursor), page.Next is { } next ? query.AddressOf(root, next) : null, page.Total, entries));
    }

    private static async Task EverythingAsync(HttpContext http, string id, ReadStory story, PublicAddress address)
    {
        if (await MayAsync(http, "Patient", 'r') is not { } caller)
        {
            return;
        }

        var asked = http.Request.Query["_type"].SelectMany(types => (types ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToHashSet();
        if (asked.FirstOrDefault(type => SearchParameters.For(type).Count == 0) is { } wrong)
        {
            await FhirAnswer.RefuseAsync(http, StatusCodes.Status400BadRequest, $"_type names '{wrong}', which is not served here.");
            return;
        }

        DateTimeOffset? since = null;
        if (http.Request.Query["_since"].FirstOrDefault() is { } written)
        {
            if (!DateTimeOffset.TryParse(written, out var moment))
            {
                await FhirAnswer.RefuseAsync(http, StatusCodes.Status400BadRequest, $"_since is not an instant: '{written}'.");
                return;
            }

            since = moment;
        }

        if (await story.EverythingAsync(caller, id, asked.Count == 0 ? null : asked, http.RequestAborted) is not { } all)
        {
            await FhirAnswer.RefuseAsync(http, StatusCodes.Status404NotFound, $"There is no Patient {id} here that you may see.");
            return;
        }

        var root = address.Root + "/fhir";
        List<GivenResource> given = [.. all.Where(one => since is not { } from || one.At >= from)];
        var self = $"{root}/Patient/{Uri.EscapeDataString(id)}/$everything{http.Request.QueryString}";
        await FhirAnswer.JsonAsync(http, FhirAnswer.Bundle(self, null, given.Count, given.Select(one => FhirAnswer.Entry(root, one))));
    }

    /// <summary>The caller, where the type is served, they may do this with it, and JSON is what they want; else null, and the refusal is written.</summary>
    internal static async Task<FhirCaller?> MayAsync(HttpContext http, string type, char permission)
    {
        if (SearchParameters.For(type).Count == 0)
        {
            await FhirAnswer.RefuseAsync(http, StatusCodes.Status404NotFound, $"'{type}' is not a resource type served here; /fhir/metadata lists those that are.", "not-supported");
            return null;
        }

        if (!IsJsonWanted(http))
        {
            await NotAcceptableAsync(http);
            return null;
        }

        var caller = FhirCaller.Of(http);
        if (caller.May(type, permission))
        {
            return caller;
        }

        await FhirAnswer.RefuseAsync(http, StatusCodes.Status403Forbidden, caller.WhyNot(type, permission));
        return null;
    }

    internal static bool IsJsonWanted(HttpContext http)
    {
        if (http.Request.Query["_format"].FirstOrDefault() is { Length: > 0 } format)
        {
            return format.Contains("json", StringComparison.OrdinalIgnoreCase);
        }

        var accept = http.Request.Headers.Accept.ToString();
        return accept.Length == 0 || accept.Contains("json", StringComparison.OrdinalIgnoreCase) || accept.Contains("*/*", StringComparison.Ordinal) || accept.Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }

    internal static Task NotAcceptableAsync(HttpContext http) =>
        FhirAnswer.RefuseAsync(http, StatusCodes.Status406NotAcceptable, "Only JSON is given: Accept: application/fhir+json.");

    private static async Task<IEnumerable<KeyValuePair<string, StringValues>>?> ParametersAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return http.Request.Query;
        }

        if (http.Request.ContentLength is null or 0)
        {
            return http.Request.Query;
        }

        return http.Request.HasFormContentType ? http.Request.Query.Concat(await http.Request.ReadFormAsync(http.RequestAborted)) : null;
    }
}
