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
    public Task<ContactRow?> FindAsync(PersonId person, CancellationToken cancel) =>
        db.Set<ContactRow>().AsNoTracking().FirstOrDefaultAsync(row => row.PersonId == person, cancel);

    public async Task KeepAsync(PersonId person, SaidWishes said, string byWhom, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var row = await db.Set<ContactRow>().FirstOrDefaultAsync(row => row.PersonId == person, cancel);
        if (row is null)
        {
            row = new ContactRow { PersonId = person, SaidBy = byWhom, SaidAtUtc = now };
            db.Add(row);
        }

        (row.Preferred, row.IsNoContact, row.IsEasyRead, row.NeedsInterpreter) = (said.Preferred, said.IsNoContact, said.IsEasyRead, said.NeedsInterpreter);
        row.AccessNeeds = string.IsNullOrWhiteSpace(said.AccessNeeds) ? null : said.AccessNeeds.Trim();
        (row.SaidBy, row.SaidAtUtc) = (byWhom, now);
        await db.SaveChangesAsync(cancel);
    }
}
