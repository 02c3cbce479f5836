using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Referrals.Follow;
using Ridgeway.Web;

namespace Ridgeway.Referrals.Withdraw;

/// <summary>The person does not want it any more.</summary>
[Authorize(Policies.Clinician)]
internal sealed class WithdrawModel(WithdrawStory story, RidgewayDb db, PersonDoor door) : PageModel
{
    [BindProperty]
    [Display(Name = "Why? (optional)")]
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
            TempData.Say("Referral withdrawn. The person and the service have been told.");
        }

        return Redirect($"/referrals/{id}");
    }

    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await ReferralDoor.OpenAsync(db, door, HttpContext.Viewer(), id, "Withdrawing a referral", cancel) is not { } row)
        {
            return NotFound();
        }

        Referral = row.ToReferral();
        return row.IsOpen ? null : Redirect($"/referrals/{id}");
    }
}
