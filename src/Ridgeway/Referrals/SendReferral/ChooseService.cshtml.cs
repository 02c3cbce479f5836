using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Ridgeway.Access;
using Ridgeway.Guidance;
using Ridgeway.Providers;
using Ridgeway.Records;

namespace Ridgeway.Referrals.SendReferral;

/// <summary>Which service does the person choose?</summary>
[Authorize(Policies.Clinician)]
internal sealed class ChooseServiceModel(SendReferralStory story, IRecords records, IGuidance guidance, PersonDoor door) : PageModel
{
    [BindProperty]
    [Display(Name = "Which service did they choose?")]
    [Required(ErrorMessage = "Select the service they chose")]
    public Guid? Service { get; set; }

    /// <summary>True where the next best may be asked if this one cannot.</summary>
    [BindProperty]
    public bool ThenAsk { get; set; }

    [BindProperty(SupportsGet = true)]
    public NeedsInput Needs { get; set; } = new();

    public Person Person { get; private set; } = null!;

    public string Intervention { get; private set; } = "";

    public string InterventionName { get; private set; } = "";

    public ServiceOptions Options { get; private set; } = null!;

    public SafetyCheck Safety { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid person, string intervention, CancellationToken cancel)
    {
        if (!await LoadAsync(person, intervention, cancel))
        {
            return NotFound();
        }

        Service = Options.Available.Count > 0 ? Options.Available[0].Service.Id.Value : null;
        ThenAsk = true;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid person, string intervention, CancellationToken cancel)
    {
        if (!await LoadAsync(person, intervention, cancel))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var next = Options.Available.Select(option => option.Service.Id.Value).FirstOrDefault(id => id != Service);
        var answers = new Dictionary<string, string?>(Needs.AsQuery())
        {
            ["service"] = Service.ToString(),
            ["next"] = ThenAsk && next != Guid.Empty ? next.ToString() : null,
        };
        return Redirect(QueryHelpers.AddQueryString($"/refer/{person}/{Uri.EscapeDataString(intervention)}/check", answers));
    }

    private async Task<bool> LoadAsync(Guid person, string intervention, CancellationToken cancel)
    {
        if (person == Guid.Empty || guidance.Intervention(intervention)?.IsReferable == false
            || !await door.OpenAsync(HttpContext.Viewer(), new PersonId(person), "Choosing a service", Purpose.DirectCare, cancel)
            || await records.WhoIsAsync(new PersonId(person), cancel) is not { } who)
        {
            return false;
        }

        Person = who;
        Intervention = intervention;
        InterventionName = guidance.Intervention(intervention)?.Name ?? intervention;
        Options = (await story.OptionsAsync(who.Id, intervention, Needs.Read(), cancel))!;
        Safety = (await story.SafetyAsync(who.Id, intervention, cancel))!;
        return true;
    }
}
