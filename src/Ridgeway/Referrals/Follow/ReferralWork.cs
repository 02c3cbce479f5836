using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Referrals.Letters;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Referrals.Follow;

/// <summary>What referrals ask of somebody today, for home.</summary>
internal sealed class ReferralWork(RidgewayDb db, Sight sight, TimeProvider clock) : IContributeWork
{
    private const int Shown = 5;

    public async Task<IReadOnlyList<WorkSection>> WorkAsync(Viewer viewer, CancellationToken cancel) => viewer.Role switch
    {
        Role.Clinician =>
        [
            await SectionAsync(viewer, "Referrals that need you", 10, "/referrals?state=open", "No referral needs a decision from you.",
                rows => rows.Where(row => row.Stage == ReferralStage.Returned || row.Stage == ReferralStage.Escalated), cancel),
            await LettersAsync(viewer, cancel),
            await SectionAsync(viewer, "Referrals in progress", 60, "/referrals", null,
                rows => rows.Where(row => row.IsOpen && row.Stage != ReferralStage.Returned && row.Stage != ReferralStage.Escalated), cancel),
        ],
        Role.Provider =>
        [
            await SectionAsync(viewer, "New referrals", 10, "/referrals?state=awaiting-answer", "No referral waits for your answer.",
                rows => rows.Where(row => row.IsOpen && row.OfferState == OfferState.Waiting), cancel),
            await SectionAsync(viewer, "Waiting to start", 30, "/referrals?state=accepted", null, rows => rows.Where(row => row.Stage == ReferralStage.Accepted), cancel),
            await SectionAsync(viewer, "Overdue", 5, "/referrals?state=overdue", null, Overdue, cancel),
            await LettersAsync(viewer, cancel),
        ],
        Role.Person or Role.Commissioner or Role.Operator or Role.System => [],
    };

    private IQueryable<ReferralRow> Overdue(IQueryable<ReferralRow> rows)
    {
        var today = London.DayOf(clock.GetUtcNow());
        return rows.Where(row => row.IsOpen && row.DueOn < today && row.OfferState == OfferState.Accepted);
    }

    private async Task<WorkSection> SectionAsync(
        Viewer viewer, string title, int order, string all, string? whenNone, Func<IQueryable<ReferralRow>, IQueryable<ReferralRow>> asked, CancellationToken cancel)
    {
        var rows = asked(db.Set<ReferralRow>().AsNoTracking().WorkedWithBy(viewer));
        var first = await rows.OrderBy(row => row.DueOn).ThenBy(row => row.ReferralId).Take(Shown).ToListAsync(cancel);
        var names = await NamesAsync(viewer, first.Select(row => row.PersonId), cancel);
        return new WorkSection(title, order, [.. first.Where(row => names.ContainsKey(row.PersonId)).Select(row => Item(row, names[row.PersonId], viewer))])
        {
            Total = await rows.CountAsync(cancel),
            AllHref = all,
            WhenNone = whenNone,
        };
    }

    private WorkItem Item(ReferralRow row, string name, Viewer viewer)
    {
        var today = London.DayOf(clock.GetUtcNow());
        var isLate = row.DueOn < today;
        var answers = viewer.Role == Role.Provider && row.OfferState == OfferState.Waiting;
        return new WorkItem(name, answers ? $"/referrals/{row.ReferralId}/answer" : $"/referrals/{row.ReferralId}")
        {
            Detail = viewer.Role == Role.Provider ? $"{row.ServiceName}, from {row.ReferrerName}" : $"{row.ServiceName}: {row.NextStep?.ForPeople()}",
            Status = isLate ? "Overdue" : row.Stage?.ForPeople(),
            StatusColour = isLate || row.Stage == ReferralStage.Escalated ? "red" : "blue",
            Due = row.DueOn,
        };
    }

    private async Task<WorkSection> LettersAsync(Viewer viewer, CancellationToken cancel)
    {
        var unread = db.Set<LetterRow>().AsNoTracking().To(viewer, db).ToBeRead(db.Set<ReferralRow>());
        var first = await unread.OrderByDescending(row => row.LetterId).Take(Shown).ToListAsync(cancel);
        var names = await NamesAsync(viewer, first.Select(row => row.PersonId), cancel);
        return new WorkSection("Letters to read", 20, [.. first.Where(row => names.ContainsKey(row.PersonId)).Select(row => new WorkItem(row.Title, $"/letters/{row.LetterId}")
        {
            Detail = $"{names[row.PersonId]}, {row.OnDay:d MMMM yyyy}",
            Status = "Unread",
            StatusColour = "blue",
        })])
        {
            Total = await unread.CountAsync(cancel),
            AllHref = "/letters",
        };
    }

    private Task<Dictionary<PersonId, string>> NamesAsync(Viewer viewer, IEnumerable<PersonId> people, CancellationToken cancel) =>
        db.NamesSeenByAsync(sight, viewer, people, cancel);
}
