using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace Ridgeway.Web;

/// <summary>Says to a program what went wrong: problem details (RFC 9457), or an OperationOutcome at the FHIR addresses.</summary>
public static class Problems
{
    /// <param name="http">The request; nothing may have been sent yet.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="detail">What was wrong and what to do, in a sentence.</param>
    /// <param name="code">A FHIR issue type where the status does not say enough.</param>
    public static Task WriteAsync(HttpContext http, int status, string detail, string? code = null)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        return SystemAddress.IsFhir(http.Request.Path)
            ? http.Response.WriteAsJsonAsync(Outcome(status, detail, code), JsonSerializerOptions.Web, "application/fhir+json; charset=utf-8", http.RequestAborted)
            : http.Response.WriteAsJsonAsync(Details(http, status, detail), JsonSerializerOptions.Web, "application/problem+json", http.RequestAborted);
    }

    /// <summary>The number under which this request is found in the log.</summary>
    public static string TraceOf(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

    internal static string TitleOf(int status) => status switch
    {
        400 => "The request could not be understood",
        401 => "Sign in first",
        403 => "Not allowed",
        404 => "Not found",
        405 => "This address does not take that method",
        406 => "That form of answer is not given",
        409 => "It has changed since",
        410 => "Gone",
        412 => "Something it needs is missing",
        413 => "Too large",
        415 => "That form of content is not taken",
        422 => "Understood and refused",
        429 => "Too many requests",
        500 => "Something went wrong here",
        501 => "Not built yet",
        503 => "Not ready",
        _ => $"Problem {status}",
    };

    private static ProblemDetails Details(HttpContext http, int status, string detail) => new()
    {
        Type = $"https://www.rfc-editor.org/rfc/rfc9110#status.{status}",
        Title = TitleOf(status),
        Status = status,
        Detail = detail,
        Instance = http.Request.Path,
        Extensions = { ["traceId"] = TraceOf(http) },
    };

    private static object Outcome(int status, string detail, string? code) => new
    {
        resourceType = "OperationOutcome",
        issue = new[] { new { severity = "error", code = code ?? IssueOf(status), diagnostics = detail } },
    };

    private static string IssueOf(int status) => status switch
    {
        400 => "invalid",
        401 => "login",
        403 => "forbidden",
        404 => "not-found",
        405 or 406 or 415 or 501 => "not-supported",
        409 or 412 => "conflict",
        410 => "deleted",
        413 => "too-long",
        422 => "processing",
        429 => "throttled",
        503 => "transient",
        _ => status >= 500 ? "exception" : "invalid",
    };
}
