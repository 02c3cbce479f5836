using System.Text;
using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Exchange.Csv;
using Ridgeway.Quantities;
using Ridgeway.Time;

namespace Ridgeway.Commissioning.ShowLedger;

/// <summary>The ledger for programs (JSON) and for spreadsheets (CSV): the figures of the page, to the digit.</summary>
internal static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/ledger", (string organisation, string year, string? definition, ShowLedgerStory story, CancellationToken cancel) =>
                AnswerAsync(story, organisation, year, definition, ledger => Results.Json(ledger, RidgewayJson.Shown), cancel))
            .WithName("GetLedger").WithTags("Commissioning").WithSummary("What counts as prevention in a budget, under a dated definition.")
            .Produces<LedgerDocument>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .RequireRoleOrScope([Role.Commissioner, Role.Clinician], "MeasureReport", 'r');
        app.MapGet("/ledger.csv", (string organisation, string year, string? definition, ShowLedgerStory story, CancellationToken cancel) =>
                AnswerAsync(story, organisation, year, definition, ledger => Results.File(
                    Encoding.UTF8.GetBytes(Csv(ledger)), "text/csv; charset=utf-8", $"ledger-{ledger.Organisation}-{ledger.Year.Replace('/', '-')}.csv"), cancel))
            .ExcludeFromDescription()
            .RequireAuthorization(Policies.SeesProgrammes);
    }

    public static string Csv(LedgerDocument ledger) => CsvWriting.Write(
        [
            "organisation", "year", "category", "description", "pounds", "share-percent", "origin", "source",
            "standing", "counted-pounds", "why", "definition", "definition-source", "computed-at",
        ],
        ledger.Lines.Select(line => (IEnumerable<string?>)
        [
            ledger.Organisation.Value, ledger.Year, line.Category, line.Description, Pounds.Plain(line.Pence), $"{line.SharePercent:0.##}",
            line.Origin.ToString().ToLowerInvariant(), line.Source, line.Standing.ForPeople(), Pounds.Plain(line.CountedPence), line.Why,
            $"{ledger.Definition.Id} {ledger.Definition.Version}", ledger.Definition.Source, $"{ledger.ComputedAt:yyyy-MM-ddTHH:mm:ssZ}",
        ]));

    private static async Task<IResult> AnswerAsync(
        ShowLedgerStory story, string organisation, string year, string? definition, Func<LedgerDocument, IResult> shown, CancellationToken cancel)
    {
        if (!OdsCode.TryParse(organisation, out var code))
        {
            return Results.Problem($"'{organisation}' is not an ODS code.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (!FinancialYear.TryParse(year, out var financialYear))
        {
            return Results.Problem($"'{year}' is not a financial year: write it as 2026/27.", statusCode: StatusCodes.Status400BadRequest);
        }

        return await story.RunAsync(code, financialYear, definition, cancel) switch
        {
            ShowLedgerOutcome.Shown(var ledger) => shown(ledger),
            ShowLedgerOutcome.NoSuchVersion(var asked, var known) => Results.Problem(
                $"There is no version '{asked}' of the definition. There are: {string.Join(", ", known)}.", statusCode: StatusCodes.Status404NotFound),
            _ => throw new InvalidOperationException("An outcome without an answer."),
        };
    }
}
