using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Access.OutsideTeam;

/// <summary>Opens a record outside one's own team for some hours, with the reason, and takes the review of it afterwards.</summary>
internal sealed class OpenOutsideStory(RidgewayDb db, TimeProvider clock)
{
    public async Task OpenAsync(Viewer viewer, PersonId person, OutsideReason reason, string inWords, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        db.Add(new OutsideRow
        {
            PersonId = person,
            OutsideId = Guid.CreateVersion7(now),
            AccountId = viewer.Account,
            AccountName = viewer.Name,
            Organisation = viewer.Organisation,
            OrganisationName = viewer.OrganisationName,
            Reason = reason,
            InWords = inWords,
            OpenedAtUtc = now.UtcDateTime,
            UntilUtc = (now + OutsideRow.OpenFor).UtcDateTime,
        });
        await db.SaveChangesAsync(cancel);
    }

    /// <returns>False where there is no such opening, or it was reviewed already.</returns>
    public async Task<bool> ReviewAsync(Guid outside, OutsideReview review, string by, string? note, CancellationToken cancel)
    {
        if (await db.Set<OutsideRow>().FirstOrDefaultAsync(row => row.OutsideId == outside && row.ReviewedAtUtc == null, cancel) is not { } row)
        {
            return false;
        }

        (row.Review, row.ReviewedBy, row.ReviewNote, row.ReviewedAtUtc) = (review, by, note, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
