using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Finding.Lists;

namespace Ridgeway.Finding.InvitePeople;

/// <summary>The letters of a batch, each on a page of its own when printed.</summary>
[Authorize(Policies.Clinician)]
internal sealed class LettersModel(BatchStory story) : PageModel
{
    public Guid Batch { get; private set; }

    public IReadOnlyList<BatchPerson> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid batch, CancellationToken cancel)
    {
        Batch = batch;
        Lines = await story.RunAsync(batch, ContactChannel.Letter, HttpContext.Viewer(), "Letters of invitation", cancel);
        return Lines.Count == 0 ? NotFound() : Page();
    }
}
