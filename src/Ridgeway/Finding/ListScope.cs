using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Finding;

/// <summary>Whom somebody's lists are drawn from: the people they may see by name, and nobody else.</summary>
internal sealed class ListScope(RidgewayDb db, Sight sight)
{
    /// <summary>Null for a system with the scope to search people: it is let in to everyone.</summary>
    public async Task<IReadOnlySet<PersonId>?> OfAsync(Viewer viewer, CancellationToken cancel) =>
        viewer.Role == Role.System ? null : await sight.PeopleSeenBy(viewer).ToHashSetAsync(cancel);

    /// <summary>The owner of a saved list as they are today; null where the account is closed.</summary>
    public async Task<Viewer?> OwnerAsync(SavedListRow list, CancellationToken cancel) =>
        (await db.Set<AccountRow>().AsNoTracking().FirstOrDefaultAsync(row => row.AccountId == list.OwnerId && row.ClosedAtUtc == null, cancel))?.ToViewer();
}
