using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Ridgeway.Access;
using Ridgeway.Time;

namespace Ridgeway.Finding.ReportOffers;

/// <summary>Whom an offer has not reached, by group, by practice and over time: exact for a care team, safe to pass on for a commissioner.</summary>
[Authorize(Policies.SeesProgrammes)]
internal sealed class OffersModel(OfferRatesStory story, IFinding finding, ListContent content, ListScope scope, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "On which register?")]
    public string? Register { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Offered what?")]
    public string? For { get; set; }

    public OfferRatesDocument? Document { get; private set; }

    public IReadOnlyList<SelectListItem> Registers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Interventions { get; private set; } = [];

    public string CsvHref => QueryHelpers.AddQueryString("/lists/offers.csv", Query);

    public string ApiHref => QueryHelpers.AddQueryString("/api/lists/offers", Query);

    private Dictionary<string, string?> Query => new(StringComparer.Ordinal) { ["register"] = Register, ["for"] = For };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var on = London.DayOf(clock.GetUtcNow());
        Registers = [.. finding.RegistersOn(on).Select(register => new SelectListItem(register.Name, register.Id))];
        Interventions = [.. content.Interventions.Where(one => one.IsReferable).Select(one => new SelectListItem(one.Name, one.Id))];
        Register ??= Registers.FirstOrDefault(item => item.Value == "inactivity")?.Value ?? Registers[0].Value;
        For ??= Interventions.FirstOrDefault(item => item.Value == "exercise-referral")?.Value ?? Interventions[0].Value;
        var viewer = HttpContext.Viewer();
        var isTeam = viewer.Role == Role.Clinician;
        if (await story.RunAsync(Register, For, on, isTeam ? await scope.OfAsync(viewer, cancel) : null, !isTeam, cancel) is not OfferRatesOutcome.Found(var document))
        {
            return NotFound();
        }

        Document = document;
        return Page();
    }
}
