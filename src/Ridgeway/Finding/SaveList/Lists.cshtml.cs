using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;

namespace Ridgeway.Finding.SaveList;

/// <summary>The saved lists this viewer may open, with what changed at their last run.</summary>
[Authorize(Policies.Clinician)]
internal sealed class ListsModel(RidgewayDb db, ListContent content) : PageModel
{
    public IReadOnlyList<SavedListRow> Lists { get; private set; } = [];

    public string Offered(SavedListRow list) => content.InterventionName(list.Intervention);

    public static string Change(SavedListRow list) =>
        list.Runs < 2 ? "First run" : list is { Came: 0, Went: 0 } ? "No change" : $"{list.Came:N0} new, {list.Went:N0} gone";

    public async Task OnGetAsync(CancellationToken cancel) =>
        Lists = await db.Set<SavedListRow>().AsNoTracking().OpenTo(HttpContext.Viewer()).OrderBy(row => row.Name).ThenBy(row => row.ListId).ToListAsync(cancel);
}
