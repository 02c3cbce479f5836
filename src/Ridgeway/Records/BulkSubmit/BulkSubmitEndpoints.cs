using System.Text.Json;
using Ridgeway.Access;
using Ridgeway.Access.Clients;
using Ridgeway.Data;
using Ridgeway.Records.Problems;

namespace Ridgeway.Records.BulkSubmit;

/// <summary>
/// Bulk import as HL7 Bulk Data 4.0.0-ballot describes it: POST /fhir/$bulk-submit with a Parameters resource, then
/// POST /fhir/$bulk-submit-status for where to ask how it went. Scope system/bulk-submit.
/// </summary>
internal static class BulkSubmitEndpoints
{
    private const string Scope = "bulk-submit", FhirJson = "application/fhir+json";
    private const int LargestBody = 1 << 20, MostProblems = 10_000;

    public static void MapBulkSubmit(this IEndpointRouteBuilder app)
    {
        app.MapPost("/fhir/$bulk-submit", SubmitAsync).RequireScope(Scope, 'c');
        app.MapPost("/fhir/$bulk-submit-status", AskAsync).RequireScope(Scope, 'c');
        app.MapGet("/fhir/bulk-submit-status", StatusAsync).RequireScope(Scope, 'c');
        app.MapGet("/fhir/bulk-submit-status/problems", ProblemsAsync).RequireScope(Scope, 'c');
    }

    private static async Task<IResult> SubmitAsync(HttpContext http, BulkSubmitStory story, CancellationToken cancel)
    {
        var (request, trouble) = await ReadAsync(http, cancel);
        if (request is null)
        {
            return Outcome(StatusCodes.Status400BadRequest, "error", "invalid", trouble!);
        }

        return await story.SubmitAsync(request, ClientOf(http), cancel) switch
        {
            SubmitOutcome.Taken(0) => Outcome(StatusCodes.Status200OK, "information", "informational", "Noted."),
            SubmitOutcome.Taken => Outcome(StatusCodes.Status200OK, "information", "informational", "The manifest will be fetched and imported. Ask how it went with $bulk-submit-status."),
            SubmitOutcome.Refused(var why) => Outcome(StatusCodes.Status400BadRequest, "error", "business-rule", why),
            _ => throw new InvalidOperationException("An outcome without an answer."),
        };
    }

    /// <summary>Where to ask: 202 with Content-Location, as for an export.</summary>
    private static async Task<IResult> AskAsync(HttpContext http, CancellationToken cancel)
    {
        var (request, trouble) = await ReadAsync(http, cancel);
        if (request is null)
        {
            return Outcome(StatusCodes.Status400BadRequest, "error", "invalid", trouble!);
        }

        http.Response.Headers.ContentLocation = $"{Start(http)}/fhir/bulk-submit-status{Query(request.Submitter!, request.SubmissionId!)}";
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> StatusAsync(HttpContext http, string submitter, string submission, BulkSubmitStory story, CancellationToken cancel)
    {
        var rows = await story.StatusAsync(submitter, submission, ClientOf(http), cancel);
        if (rows.Count == 0)
        {
            return Outcome(StatusCodes.Status404NotFound, "error", "not-found", "There is no such submission of yours.");
        }

        var unfinished = rows.Count(row => row.State is SubmissionState.Waiting or SubmissionState.Running);
        if (unfinished > 0)
        {
            http.Response.Headers.RetryAfter = "5";
            http.Response.Headers["X-Progress"] = $"{rows.Count - unfinished} of {rows.Count} manifests finished";
            return Results.StatusCode(StatusCodes.Status202Accepted);
        }

        return Results.Json(
            new
            {
                transactionTime = rows.Max(row => row.FinishedAtUtc ?? row.ReceivedAtUtc),
                request = $"{Start(http)}/fhir/$bulk-submit",
                requiresAccessToken = true,
                output = Array.Empty<object>(),
                error = new[] { new { type = "OperationOutcome", url = $"{Start(http)}/fhir/bulk-submit-status/problems{Query(submitter, submission)}" } },
                extension = new { manifests = rows.Select(row => new { url = row.ManifestUrl, state = row.State.ToString().ToLowerInvariant(), message = row.Message, import = row.ImportId?.Value }) },
            },
            RidgewayJson.Stored);
    }

    /// <summary>Each manifest's end, and each problem of its import, as an OperationOutcome a line.</summary>
    private static async Task<IResult> ProblemsAsync(HttpContext http, string submitter, string submission, BulkSubmitStory story, ProblemStore problems, CancellationToken cancel)
    {
        var lines = new List<string>();
        foreach (var row in await story.StatusAsync(submitter, submission, ClientOf(http), cancel))
        {
            lines.Add(Line(row.State == SubmissionState.Failed ? "error" : "information", $"{row.ManifestUrl}: {row.Message}", null));
            if (row.ImportId is { } import)
            {
                lines.AddRange((await problems.FindAsync(new ProblemSearch(import, OnlyOpen: false), 0, MostProblems, cancel))
                    .Select(problem => Line(problem.Severity, $"{problem.Place}: {problem.What}", problem.Path)));
            }
        }

        return Results.Text(string.Concat(lines.Select(line => line + "\n")), "application/fhir+ndjson");
    }

    private static async Task<(SubmitRequest? Request, string? Trouble)> ReadAsync(HttpContext http, CancellationToken cancel)
    {
        if (http.Request.ContentLength > LargestBody)
        {
            return (null, "The body is too large for a Parameters resource of this kind.");
        }

        try
        {
            using var json = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: cancel);
            return SubmitRequest.Read(json.RootElement);
        }
        catch (JsonException broken)
        {
            return (null, $"The body is not JSON: {broken.Message}");
        }
    }

    private static string ClientOf(HttpContext http) => http.Viewer().Name;

    private static string Start(HttpContext http) => http.RequestServices.GetRequiredService<PublicAddress>().Root;

    private static string Query(string submitter, string submission) => $"?submitter={Uri.EscapeDataString(submitter)}&submission={Uri.EscapeDataString(submission)}";

    private static string Line(string severity, string what, string? path) => JsonSerializer.Serialize(
        new
        {
            resourceType = "OperationOutcome",
            issue = new[] { new { severity, code = severity == "error" ? "processing" : "informational", diagnostics = what, expression = string.IsNullOrEmpty(path) ? null : new[] { path } } },
        },
        Compact);

    private static readonly JsonSerializerOptions Compact = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private static IResult Outcome(int status, string severity, string code, string what) => Results.Json(
        new { resourceType = "OperationOutcome", issue = new[] { new { severity, code, diagnostics = what } } }, contentType: FhirJson, statusCode: status);
}
