using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Finding.Lists;

namespace Ridgeway.Finding.InvitePeople;

/// <summary>Invitations sent together: the outbox to print and hand over, and the answers.</summary>
[Authorize(Policies.Clinician)]
internal sealed class BatchModel(BatchStory story, RidgewayDb db, ListContent content) : PageModel
{
    public InvitationBatchId Batch { get; private set; }

    public IReadOnlyList<BatchPerson> Lines { get; private set; } = [];

    public SavedListRow? List { get; private set; }

    public string Offered => content.InterventionName(Lines[0].Offer.Intervention);

    public DateOnly On => Lines[0].Offer.OfferedOn;

    public int ToTranslate => Lines.Count(line => !Barriers.IsEnglish(line.Offer.Language));

    public int EasyRead => Lines.Count(line => line.Offer.IsEasyRead);

    public int WithInterpreter => Lines.Count(line => line.Contact?.NeedsInterpreter == true);

    public IReadOnlyList<(ContactChannel Channel, int Count)> ByChannel =>
        [.. Lines.GroupBy(line => line.Offer.Channel!.Value).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))];

    public async Task<IActionResult> OnGetAsync(Guid batch, CancellationToken cancel)
    {
        Lines = await story.RunAsync(batch, channel: null, HttpContext.Viewer(), "Invitations", cancel);
        if (Lines.Count == 0)
        {
            return NotFound();
        }

        Batch = new InvitationBatchId(batch);
        List = Lines[0].Offer.ListId is { } list
            ? await db.Set<SavedListRow>().AsNoTracking().OpenTo(HttpContext.Viewer()).FirstOrDefaultAsync(row => row.ListId == list, cancel)
            : null;
        return Page();
    }
}
