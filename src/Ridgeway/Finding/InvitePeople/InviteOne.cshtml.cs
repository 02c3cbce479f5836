using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Finding.Lists;
using Ridgeway.Finding.SaveList;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Finding.InvitePeople;

/// <summary>Check the words and invite one person.</summary>
[Authorize(Policies.Clinician)]
internal sealed class InviteOneModel(InvitePeopleStory story, SaveListStory lists, ListContent content, PersonDoor door) : PageModel
{
    /// <summary>The saved list they were found on; empty for none.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid List { get; set; }

    public Person Person { get; private set; } = null!;

    public string Intervention { get; private set; } = "";

    public string Offered => content.InterventionName(Intervention);

    public WrittenInvitation? Words { get; private set; }

    public ContactChannel? Channel { get; private set; }

    public string? WhyNot { get; private set; }

    public IReadOnlyList<string> Barriers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid person, string intervention, CancellationToken cancel) =>
        await LoadAsync(person, intervention, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid person, string intervention, CancellationToken cancel)
    {
        if (!await LoadAsync(person, intervention, cancel))
        {
            return NotFound();
        }

        var viewer = HttpContext.Viewer();
        var list = List == Guid.Empty ? null : await lists.FindAsync(new ListId(List), viewer, cancel);
        var done = await story.RunAsync([Person.Id], intervention, list?.ListId, viewer, cancel);
        TempData.Say(InvitationWords.Done(done));
        return Redirect(done.Batch is { } batch ? $"/invitations/batches/{batch}" : $"/people/{person}");
    }

    private async Task<bool> LoadAsync(Guid person, string intervention, CancellationToken cancel)
    {
        if (person == Guid.Empty || content.Intervention(intervention) is null
            || !await door.OpenAsync(HttpContext.Viewer(), new PersonId(person), "Inviting somebody", Purpose.DirectCare, cancel)
            || await story.PreviewAsync(new PersonId(person), intervention, cancel) is not var (outcome, words, asked))
        {
            return false;
        }

        (Person, Intervention, Words) = (asked.Person, intervention, words);
        Channel = (outcome as InvitationOutcome.Invited)?.Channel;
        WhyNot = InvitationWords.Why(outcome);
        Barriers = Finding.Barriers.Of(asked.Person, asked.Contact);
        return true;
    }
}
