using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Web;

namespace Ridgeway.Access.OutsideTeam;

/// <summary>What was opened with a reason, for whoever keeps watch; not reviewed first.</summary>
[Authorize(Policies.Operator)]
internal sealed class ReviewOutsideModel(RidgewayDb db, OpenOutsideStory story) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<OutsideRow> Rows { get; private set; } = [];

    [BindProperty]
    public Guid Outside { get; set; }

    [BindProperty]
    public OutsideReview Review { get; set; }

    public async Task OnGetAsync(CancellationToken cancel) => Rows = await db.Set<OutsideRow>().AsNoTracking()
        .OrderBy(row => row.ReviewedAtUtc == null ? 0 : 1).ThenByDescending(row => row.OpenedAtUtc).Take(Most).ToListAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!Enum.IsDefined(Review) || !await story.ReviewAsync(Outside, Review, HttpContext.Viewer().Name, null, cancel))
        {
            return NotFound();
        }

        TempData.Say("Noted.");
        return Redirect("/access-log/outside");
    }
}
