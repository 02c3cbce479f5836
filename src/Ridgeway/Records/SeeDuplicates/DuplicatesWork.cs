using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Records.Matching;
using Ridgeway.Web;

namespace Ridgeway.Records.SeeDuplicates;

/// <summary>On a clinician's home: pairs of records that wait for somebody to say whether they are one person's.</summary>
internal sealed class DuplicatesWork(RidgewayDb db, Sight sight) : IContributeWork
{
    private const int Shown = 3;

    public async Task<IReadOnlyList<WorkSection>> WorkAsync(Viewer viewer, CancellationToken cancel)
    {
        if (viewer.Role != Role.Clinician)
        {
            return [];
        }

        var seen = sight.PeopleSeenBy(viewer);
        var waiting = db.Set<DuplicateRow>().AsNoTracking()
            .Where(row => row.State == DuplicateState.Open && (seen.Contains(row.PersonId) || seen.Contains(row.OtherPersonId)));
        var first = await waiting.OrderByDescending(row => row.Score).ThenBy(row => row.PersonId).Take(Shown).ToListAsync(cancel);
        var names = await db.NamesSeenByAsync(sight, viewer, first.SelectMany(row => new[] { row.PersonId, row.OtherPersonId }), cancel);
        return
        [
            new WorkSection("Records that may be one person's", 55,
            [
                .. first.Select(row => new WorkItem(names.GetValueOrDefault(row.PersonId) ?? names.GetValueOrDefault(row.OtherPersonId) ?? "Name not recorded", "/people/duplicates")
                {
                    Detail = $"{MatchWords.Of(row.Verdict)}, found on {Time.London.DayOf(new DateTimeOffset(row.FoundAtUtc, TimeSpan.Zero)):d MMMM yyyy}",
                    Status = "To decide",
                }),
            ])
            {
                Total = await waiting.CountAsync(cancel),
                AllHref = "/people/duplicates",
            },
        ];
    }
}
