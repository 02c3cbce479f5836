using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Finding.PersonScores;

/// <summary>Scores for programs. A clinician asks about those they may see; a system needs the scope. Both are written in the log.</summary>
internal static class ScoresEndpoint
{
    private const string What = "Scores";

    public static void MapScores(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/people/{person:guid}/scores", ScoresAsync)
            .WithName("GetScores").WithTags("Finding").WithSummary("A person's scores on a day: value, band, inputs, what is missing, what could change.")
            .Produces<IEnumerable<ShownScore>>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .RequireRoleOrScope([Role.Clinician], "Patient", 'r');

    private static async Task<IResult> ScoresAsync(
        Guid person, string? on, HttpContext http, IRecords records, FindingContext context, IFinding finding, PersonDoor door, TimeProvider clock, CancellationToken cancel)
    {
        if (!DayAsked.TryRead(on, clock, out var day))
        {
            return DayAsked.Refused(on);
        }

        if (person == Guid.Empty || !await MayAskAsync(http.Viewer(), new PersonId(person), door, cancel))
        {
            return Results.NotFound();
        }

        return await records.ReadAsync(new PersonId(person), cancel) is { } record
            ? Results.Json(finding.ScoresOf(new PersonOnDay(record, day, context)).Select(score => ShownScore.Of(score, record, context.Lists)), RidgewayJson.Shown)
            : Results.NotFound();
    }

    private static async Task<bool> MayAskAsync(Viewer viewer, PersonId person, PersonDoor door, CancellationToken cancel)
    {
        if (viewer.Role != Role.System)
        {
            return await door.OpenAsync(viewer, person, What, Purpose.DirectCare, cancel);
        }

        // The scope on the endpoint let the system in; the look is noted all the same.
        await door.NoteListAsync(viewer, [person], What, Purpose.DirectCare, cancel);
        return true;
    }
}
