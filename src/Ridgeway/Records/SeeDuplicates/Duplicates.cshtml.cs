using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Records.FindDuplicates;
using Ridgeway.Records.MergePeople;
using Ridgeway.Web;

namespace Ridgeway.Records.SeeDuplicates;

/// <summary>
/// The work list of pairs: those of which the viewer may see at least one. The other side's name, birth date and address are
/// shown too, for without them nobody can decide; both looks are in the log.
/// </summary>
[Authorize(Policies.Clinician)]
internal sealed class DuplicatesModel(RidgewayDb db, Sight sight, PersonDoor door, DecideDuplicateStory decide, UndoMergeStory undo) : PageModel
{
    private const int Most = 20;

    public IReadOnlyList<ShownPair> Pairs { get; private set; } = [];

    public IReadOnlyList<MergedLately> Merged { get; private set; } = [];

    [BindProperty]
    public Guid One { get; set; }

    [BindProperty]
    public Guid Other { get; set; }

    [BindProperty]
    public DuplicateDecision Decision { get; set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var viewer = HttpContext.Viewer();
        var seen = sight.PeopleSeenBy(viewer);
        var rows = await db.Set<DuplicateRow>().AsNoTracking()
            .Where(row => row.State == DuplicateState.Open || row.State == DuplicateState.NotSure)
            .Where(row => seen.Contains(row.PersonId) || seen.Contains(row.OtherPersonId))
            .OrderBy(row => row.State == DuplicateState.Open ? 0 : 1).ThenByDescending(row => row.Score).ThenBy(row => row.PersonId)
            .Take(Most).ToListAsync(cancel);
        Pairs = await ShownPair.WaitingAsync(db, rows, cancel);
        var merges = await db.Set<MergeRow>().AsNoTracking()
            .Where(row => row.UndoneAtUtc == null && seen.Contains(row.IntoPersonId))
            .OrderByDescending(row => row.MergedAtUtc).Take(Most).ToListAsync(cancel);
        var names = await db.NamesSeenByAsync(sight, viewer, merges.Select(row => row.IntoPersonId), cancel);
        Merged = [.. merges.Where(row => names.ContainsKey(row.IntoPersonId)).Select(row => new MergedLately(row.PersonId, row.IntoPersonId, names[row.IntoPersonId], new DateTimeOffset(row.MergedAtUtc, TimeSpan.Zero), row.MergedBy))];
        await door.NoteListAsync(
            viewer, Pairs.SelectMany(pair => new[] { pair.One.Person, pair.Other.Person }).Concat(Merged.Select(one => one.Kept)), "Records that may be one person's", Purpose.RecordKeeping, cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await MayDecideAsync(cancel) is not var (one, other))
        {
            return NotFound();
        }

        var outcome = await decide.DecideAsync(one, other, Decision, HttpContext.Viewer().Name, null, cancel);
        TempData.Say(outcome switch
        {
            DecideOutcome.Decided({ }) => "Merged. It can be undone below.",
            DecideOutcome.Decided => "Noted.",
            DecideOutcome.DecidedAlready(_, var by) => $"{by} has decided this already.",
            _ => "This pair is not on the list any more.",
        });
        return Redirect("/people/duplicates");
    }

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancel)
    {
        var viewer = HttpContext.Viewer();
        if (One == Guid.Empty || await db.Set<MergedRow>().AsNoTracking().FirstOrDefaultAsync(row => row.PersonId == new PersonId(One), cancel) is not { } merged
            || !await door.OpenAsync(viewer, merged.IntoPersonId, "Undoing a merge", Purpose.RecordKeeping, cancel))
        {
            return NotFound();
        }

        TempData.Say(await undo.UndoAsync(merged.PersonId, viewer.Name, cancel) is UndoOutcome.Undone
            ? "Undone. They are two people again."
            : "A later merge must be undone first.");
        return Redirect("/people/duplicates");
    }

    /// <summary>Whoever may see one of the two may decide about both.</summary>
    private async Task<(PersonId, PersonId)?> MayDecideAsync(CancellationToken cancel)
    {
        if (One == Guid.Empty || Other == Guid.Empty)
        {
            return null;
        }

        var (one, other) = (new PersonId(One), new PersonId(Other));
        var seen = sight.PeopleSeenBy(HttpContext.Viewer());
        return await seen.AnyAsync(id => id == one || id == other, cancel) ? (one, other) : null;
    }
}

/// <summary>A merge that may be undone.</summary>
internal sealed record MergedLately(PersonId Gone, PersonId Kept, string Name, DateTimeOffset At, string By);
