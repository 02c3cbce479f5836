using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Finding.FindPeople;

/// <summary>Registers for programs: which there are, and who is on one. A clinician finds only those they may see.</summary>
internal static class RegisterEndpoints
{
    public static void MapRegisters(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/registers", (string? on, IFinding finding, TimeProvider clock) => DayAsked.TryRead(on, clock, out var day)
                ? Results.Json(finding.RegistersOn(day).Select(ShownRegister.Of), RidgewayJson.Shown)
                : DayAsked.Refused(on))
            .WithName("GetRegisters").WithTags("Finding").WithSummary("The registers in force on a day, each with its definition and source.")
            .Produces<IEnumerable<ShownRegister>>().ProducesProblem(StatusCodes.Status400BadRequest)
            .RequireRoleOrScope([Role.Clinician, Role.Commissioner], "Group", 'r');
        app.MapGet("/api/registers/{register}/people", PeopleAsync)
            .WithName("GetPeopleOnRegister").WithTags("Finding").WithSummary("Who is on a register on a day, and the facts that put them there.")
            .Produces<FoundPeople>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .RequireRoleOrScope([Role.Clinician], "Patient", 's');
    }

    private static async Task<IResult> PeopleAsync(
        string register, string? on, HttpContext http, FindPeopleStory story, Sight sight, PersonDoor door, TimeProvider clock, CancellationToken cancel)
    {
        if (!DayAsked.TryRead(on, clock, out var day))
        {
            return DayAsked.Refused(on);
        }

        var viewer = http.Viewer();
        var among = viewer.Role == Role.System ? null : await sight.PeopleSeenBy(viewer).ToHashSetAsync(cancel);
        switch (await story.RunAsync(register, day, among, cancel))
        {
            case FindOutcome.Found(var found):
                await door.NoteListAsync(viewer, found.People.Select(person => person.Person), $"Register {register}", Purpose.CaseFinding, cancel);
                return Results.Json(found, RidgewayJson.Shown);
            case FindOutcome.NoSuchRegister:
                return Results.Problem($"There is no register '{register}' on {day:yyyy-MM-dd}.", statusCode: StatusCodes.Status404NotFound);
            default:
                throw new InvalidOperationException("An outcome without an answer.");
        }
    }
}

/// <param name="Register">Its id.</param>
/// <param name="Name">For people.</param>
/// <param name="Version">The version in force.</param>
/// <param name="Definition">What it says, in words.</param>
/// <param name="Group">Its shelf.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Flag">How far the source was read.</param>
internal sealed record ShownRegister(string Register, string Name, string Version, string Definition, RegisterGroup Group, string Source, Verification Flag)
{
    public static ShownRegister Of(Register register) => new(
        register.Id, register.Name, register.Version, register.Definition, register.Group, register.Source.Ref, register.Source.Flag);
}
