using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Referrals.Withdraw;

/// <summary>The person stops something in their own plan, whenever they like.</summary>
[Authorize(Policies.Person)]
internal sealed class StopMyPlanModel(WithdrawStory story, RidgewayDb db, IRecords records, PersonDoor door) : PageModel
{
    [BindProperty]
    [Display(Name = "Would you like to say why? (optional)")]
    [StringLength(500, ErrorMessage = "Use 500 characters or fewer")]
    public string? Reason { get; set; }

    public Referral Referral { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await story.WithdrawAsync(Referral.Id, HttpContext.Viewer().Name, Reason, cancel) is WithdrawOutcome.Withdrawn)
        {
            TempData.Say("Stopped. We have told everyone who needs to know.");
        }

        return Redirect("/my-plan");
    }

    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken cancel)
    {
        var viewer = HttpContext.Viewer();
        if (id == Guid.Empty || viewer.Person is not { } self || await db.ReferralAsync(new ReferralId(id), cancel) is not { } row
            || await records.IdsOfAsync(self, cancel) is not { } own || !own.Contains(row.PersonId)
            || !await door.OpenAsync(viewer, own[0], "Stopping part of my plan", Purpose.OwnRecord, cancel))
        {
            return NotFound();
        }

        Referral = row.ToReferral();
        return row.IsOpen ? null : Redirect("/my-plan");
    }
}
