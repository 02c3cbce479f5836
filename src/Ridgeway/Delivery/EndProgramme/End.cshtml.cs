using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Delivery.FollowPerson;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Delivery.EndProgramme;

/// <summary>Did they complete it, or stop early?</summary>
[Authorize(Policies.Provider)]
internal sealed class EndModel(EndProgrammeStory story, RidgewayDb db, IRecords records, PersonDoor door) : PageModel
{
    private const string Completed = "completed";

    /// <summary>"completed", or the reason for ending early.</summary>
    [BindProperty]
    [Display(Name = "How did it end?")]
    [Required(ErrorMessage = "Select how it ended")]
    public string? How { get; set; }

    [BindProperty]
    [Display(Name = "What should the referrer know? (optional)")]
    [StringLength(2000, ErrorMessage = "Use 2,000 characters or fewer")]
    public string? Note { get; set; }

    public Enrolment Enrolment { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid referral, CancellationToken cancel)
    {
        if (await LoadAsync(referral, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        How = Enrolment.Counts.Attended >= Enrolment.Programme.CompletionThreshold ? Completed : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid referral, CancellationToken cancel)
    {
        if (await LoadAsync(referral, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        var isEarly = Enum.TryParse<EarlyEndReason>(How, out var reason) && Enum.IsDefined(reason);
        if (How is not (null or Completed) && !isEarly)
        {
            ModelState.AddModelError(nameof(How), "Select how it ended");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var outcome = isEarly
            ? await story.EndEarlyAsync(Enrolment.Provider, Enrolment.Referral, reason, Note, cancel)
            : await story.CompleteAsync(Enrolment.Provider, Enrolment.Referral, Note, cancel);
        switch (outcome)
        {
            case EndProgrammeOutcome.Ended:
                TempData.Say("Programme ended. A summary is in the referrer’s in-tray, and the person has been told.");
                return Redirect($"/delivery/{referral}");
            case EndProgrammeOutcome.NotEnough(var attended, var needed):
                ModelState.AddModelError(nameof(How), $"They have attended {attended} sessions; completing takes {needed}");
                return Page();
            default:
                return Redirect($"/delivery/{referral}");
        }
    }

    private async Task<IActionResult?> LoadAsync(Guid referral, CancellationToken cancel)
    {
        if (await EnrolmentDoor.OpenAsync(db, door, HttpContext.Viewer(), referral, "Ending a programme", cancel) is not { } row)
        {
            return NotFound();
        }

        Enrolment = row.ToEnrolment();
        Name = (await records.WhoIsAsync(row.PersonId, cancel))?.Name?.ForPeople ?? "Name not recorded";
        return Enrolment.End is null ? null : Redirect($"/delivery/{referral}");
    }
}
