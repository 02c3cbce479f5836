using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Finding.AnswerInvitations;

/// <summary>The person's own page: what they were invited to, their yes or no, and how they may be reached.</summary>
[Authorize(Policies.Person)]
internal sealed class MyInvitationsModel(
    AnswerInvitationStory story, ContactWishesStory wishes, RidgewayDb db, ListContent content, PersonDoor door, TimeProvider clock) : PageModel
{
    public IReadOnlyList<(OfferRow Offer, string What, OfferStanding Standing)> Invitations { get; private set; } = [];

    public WishesInput Wishes { get; private set; } = null!;

    /// <summary>The invitation a no was given to without its reason.</summary>
    public ListOfferId? NeedsReason { get; private set; }

    private Viewer Viewer => HttpContext.Viewer();

    public static string ForThePerson(OfferStanding standing) => standing switch
    {
        OfferStanding.Waiting => "Waiting for your answer",
        OfferStanding.NoAnswer => "You have not answered",
        OfferStanding.Accepted => "You said yes",
        OfferStanding.Declined => "You said no",
        OfferStanding.InProgramme or OfferStanding.Completed or OfferStanding.Stopped => "Referred",
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostYesAsync(Guid offer, CancellationToken cancel) => AnswerAsync(offer, OfferStanding.Accepted, null, cancel);

    public Task<IActionResult> OnPostNoAsync(Guid offer, NoReason? reason, CancellationToken cancel) => AnswerAsync(offer, OfferStanding.Declined, reason, cancel);

    public async Task<IActionResult> OnPostWishesAsync(string? preferred, [FromForm(Name = "Wishes")] string[]? said, string? accessNeeds, CancellationToken cancel)
    {
        if (Viewer.Person is not { } self)
        {
            return NotFound();
        }

        await wishes.KeepAsync(self, WishesInput.Read(preferred, said, accessNeeds), Viewer.Name, cancel);
        TempData.Say("We have written down how to reach you.");
        return Redirect("/my-invitations");
    }

    private async Task<IActionResult> AnswerAsync(Guid offer, OfferStanding said, NoReason? reason, CancellationToken cancel)
    {
        if (Viewer.Person is not { } self || offer == Guid.Empty)
        {
            return NotFound();
        }

        switch (await story.RunAsync(self, new ListOfferId(offer), said, reason, Viewer.Name, cancel))
        {
            case AnsweringOutcome.NoSuchInvitation:
                return NotFound();
            case AnsweringOutcome.Decided(InvitationAnswer.ReasonMissing):
                NeedsReason = new ListOfferId(offer);
                ModelState.AddModelError($"reason-{offer}", "Select why, or “Another reason”");
                return await LoadAsync(cancel) ? Page() : NotFound();
            default:
                TempData.Say(said == OfferStanding.Accepted ? "Thank you. Your practice will be in touch." : "Thank you for telling us. It makes no difference to your care.");
                return Redirect("/my-invitations");
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (Viewer.Person is not { } self || !await door.OpenAsync(Viewer, self, "My invitations", Purpose.OwnRecord, cancel))
        {
            return false;
        }

        var today = London.DayOf(clock.GetUtcNow());
        var rules = content.RulesOn(today);
        var ids = await db.IdsOfAsync(self, cancel);
        var rows = await db.Set<OfferRow>().AsNoTracking().Where(row => ids.Contains(row.PersonId) && row.Kind == OfferKind.Invitation).OrderByDescending(row => row.OfferedAtUtc).ToListAsync(cancel);
        Invitations = [.. rows.Select(row => (row, content.InterventionName(row.Intervention), AnsweringInvitation.On(row.Standing, row.OfferedOn, rules, today)))];
        Wishes = WishesInput.Of("/my-invitations?handler=Wishes", await wishes.FindAsync(self, cancel));
        return true;
    }
}
