using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Finding.AnswerInvitations;

/// <summary>Staff write down what somebody answered.</summary>
[Authorize(Policies.Clinician)]
internal sealed class AnswerInvitationModel(AnswerInvitationStory story, RidgewayDb db, IRecords records, ListContent content, PersonDoor door, TimeProvider clock) : PageModel
{
    [BindProperty]
    [Display(Name = "Their answer")]
    [Required(ErrorMessage = "Select what they answered")]
    public OfferStanding? Said { get; set; }

    [BindProperty]
    [Display(Name = "Why not?")]
    public NoReason? Reason { get; set; }

    public OfferRow Offer { get; private set; } = null!;

    public Person Person { get; private set; } = null!;

    public string Offered => content.InterventionName(Offer.Intervention);

    public OfferStanding Standing { get; private set; }

    public static IReadOnlyList<SelectListItem> Reasons { get; } =
        [new SelectListItem("Select a reason", ""), .. Enum.GetValues<NoReason>().Select(reason => new SelectListItem(reason.ForPeople(), reason.ToString()))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        if (!ModelState.IsValid || Said is not (OfferStanding.Accepted or OfferStanding.Declined or OfferStanding.NoAnswer))
        {
            return Page();
        }

        switch (await story.RunAsync(Person.Id, Offer.OfferId, Said.Value, Reason, HttpContext.Viewer().Name, cancel))
        {
            case AnsweringOutcome.Decided(InvitationAnswer.Kept(OfferStanding.Accepted, _)):
                TempData.Say("They said yes. Refer them now.");
                return Redirect($"/invitations/{id}");
            case AnsweringOutcome.Decided(InvitationAnswer.Kept):
                TempData.Say("The answer is written down.");
                return Redirect(Offer.BatchId is { } batch ? $"/invitations/batches/{batch}" : $"/people/{Person.Id}");
            case AnsweringOutcome.Decided(InvitationAnswer.ReasonMissing):
                ModelState.AddModelError(nameof(Reason), "Select why they said no");
                return Page();
            case AnsweringOutcome.Decided(InvitationAnswer.AlreadyAnswered(var standing)):
                ModelState.AddModelError(nameof(Said), $"It already stands as: {standing.ForPeople().ToLowerInvariant()}");
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (id == Guid.Empty)
        {
            return false;
        }

        var offer = new ListOfferId(id);
        if (await db.Set<OfferRow>().AsNoTracking().FirstOrDefaultAsync(row => row.OfferId == offer && row.Kind == OfferKind.Invitation, cancel) is not { } row
            || !await door.OpenAsync(HttpContext.Viewer(), await records.CurrentAsync(row.PersonId, cancel), "Invitation", Purpose.DirectCare, cancel)
            || await records.WhoIsAsync(row.PersonId, cancel) is not { } person)
        {
            return false;
        }

        var today = London.DayOf(clock.GetUtcNow());
        (Offer, Person, Standing) = (row, person, AnsweringInvitation.On(row.Standing, row.OfferedOn, content.RulesOn(today), today));
        return true;
    }
}
