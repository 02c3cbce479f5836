using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;

namespace Ridgeway.Guidance.ReportRules;

/// <summary>What became of the rules: fired, shown, taken up, put off and why.</summary>
[Authorize(Roles = "Clinician,Commissioner,Operator")]
internal sealed class ReportModel(RuleReportStory story, GuidanceNow now, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    public RuleReport Report { get; private set; } = null!;

    public IReadOnlyList<ReportBy> Divisions { get; } = Enum.GetValues<ReportBy>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!RuleReportEndpoints.TryRead(null, null, By, clock, out var from, out var to, out var by))
        {
            return NotFound();
        }

        Report = await story.RunAsync(from, to, by, RuleReportStory.ScopeOf(HttpContext.Viewer()), cancel);
        return Page();
    }

    public string Because(string rule) =>
        now.Pack.Rules.FirstOrDefault(one => one.Id == rule)?.Because ?? now.Pack.Contraindications.FirstOrDefault(one => one.Id == rule)?.Name ?? rule;

    public string Why(ReasonCount why) => $"{now.Pack.NotNowReasons.FirstOrDefault(one => one.Id == why.Reason)?.Name ?? why.Reason}: {why.Times.ForPeople}";

    public static string Words(ReportBy by) => by switch
    {
        ReportBy.Everyone => "Not divided",
        ReportBy.Practice => "By practice",
        ReportBy.Age => "By age",
        ReportBy.Sex => "By sex",
        ReportBy.Ethnicity => "By ethnic group",
        ReportBy.Deprivation => "By deprivation",
        ReportBy.Channel => "By where it was given",
    };
}
