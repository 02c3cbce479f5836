using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Time;
using Ridgeway.Web.Charts;

namespace Ridgeway.Commissioning.ShowLedger;

[Authorize(Policies.SeesProgrammes)]
internal sealed class LedgerModel(ShowLedgerStory story, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Organisation { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Definition { get; set; }

    public LedgerDocument Ledger { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Ledgers { get; private set; } = [];

    /// <summary>Lines are added by a commissioner, to their own organisation's budget.</summary>
    public bool MayAdd => HttpContext.Viewer() is { Role: Role.Commissioner, Organisation: { } own } && own == Ledger.Organisation.Value;

    public string Download => QueryHelpers.AddQueryString("/ledger.csv", Asked());

    public string Api => QueryHelpers.AddQueryString("/api/ledger", Asked());

    public string Gauge => Ledger is { SharePercent: { } share, Threshold: { } threshold }
        ? ThresholdGauge.Draw("gauge", "Share of the budget that counts as prevention", share, threshold.Percent, $"{share}%", $"Threshold {LedgerWords.Percent(threshold.Percent)}")
        : "";

    public string Under(ShownVersion version) => QueryHelpers.AddQueryString("/ledger", Asked(version.Version));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var known = await story.LedgersAsync(cancel);
        if (Choose(known) is not { } chosen)
        {
            return NotFound();
        }

        if (await story.RunAsync(chosen.Organisation, chosen.Year, Definition, cancel) is not ShowLedgerOutcome.Shown(var ledger))
        {
            return NotFound();
        }

        Ledger = ledger;
        (Organisation, Year, Definition) = (chosen.Organisation.Value, chosen.Year.ToString(), ledger.Definition.Version);
        Ledgers = [.. known.Append(chosen).Distinct().Select(each => new SelectListItem(
            $"{each.Organisation}, {each.Year}", QueryHelpers.AddQueryString("/ledger", Of(each.Organisation, each.Year)), each == chosen))];
        return Page();
    }

    /// <summary>What was asked for; else the viewer's own organisation; else the only one there is. Null where it cannot be read.</summary>
    private (OdsCode Organisation, FinancialYear Year)? Choose(IReadOnlyList<(OdsCode Organisation, FinancialYear Year)> known)
    {
        var now = FinancialYear.Of(London.DayOf(clock.GetUtcNow()));
        var year = Year is null ? now : FinancialYear.TryParse(Year, out var asked) ? asked : (FinancialYear?)null;
        var own = OdsCode.TryParse(HttpContext.Viewer().Organisation, out var mine) ? mine : (OdsCode?)null;
        var organisation = Organisation is not null
            ? OdsCode.TryParse(Organisation, out var code) ? code : null
            : own is not null && HttpContext.Viewer().Role == Role.Commissioner ? own : known.Count > 0 ? known[0].Organisation : own;
        return organisation is { } whose && year is { } when ? (whose, when) : null;
    }

    private Dictionary<string, string?> Asked(string? version = null)
    {
        var asked = Of(Ledger.Organisation, FinancialYear.TryParse(Ledger.Year, out var year) ? year : default);
        asked["definition"] = version ?? Ledger.Definition.Version;
        return asked;
    }

    private static Dictionary<string, string?> Of(OdsCode organisation, FinancialYear year) => new(StringComparer.Ordinal)
    {
        ["organisation"] = organisation.Value,
        ["year"] = year.ToString(),
    };
}
