using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.Lists;
using Ridgeway.Web;

namespace Ridgeway.Finding.SaveList;

/// <summary>Lists for programs and spreadsheets: the figures of the page. A clinician gets those they may see, a system needs the scope.</summary>
internal static class ListEndpoints
{
    public static void MapLists(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/lists", SavedAsync).WithName("GetLists").WithTags("Finding").WithSummary("The saved lists one may open, with what changed at their last run.")
            .Produces<IEnumerable<ShownSavedList>>().RequireRoleOrScope([Role.Clinician], "Group", 'r');
        app.MapGet("/api/lists/build", BuildAsync).WithName("BuildList").WithTags("Finding").WithSummary("A list from registers, without saving it: on, not-on, age-from, age-below, sex, decile-at-most, practice, for; choose=N chooses in proportion to need.")
            .Produces<BuiltAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).RequireRoleOrScope([Role.Clinician], "Patient", 's');
        app.MapGet("/api/lists/panel", PanelAsync).WithName("GetListPanel").WithTags("Finding").WithSummary("The equity panel of a list of everyone, safe to pass on: small numbers hidden.")
            .Produces<PanelDocument>().ProducesProblem(StatusCodes.Status400BadRequest).RequireRoleOrScope([Role.Commissioner], "MeasureReport", 'r');
        app.MapGet("/api/lists/{id:guid}", OpenAsync).WithName("GetList").WithTags("Finding").WithSummary("A saved list: counts, equity panel, and a page of people with why each is on it.")
            .Produces<ListDocument>().ProducesProblem(StatusCodes.Status404NotFound).RequireRoleOrScope([Role.Clinician], "Patient", 's');
        app.MapGet("/lists/{id:guid}/people.csv", (Guid id, HttpContext http, OpenListStory story, CancellationToken cancel) =>
                FileAsync(id, http, story, new ListView(Everyone: true, Size: int.MaxValue), "List (file)", (opened, _) => ListCsv.People(opened.Document), "people", cancel))
            .ExcludeFromDescription().RequireAuthorization(Policies.Clinician);
        app.MapGet("/lists/{id:guid}/panel.csv", (Guid id, bool? safe, HttpContext http, OpenListStory story, ListContent content, CancellationToken cancel) =>
                FileAsync(id, http, story, new ListView(Size: 1, Page: 1), "List (figures)", (opened, _) => ListCsv.Panel(safe == true
                    ? PanelDocument.Of(EquityPanel.Published(opened.Built.Listed, opened.Built.Register, opened.Built.Population, content.ProfileOn(opened.Built.On)))
                    : opened.Document.Panel), "equity", cancel))
            .ExcludeFromDescription().RequireAuthorization(Policies.Clinician);
    }

    private static async Task<IResult> SavedAsync(HttpContext http, RidgewayDb db, CancellationToken cancel)
    {
        var rows = await db.Set<SavedListRow>().AsNoTracking().OpenTo(http.Viewer()).OrderBy(row => row.Name).ThenBy(row => row.ListId).ToListAsync(cancel);
        return Results.Json(rows.Select(ShownSavedList.Of), RidgewayJson.Shown);
    }

    private static async Task<IResult> BuildAsync([AsParameters] ListAsked asked, HttpContext http, BuildListStory build, ShowListStory show, ListScope scope, PersonDoor door, TimeProvider clock, CancellationToken cancel)
    {
        if (!DayAsked.TryRead(asked.Day, clock, out var day))
        {
            return DayAsked.Refused(asked.Day);
        }

        if (!asked.ToQuery().TryRead(out var definition, out var problem))
        {
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        var viewer = http.Viewer();
        if (await build.RunAsync(definition, day, await scope.OfAsync(viewer, cancel), cancel) is not BuildOutcome.Built(var built))
        {
            return Results.Problem(string.Join(". ", build.Problems(definition, day).Select(ListWords.Problem)), statusCode: StatusCodes.Status400BadRequest);
        }

        var view = new ListView(Page: Math.Max(1, asked.Page ?? 1), Size: Math.Clamp(asked.Size ?? ListView.UsualSize, 1, ListView.MostAtOnce));
        var document = await show.RunAsync(built, saved: null, view, cancel);
        var choice = asked.Choose is > 0 and var howMany ? ChoiceDocument.Of(built, built.Choose(howMany, ChoiceDocument.SeedOf(null)), howMany) : null;
        await door.NoteListAsync(viewer, document.People.Select(person => person.Person).Concat(choice?.People ?? []), "List", Purpose.CaseFinding, cancel);
        return Results.Json(new BuiltAnswer(document, choice), RidgewayJson.Shown);
    }

    private static async Task<IResult> PanelAsync([AsParameters] ListAsked asked, BuildListStory build, ListContent content, TimeProvider clock, CancellationToken cancel)
    {
        if (!DayAsked.TryRead(asked.Day, clock, out var day))
        {
            return DayAsked.Refused(asked.Day);
        }

        if (!asked.ToQuery().TryRead(out var definition, out var problem))
        {
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        return await build.RunAsync(definition, day, among: null, cancel) switch
        {
            BuildOutcome.Built(var built) => Results.Json(PanelDocument.Of(EquityPanel.Published(built.Listed, built.Register, built.Population, content.ProfileOn(day))), RidgewayJson.Shown),
            BuildOutcome.Wrong(var problems) => Results.Problem(string.Join(". ", problems.Select(ListWords.Problem)), statusCode: StatusCodes.Status400BadRequest),
            _ => throw new InvalidOperationException("An outcome without an answer."),
        };
    }

    private static async Task<IResult> OpenAsync(Guid id, int? page, int? size, bool? everyone, HttpContext http, OpenListStory story, CancellationToken cancel)
    {
        var view = new ListView(Everyone: everyone == true, Page: Math.Max(1, page ?? 1), Size: Math.Clamp(size ?? ListView.UsualSize, 1, ListView.MostAtOnce));
        return await story.RunAsync(id, view, http.Viewer(), "List", cancel) is { } opened
            ? Results.Json(opened.Document, RidgewayJson.Shown)
            : Results.Problem($"There is no list '{id}'.", statusCode: StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> FileAsync(
        Guid id, HttpContext http, OpenListStory story, ListView view, string what, Func<OpenedList, HttpContext, string> write, string name, CancellationToken cancel) =>
        await story.RunAsync(id, view, http.Viewer(), what, cancel) is { } opened
            ? Results.File(Encoding.UTF8.GetBytes(write(opened, http)), "text/csv; charset=utf-8", $"list-{name}-{opened.Document.On:yyyy-MM-dd}.csv")
            : Results.NotFound();
}

/// <summary>A definition in an address.</summary>
internal sealed record ListAsked(
    [FromQuery(Name = "on")] string[]? On,
    [FromQuery(Name = "not-on")] string[]? NotOn,
    [FromQuery(Name = "age-from")] int? AgeFrom,
    [FromQuery(Name = "age-below")] int? AgeBelow,
    [FromQuery(Name = "sex")] string? Sex,
    [FromQuery(Name = "decile-at-most")] int? DecileAtMost,
    [FromQuery(Name = "practice")] string[]? Practice,
    [FromQuery(Name = "for")] string? For,
    [FromQuery(Name = "day")] string? Day,
    [FromQuery(Name = "page")] int? Page,
    [FromQuery(Name = "size")] int? Size,
    [FromQuery(Name = "choose")] int? Choose)
{
    public ListQuery ToQuery() => new()
    {
        On = On ?? [],
        NotOn = NotOn ?? [],
        AgeFrom = AgeFrom,
        AgeBelow = AgeBelow,
        Sex = Sex,
        DecileAtMost = DecileAtMost,
        Practices = Practice ?? [],
        For = For ?? "",
    };
}

/// <summary>A list that was built, and a choice from it where one was asked for.</summary>
public sealed record BuiltAnswer(ListDocument List, ChoiceDocument? Choice);

/// <summary>A saved list by name.</summary>
internal sealed record ShownSavedList(ListId List, string Name, string Intervention, string Owner, ListSeenBy SeenBy, DateOnly? LastRunOn, int People, int New, int Gone)
{
    public static ShownSavedList Of(SavedListRow row) => new(row.ListId, row.Name, row.Intervention, row.OwnerName, row.SeenBy, row.LastRunOn, row.People, row.Came, row.Went);
}
