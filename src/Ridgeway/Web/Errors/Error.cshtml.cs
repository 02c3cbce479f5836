using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ridgeway.Web;

/// <summary>The page shown instead of one that cannot be. It stands in for a request that failed, whatever its method was.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed class ErrorModel : PageModel
{
    public string Heading { get; private set; } = "";

    public IReadOnlyList<string> Words { get; private set; } = [];

    /// <summary>The number that finds this failure in the log; null where nothing failed here.</summary>
    public string? Trace { get; private set; }

    public void OnGet(int? status) => Show(status);

    public void OnPost(int? status) => Show(status);

    private void Show(int? status)
    {
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var standsIn = failed || HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        var shown = failed ? HttpContext.Response.StatusCode : status is >= 400 and < 600 ? status.Value : StatusCodes.Status404NotFound;
        if (!standsIn)
        {
            // Someone typed this page's own address.
            shown = StatusCodes.Status404NotFound;
        }

        HttpContext.Response.StatusCode = shown;
        (Heading, Words) = WordsFor(shown);
        Trace = shown >= 500 ? Problems.TraceOf(HttpContext) : null;
    }

    private static (string Heading, string[] Words) WordsFor(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("That did not work",
            ["The page you sent was too old or was not ours. Nothing was changed.", "Go back, refresh the page and try again."]),
        StatusCodes.Status403Forbidden => ("You cannot see this page",
            ["It belongs to another role or another organisation than the one you are signed in for.", "If you need it for your work, ask whoever gave you your account."]),
        StatusCodes.Status404NotFound => ("Page not found",
            ["If you typed the web address, check it is correct.", "If you followed a link, what it led to may have been moved, or may not be yours to see."]),
        StatusCodes.Status429TooManyRequests => ("Too many tries", ["Wait a minute, then try again."]),
        StatusCodes.Status503ServiceUnavailable => ("Ridgeway is not ready", ["It is starting or being upgraded. Try again in a few minutes."]),
        >= 500 => ("Sorry, something went wrong", ["It is a fault in Ridgeway and not in what you did. What you had saved before is safe.", "Try again later."]),
        _ => ("That did not work", ["Go back and try again."]),
    };
}
