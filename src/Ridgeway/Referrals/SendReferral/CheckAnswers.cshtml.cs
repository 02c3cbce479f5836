using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Ridgeway.Access;
using Ridgeway.Guidance;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Referrals.SendReferral;

/// <summary>Check and send.</summary>
[Authorize(Policies.Clinician)]
internal sealed class CheckAnswersModel(SendReferralStory story, IRecords records, IGuidance guidance, PersonDoor door) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Service { get; set; }

    /// <summary>The service that may be asked next; empty where none may.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Next { get; set; }

    [BindProperty(SupportsGet = true)]
    public NeedsInput Needs { get; set; } = new();

    [BindProperty]
    [Display(Name = "Who chose?")]
    public ChosenBy By { get; set; } = ChosenBy.PersonAndClinicianTogether;

    [BindProperty]
    [Display(Name = "Is there anything the service should know? (optional)")]
    [StringLength(2000, ErrorMessage = "Use 2,000 characters or fewer")]
    public string? Note { get; set; }

    public Person Person { get; private set; } = null!;

    public string InterventionName { get; private set; } = "";

    public ServiceOption Chosen { get; private set; } = null!;

    public ServiceOption? NextChoice { get; private set; }

    public string ChangeHref { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid person, string intervention, CancellationToken cancel) =>
        await LoadAsync(person, intervention, cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid person, string intervention, CancellationToken cancel)
    {
        if (await LoadAsync(person, intervention, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var viewer = HttpContext.Viewer();
        var outcome = await story.SendAsync(
            new SendReferralRequest
            {
                Person = Person.Id,
                Intervention = intervention,
                Referrer = new Referrer(viewer.Organisation ?? viewer.Account.ToString(), $"{viewer.Name}, {viewer.OrganisationName}", Person.Practice ?? viewer.Practice),
                Service = Chosen.Service.Id,
                ThenAsk = NextChoice is null ? [] : [NextChoice.Service.Id],
                By = By,
                Note = Note,
                Needs = Needs.Read(),
            },
            cancel);
        switch (outcome)
        {
            case SendReferralOutcome.Sent(var sent):
                TempData.Say($"Referral sent to {sent.Current.ProviderName}. They should answer by {sent.Due:d MMMM yyyy}.");
                return Redirect($"/referrals/{sent.Id}");
            case SendReferralOutcome.Refused(var reasons):
                foreach (var reason in reasons)
                {
                    ModelState.AddModelError("", reason.ForPeople());
                }

                return Page();
            case SendReferralOutcome.NoProgramme:
                ModelState.AddModelError("", "No programme that delivers this is set up in Ridgeway. Ask whoever keeps its content.");
                return Page();
            default:
                return NotFound();
        }
    }

    /// <returns>Where to go instead, or null where the page can be shown.</returns>
    private async Task<IActionResult?> LoadAsync(Guid person, string intervention, CancellationToken cancel)
    {
        if (person == Guid.Empty || Service == Guid.Empty
            || !await door.OpenAsync(HttpContext.Viewer(), new PersonId(person), "Sending a referral", Purpose.DirectCare, cancel)
            || await records.WhoIsAsync(new PersonId(person), cancel) is not { } who)
        {
            return NotFound();
        }

        Person = who;
        InterventionName = guidance.Intervention(intervention)?.Name ?? intervention;
        ChangeHref = QueryHelpers.AddQueryString($"/refer/{person}/{Uri.EscapeDataString(intervention)}", Needs.AsQuery());
        var options = (await story.OptionsAsync(who.Id, intervention, Needs.Read(), cancel))!;
        if (options.All.FirstOrDefault(option => option.Service.Id.Value == Service) is not { } chosen)
        {
            return Redirect(ChangeHref);
        }

        Chosen = chosen;
        NextChoice = options.Available.FirstOrDefault(option => option.Service.Id.Value == Next && Next != Service);
        return null;
    }
}
