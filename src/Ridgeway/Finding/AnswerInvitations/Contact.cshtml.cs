using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Finding.AnswerInvitations;

/// <summary>Staff write down how somebody wants to be reached, or that they do not.</summary>
[Authorize(Policies.Clinician)]
internal sealed class ContactModel(ContactWishesStory story, IRecords records, PersonDoor door) : PageModel
{
    public PersonId PersonId { get; private set; }

    public string Name { get; private set; } = "";

    public WishesInput Wishes { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid person, CancellationToken cancel)
    {
        if (!await OpenAsync(person, cancel))
        {
            return NotFound();
        }

        Wishes = WishesInput.Of($"/people/{person}/contact", await story.FindAsync(PersonId, cancel));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid person, string? preferred, [FromForm(Name = "Wishes")] string[]? said, string? accessNeeds, CancellationToken cancel)
    {
        if (!await OpenAsync(person, cancel))
        {
            return NotFound();
        }

        await story.KeepAsync(PersonId, WishesInput.Read(preferred, said, accessNeeds), HttpContext.Viewer().Name, cancel);
        TempData.Say("How to reach them is written down.");
        return Redirect($"/people/{person}");
    }

    private async Task<bool> OpenAsync(Guid person, CancellationToken cancel)
    {
        if (person == Guid.Empty || !await door.OpenAsync(HttpContext.Viewer(), new PersonId(person), "How to reach them", Purpose.DirectCare, cancel)
            || await records.WhoIsAsync(new PersonId(person), cancel) is not { } who)
        {
            return false;
        }

        (PersonId, Name) = (who.Id, who.Name?.ForPeople ?? "Name not recorded");
        return true;
    }
}
