using System.Globalization;
using System.Text;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Exchange.Csv;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Guidance.ReportRules;

/// <summary>The rules' report for programs (JSON) and for spreadsheets (CSV): the figures of the page, to the digit.</summary>
internal static class RuleReportEndpoints
{
    public static void MapRuleReport(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/rules/report", (string? from, string? to, string? by, HttpContext http, RuleReportStory story, TimeProvider clock) =>
                AnswerAsync(http, story, clock, from, to, by, report => Results.Json(report, RidgewayJson.Shown)))
            .WithName("GetRuleReport").WithTags("Guidance").WithSummary("How often each rule fired, was shown, taken up and put off, and why.")
            .Produces<RuleReport>().ProducesProblem(StatusCodes.Status400BadRequest)
            .RequireRoleOrScope([Role.Clinician, Role.Commissioner, Role.Operator], "MeasureReport", 'r');
        app.MapGet("/rules/report.csv", (string? from, string? to, string? by, HttpContext http, RuleReportStory story, TimeProvider clock) =>
                AnswerAsync(http, story, clock, from, to, by, report => Results.File(Encoding.UTF8.GetBytes(Csv(report)), "text/csv; charset=utf-8", $"rules-{report.From:yyyy-MM-dd}-{report.To:yyyy-MM-dd}.csv")))
            .ExcludeFromDescription()
            .RequireAuthorization(policy => policy.RequireRole(nameof(Role.Clinician), nameof(Role.Commissioner), nameof(Role.Operator)));
    }

    public static string Csv(RuleReport report) => CsvWriting.Write(
        ["rule", report.By.ToString().ToLowerInvariant(), "fired", "shown", "withheld", "gave-way", "rested", "accepted", "refused", "why", "from", "to"],
        report.Rows.Select(row => (IEnumerable<string?>)
        [
            row.Rule, row.Group, row.Fired.ForPeople, row.Shown.ForPeople, row.Withheld.ForPeople, row.GaveWay.ForPeople, row.Rested.ForPeople,
            row.Accepted.ForPeople, row.Refused.ForPeople, string.Join("; ", row.Why.Select(why => $"{why.Reason} {why.Times.ForPeople}")),
            $"{report.From:yyyy-MM-dd}", $"{report.To:yyyy-MM-dd}",
        ]));

    /// <summary>The span and division asked for: the last 90 days, undivided, where nothing is said.</summary>
    public static bool TryRead(string? from, string? to, string? by, TimeProvider clock, out DateOnly first, out DateOnly last, out ReportBy division)
    {
        last = London.DayOf(clock.GetUtcNow());
        first = last.AddDays(-89);
        division = ReportBy.Everyone;
        return (from is null || DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out first))
            && (to is null || DateOnly.TryParseExact(to, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out last))
            && (string.IsNullOrEmpty(by) || (Enum.TryParse(by, ignoreCase: true, out division) && Enum.IsDefined(division)));
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext http, RuleReportStory story, TimeProvider clock, string? from, string? to, string? by, Func<RuleReport, IResult> answer) =>
        TryRead(from, to, by, clock, out var first, out var last, out var division)
            ? answer(await story.RunAsync(first, last, division, RuleReportStory.ScopeOf(http.Viewer()), http.RequestAborted))
            : Results.Problem("from and to are days, as 2026-11-01; by is everyone, practice, age, sex, ethnicity, deprivation or channel.", statusCode: StatusCodes.Status400BadRequest);
}
