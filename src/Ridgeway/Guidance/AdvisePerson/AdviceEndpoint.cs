using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Guidance.AdvisePerson;

/// <summary>Advice for programs. A clinician asks about those they may see; a system needs the scope. Both are written in the log.</summary>
internal static class AdviceEndpoint
{
    private const string What = "Advice";

    public static void MapAdvice(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/people/{person:guid}/advice", AdviseAsync)
            .WithName("GetAdvice").WithTags("Guidance").WithSummary("What to offer a person on a day, why, what forbids it and what to ask.")
            .Produces<ShownAdviceForPerson>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .RequireRoleOrScope([Role.Clinician], "Patient", 'r');

    private static async Task<IResult> AdviseAsync(
        Guid person, string? on, HttpContext http, AdvisePersonStory story, PersonDoor door, TimeProvider clock, CancellationToken cancel)
    {
        if (!DayAsked.TryRead(on, clock, out var day))
        {
            return DayAsked.Refused(on);
        }

        if (person == Guid.Empty || !await MayAskAsync(http.Viewer(), new PersonId(person), door, cancel))
        {
            return Results.NotFound();
        }

        return await story.RunAsync(person.ToString(), day, cancel) is AdviseOutcome.Advised(var advice)
            ? Results.Json(advice, RidgewayJson.Shown)
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
