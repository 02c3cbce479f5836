using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Referrals.Follow;

/// <summary>Who holds each referral, what happens next and by when: those of the viewer's team, or those that lie with them.</summary>
[Authorize(Policies.WorksWithPeople)]
internal sealed class ReferralsModel(RidgewayDb db, Sight sight, PersonDoor door, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Show")]
    public string State { get; set; } = ReferralStates.Open;

    public IReadOnlyList<ListedReferral> Found { get; private set; } = [];

    public DateOnly Today => London.DayOf(clock.GetUtcNow());

    public string Caption => Found.Count == Most ? $"The first {Most} referrals" : Found.Count == 1 ? "1 referral" : $"{Found.Count} referrals";

    public static IReadOnlyList<SelectListItem> States { get; } =
        [.. ReferralStates.Names.Select(state => new SelectListItem(char.ToUpperInvariant(state[0]) + state[1..].Replace('-', ' '), state))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var viewer = HttpContext.Viewer();
        if (!ReferralStates.TryFilter(db.Set<ReferralRow>().AsNoTracking().Include(row => row.Steps).WorkedWithBy(viewer), State, Today, out var rows))
        {
            return NotFound();
        }

        // What is due first comes first; what is closed has no day and comes last.
        var found = await rows.OrderBy(row => row.IsOpen ? 0 : 1).ThenBy(row => row.DueOn).ThenByDescending(row => row.ReferralId).Take(Most).ToListAsync(cancel);
        var names = await NamesAsync(db, sight, viewer, found, cancel);
        Found = [.. found.Where(row => names.ContainsKey(row.PersonId)).Select(row => new ListedReferral(row.ToReferral(), names[row.PersonId]))];
        await door.NoteListAsync(viewer, Found.Select(listed => listed.Referral.Person), "List of referrals", PurposeOf(viewer), cancel);
        return Page();
    }

    public static Purpose PurposeOf(Viewer viewer) => viewer.Role == Role.Provider ? Purpose.Delivery : Purpose.DirectCare;

    private static Task<Dictionary<PersonId, string>> NamesAsync(
        RidgewayDb db, Sight sight, Viewer viewer, List<ReferralRow> rows, CancellationToken cancel) =>
        db.NamesSeenByAsync(sight, viewer, rows.Select(row => row.PersonId), cancel);
}

/// <summary>A referral in a list, with the name of whom it is about.</summary>
internal sealed record ListedReferral(Referral Referral, string Name);
