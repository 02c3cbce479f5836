using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Referrals.Follow;

namespace Ridgeway.Referrals.Letters;

/// <summary>One letter. Opening it is reading it.</summary>
[Authorize(Policies.WorksWithPeople)]
internal sealed class OneLetterModel(RidgewayDb db, IRecords records, PersonDoor door, TimeProvider clock) : PageModel
{
    public LetterRow Letter { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public IEnumerable<string> Paragraphs => Letter.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        var viewer = HttpContext.Viewer();
        if (id == Guid.Empty)
        {
            return NotFound();
        }

        var letterId = new LetterId(id);
        var letter = await db.Set<LetterRow>().To(viewer, db).FirstOrDefaultAsync(row => row.LetterId == letterId, cancel);
        if (letter is null || !await door.OpenAsync(viewer, letter.PersonId, "Letter", ReferralsModel.PurposeOf(viewer), cancel))
        {
            return NotFound();
        }

        Letter = letter;
        Name = (await records.WhoIsAsync(letter.PersonId, cancel))?.Name?.ForPeople ?? "Name not recorded";
        if (letter.ReadAtUtc is null)
        {
            (letter.ReadAtUtc, letter.ReadBy) = (clock.GetUtcNow().UtcDateTime, viewer.Name);
            await db.SaveChangesAsync(cancel);
        }

        return Page();
    }
}
