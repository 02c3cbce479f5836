using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using Ridgeway.Data;

namespace Ridgeway.Web;

/// <summary>/healthz: the program runs. /readyz: it can do its work.</summary>
internal static class Readiness
{
    public static void MapReadiness(this WebApplication app)
    {
        app.MapGet("/healthz", () => new Health("ok")).AllowAnonymous().WithTags("Operations").WithSummary("The program runs.");
        app.MapGet("/readyz", ReadyAsync).AllowAnonymous().WithTags("Operations").WithSummary("The database, its schema and the content are ready.")
            .Produces<Health>().ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ReadyAsync(HttpContext http, IEnumerable<IKnowIfReady> parts)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (await part.ProblemAsync(http.RequestAborted) is { } problem)
            {
                problems[part.Part] = problem;
            }
        }

        return problems.Count == 0
            ? Results.Json(new Health("ready"))
            : Results.Problem(new ProblemDetails
            {
                Status = StatusCodes.Status503ServiceUnavailable,
                Title = Problems.TitleOf(StatusCodes.Status503ServiceUnavailable),
                Detail = string.Join(" ", problems.Values),
                Extensions = { ["parts"] = problems },
            });
    }

    private sealed record Health(string Status);
}

/// <summary>The database answers, and its schema is the one this program knows.</summary>
internal sealed class DatabaseReady(RidgewayDatabase database) : IKnowIfReady
{
    public string Part => "database";

    public async Task<string?> ProblemAsync(CancellationToken cancel)
    {
        try
        {
            var state = await database.StateAsync(cancel);
            return state.IsCurrent ? null
                : state.Waiting.Count > 0 ? "The database waits for an upgrade: ridgeway db upgrade."
                : "The database was made by another version of Ridgeway.";
        }
        catch (DbException)
        {
            // What exactly is in the log of the database; who asks here may be anyone.
            return "The database does not answer.";
        }
    }
}

/// <summary>The content folder is there.</summary>
internal sealed class ContentReady(RidgewaySettings settings) : IKnowIfReady
{
    public string Part => "content";

    public Task<string?> ProblemAsync(CancellationToken cancel) => Task.FromResult(
        Directory.Exists(settings.ContentFolder) ? null : "The content folder is not there.");
}
