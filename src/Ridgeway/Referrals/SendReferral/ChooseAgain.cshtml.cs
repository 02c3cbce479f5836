using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Referrals.Follow;
using Ridgeway.Web;

namespace Ridgeway.Referrals.SendReferral;

/// <summary>Which other service does the person choose?</summary>
[Authorize(Policies.Clinician)]
internal sealed class ChooseAgainModel(ChooseAgainStory story, RidgewayDb db, PersonDoor door) : PageModel
{
    [BindProperty]
    [Display(Name = "Which service did they choose?")]
    [Required(ErrorMessage = "Select the service they chose")]
    public Guid? Service { get; set; }

    [BindProperty]
    [Display(Name = "Who chose?")]
    public ChosenBy By { get; set; } = ChosenBy.PersonAndClinicianTogether;

    public Referral.Open Referral { get; private set; } = null!;

    public ServiceOptions Options { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        if (!ModelState.IsValid || Service == Guid.Empty)
        {
            return Page();
        }

        var viewer = HttpContext.Viewer();
        var result = await story.ChooseAsync(
            Referral.Id, new ServiceId(Service!.Value), By, $"{viewer.Name}, {viewer.OrganisationName}", PersonalNeeds.NoneSaid, cancel);
        switch (result)
        {
            case ChooseAgainResult.Decided(ChooseAgainOutcome.Offered(var offered, _)):
                TempData.Say($"{offered.Current.ProviderName} has been asked. They should answer by {offered.Due:d MMMM yyyy}.");
                return Redirect($"/referrals/{id}");
            case ChooseAgainResult.Decided(ChooseAgainOutcome.Refused(var reasons)):
                foreach (var reason in reasons)
                {
                    ModelState.AddModelError("", reason.ForPeople());
                }

                return Page();
            default:
                // Accepted or closed while the page was open.
                return Redirect($"/referrals/{id}");
        }
    }

    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await ReferralDoor.OpenAsync(db, door, HttpContext.Viewer(), id, "Choosing another service", cancel) is not { } row)
        {
            return NotFound();
        }

        if (row.ToReferral() is not Referral.Open { Current.State: not OfferState.Accepted } open)
        {
            return Redirect($"/referrals/{id}");
        }

        Referral = open;
        Options = (await story.OptionsAsync(open.Id, PersonalNeeds.NoneSaid, cancel))!;
        return null;
    }
}
