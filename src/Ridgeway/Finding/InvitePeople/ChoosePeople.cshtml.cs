using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.SaveList;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Finding.InvitePeople;

/// <summary>Somebody chosen, as the page shows them.</summary>
internal sealed record ChosenPerson(PersonId Person, string Name, int Need, DateOnly? LastOfferedOn);

/// <summary>Chooses so many in proportion to need, shows the shares before and after, and invites them.</summary>
[Authorize(Policies.Clinician)]
internal sealed class ChoosePeopleModel(OpenListStory open, InvitePeopleStory invite, RidgewayDb db, Sight sight, PersonDoor door) : PageModel
{
    private const int Most = 5000;
    private const int NamesShown = 200;

    [BindProperty(SupportsGet = true)]
    public int HowMany { get; set; } = 100;

    /// <summary>What the choice was when it was looked at.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    public SavedListRow Saved { get; private set; } = null!;

    public ChoiceDocument Choice { get; private set; } = null!;

    public IReadOnlyList<ChosenPerson> People { get; private set; } = [];

    public string Caption => Choice.People.Count > NamesShown ? $"The first {NamesShown} of {Choice.People.Count:N0}" : "In the order to invite them";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await open.BuiltAsync(id, HttpContext.Viewer(), cancel) is not var (saved, built))
        {
            return NotFound();
        }

        await ShowAsync(saved, built, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await open.BuiltAsync(id, HttpContext.Viewer(), cancel) is not var (saved, built))
        {
            return NotFound();
        }

        await ShowAsync(saved, built, cancel);
        if (Choice.Mark != Seen)
        {
            ModelState.AddModelError("", "The list has changed since you looked. Check who is chosen now.");
            return Page();
        }

        var viewer = HttpContext.Viewer();
        var done = await invite.RunAsync([.. Choice.People], saved.Intervention, saved.ListId, viewer, cancel);
        TempData.Say(InvitationWords.Done(done));
        return Redirect(done.Batch is { } batch ? $"/invitations/batches/{batch}" : $"/lists/{id}");
    }

    private async Task ShowAsync(SavedListRow saved, BuiltList built, CancellationToken cancel)
    {
        Saved = saved;
        HowMany = Math.Clamp(HowMany, 1, Most);
        var chosen = built.Choose(HowMany, ChoiceDocument.SeedOf(saved.ListId));
        Choice = ChoiceDocument.Of(built, chosen, HowMany);
        var shown = chosen.People.Take(NamesShown).ToList();
        var ids = shown.ConvertAll(person => person.Person);
        var viewer = HttpContext.Viewer();
        var names = await db.PeopleSeenBy(sight, viewer).AsNoTracking().Where(row => ids.Contains(row.PersonId))
            .Select(row => new { row.PersonId, row.Family, row.Given }).ToDictionaryAsync(row => row.PersonId, cancel);
        People = [.. shown.Where(person => names.ContainsKey(person.Person)).Select(person => new ChosenPerson(
            person.Person, new PersonName(names[person.Person].Family, names[person.Person].Given).ForLists, person.Need, person.Offers.LastOfferedOn))];
        await door.NoteListAsync(viewer, People.Select(person => person.Person), $"Choosing from a list: {saved.Name}", Purpose.CaseFinding, cancel);
    }
}
