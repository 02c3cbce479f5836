using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Referrals.Follow;

namespace Ridgeway.Referrals.Letters;

/// <summary>Letters to the viewer's team or organisation: unread first.</summary>
[Authorize(Policies.WorksWithPeople)]
internal sealed class InTrayModel(RidgewayDb db, Sight sight, PersonDoor door) : PageModel
{
    private const int Most = 100;

    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public IReadOnlyList<ListedLetter> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var viewer = HttpContext.Viewer();
        var theirs = db.Set<LetterRow>().AsNoTracking().To(viewer, db);
        var rows = await (All ? theirs : theirs.ToBeRead(db.Set<ReferralRow>()))
            .OrderBy(row => row.ReadAtUtc == null ? 0 : 1).ThenByDescending(row => row.LetterId)
            .Take(Most).ToListAsync(cancel);
        var people = rows.Select(row => row.PersonId).Distinct().ToList();
        var names = await db.NamesSeenByAsync(sight, viewer, people, cancel);
        Found = [.. rows.Where(row => names.ContainsKey(row.PersonId)).Select(row => new ListedLetter(row, names[row.PersonId]))];
        await door.NoteListAsync(viewer, Found.Select(found => found.Row.PersonId), "Letters", ReferralsModel.PurposeOf(viewer), cancel);
    }
}

internal sealed record ListedLetter(LetterRow Row, string Name);

internal static class LettersTo
{
    /// <summary>Letters to be read: not read yet, and of reminders only the last about what still has to be done.</summary>
    public static IQueryable<LetterRow> ToBeRead(this IQueryable<LetterRow> letters, IQueryable<ReferralRow> referrals) =>
        letters.Where(row => row.ReadAtUtc == null && (row.Kind != LetterKind.Reminder
            || referrals.Any(referral => referral.PersonId == row.PersonId && referral.ReferralId == row.ReferralId && referral.IsOpen && referral.RemindedOn == row.OnDay)));

    /// <summary>Letters to this viewer's team, organisation or self. A letter stays under the id it was sent to; the person may have been found to be another since, and so may whoever signed in.</summary>
    public static IQueryable<LetterRow> To(this IQueryable<LetterRow> rows, Viewer viewer, RidgewayDb db)
    {
        switch (viewer)
        {
            case { Role: Role.Clinician, Organisation: { } team }:
                return rows.Where(row => row.ToWhom == Recipient.Referrer && row.ToKey == team);
            case { Role: Role.Provider, Provider: { } provider }:
                var key = provider.ToString();
                return rows.Where(row => row.ToWhom == Recipient.Provider && row.ToKey == key);
            case { Role: Role.Person, Person: { } self }:
                var merged = db.Set<MergedRow>();
                var kept = merged.Where(own => own.PersonId == self).Select(own => own.IntoPersonId);
                return rows.Where(row => row.ToWhom == Recipient.Person
                    && (row.PersonId == self || kept.Contains(row.PersonId) || merged.Any(gone => gone.PersonId == row.PersonId && (gone.IntoPersonId == self || kept.Contains(gone.IntoPersonId)))));
            default:
                return rows.Where(_ => false);
        }
    }
}
