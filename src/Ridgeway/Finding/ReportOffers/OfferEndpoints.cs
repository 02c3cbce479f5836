using System.Text;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Exchange.Csv;
using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.Lists;
using Ridgeway.Web;

namespace Ridgeway.Finding.ReportOffers;

/// <summary>Offer rates for programs and spreadsheets. A care team gets exact figures of the people it may see; everyone else gets what may be passed on.</summary>
internal static class OfferEndpoints
{
    private static readonly string[] Columns = ["split", "group", "on-register", "offered", "never-offered", "percent", "lower", "upper", "disclosure"];

    public static void MapOffers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/lists/offers", (string? register, string? @for, string? day, HttpContext http, OfferRatesStory story, ListScope scope, TimeProvider clock, CancellationToken cancel) =>
                AnswerAsync(register, @for, day, http, story, scope, clock, document => Results.Json(document, RidgewayJson.Shown), cancel))
            .WithName("GetOfferRates").WithTags("Finding").WithSummary("Of those on a register, who was ever offered something: by group, by practice, over time, with intervals.")
            .Produces<OfferRatesDocument>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .RequireRoleOrScope([Role.Clinician, Role.Commissioner], "MeasureReport", 'r');
        app.MapGet("/lists/offers.csv", (string? register, string? @for, string? day, HttpContext http, OfferRatesStory story, ListScope scope, TimeProvider clock, CancellationToken cancel) =>
                AnswerAsync(register, @for, day, http, story, scope, clock, document => Results.File(
                    Encoding.UTF8.GetBytes(Csv(document)), "text/csv; charset=utf-8", $"offers-{document.Register}-{document.Intervention}-{document.On:yyyy-MM-dd}.csv"), cancel))
            .ExcludeFromDescription()
            .RequireAuthorization(Policies.SeesProgrammes);
    }

    public static string Csv(OfferRatesDocument document)
    {
        var rows = new List<IEnumerable<string?>>();
        void Row(string split, string group, OfferRate rate) => rows.Add(
        [
            split, group, ListCsv.Count(rate.OnRegister), ListCsv.Count(rate.Offered), ListCsv.Count(rate.NeverOffered),
            ListCsv.Figure(rate.Share?.Percent), ListCsv.Figure(rate.Share?.Lower), ListCsv.Figure(rate.Share?.Upper), document.Disclosure ?? "exact: for the care team only",
        ]);
        Row("everyone", "everyone", document.Everyone);
        foreach (var group in document.Groups)
        {
            Row(ListWords.Kebab(group.Split), group.Name, group.Rate);
        }

        foreach (var practice in document.Practices)
        {
            Row("practice", practice.Practice ?? "not recorded", practice.Rate);
        }

        foreach (var month in document.OverTime)
        {
            Row("offered-by", $"{month.MonthEnd:yyyy-MM-dd}", month.Everyone);
        }

        if (document.Gap is { } gap)
        {
            rows.Add(["gap", "most less least deprived fifth, percentage points", null, null, null, ListCsv.Figure(gap.Points), ListCsv.Figure(gap.Lower), ListCsv.Figure(gap.Upper), document.Disclosure]);
        }

        return CsvWriting.Write(Columns, rows);
    }

    private static async Task<IResult> AnswerAsync(
        string? register, string? intervention, string? day, HttpContext http, OfferRatesStory story, ListScope scope, TimeProvider clock,
        Func<OfferRatesDocument, IResult> shown, CancellationToken cancel)
    {
        if (!DayAsked.TryRead(day, clock, out var on))
        {
            return DayAsked.Refused(day);
        }

        var viewer = http.Viewer();
        var isTeam = viewer.Role == Role.Clinician;
        return await story.RunAsync(register ?? "", intervention ?? "", on, isTeam ? await scope.OfAsync(viewer, cancel) : null, !isTeam, cancel) switch
        {
            OfferRatesOutcome.Found(var document) => shown(document),
            OfferRatesOutcome.NoSuchRegister(var asked, var known) => Results.Problem($"There is no register '{asked}'. There are: {string.Join(", ", known)}.", statusCode: StatusCodes.Status404NotFound),
            OfferRatesOutcome.NoSuchIntervention(var asked, var known) => Results.Problem($"There is nothing to offer called '{asked}'. There are: {string.Join(", ", known)}.", statusCode: StatusCodes.Status404NotFound),
            _ => throw new InvalidOperationException("An outcome without an answer."),
        };
    }
}
