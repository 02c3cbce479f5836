using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;

namespace Ridgeway.Finding.AnswerInvitations;

/// <summary>How somebody wants to be reached.</summary>
internal sealed record SaidWishes(ContactChannel? Preferred, bool IsNoContact, bool IsEasyRead, bool? NeedsInterpreter, string? AccessNeeds);

/// <summary>Keeps how somebody asked to be reached. The latest word counts.</summary>
internal sealed class ContactWishesStory(RidgewayDb db, TimeProvider clock)
{
    public async Task<ContactRow?> FindAsync(PersonId person, CancellationToken cancel)
    {
        var ids = await db.IdsOfAsync(person, cancel);
        var said = await db.Set<ContactRow>().AsNoTracking().Where(row => ids.Contains(row.PersonId)).ToListAsync(cancel);
        return said.Count == 0 ? null : KnownContacts.AsOne(ids[0], said);
    }

    public async Task KeepAsync(PersonId person, SaidWishes said, string byWhom, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var ids = await db.IdsOfAsync(person, cancel);
        var rows = await db.Set<ContactRow>().Where(row => ids.Contains(row.PersonId)).ToListAsync(cancel);
        if (!rows.Exists(row => row.PersonId == ids[0]))
        {
            var begun = new ContactRow { PersonId = ids[0], SaidBy = byWhom, SaidAtUtc = now };
            db.Add(begun);
            rows.Add(begun);
        }

        // Said under every id of theirs, so that an old "do not contact" of a merged record does not outlive their taking it back.
        foreach (var row in rows)
        {
            (row.Preferred, row.IsNoContact, row.IsEasyRead, row.NeedsInterpreter) = (said.Preferred, said.IsNoContact, said.IsEasyRead, said.NeedsInterpreter);
            row.AccessNeeds = string.IsNullOrWhiteSpace(said.AccessNeeds) ? null : said.AccessNeeds.Trim();
            (row.SaidBy, row.SaidAtUtc) = (byWhom, now);
        }

        await db.SaveChangesAsync(cancel);
    }
}
