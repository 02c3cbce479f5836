using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;

namespace Ridgeway.Access.SigningIn;

/// <summary>The accounts of a demonstration: signed in with one click while "ridgeway demo" runs, and by nothing else ever.</summary>
internal sealed class DemoAccounts(RidgewayDb db, RidgewaySettings settings, TimeProvider clock)
{
    /// <summary>All of them in a demonstration; none anywhere else, even where a demonstration left them in the database.</summary>
    public async Task<IReadOnlyList<AccountRow>> AllAsync(CancellationToken cancel) => !settings.IsDemo
        ? []
        : await db.Set<AccountRow>().AsNoTracking()
            .Where(row => row.IsDemo && row.ClosedAtUtc == null)
            .OrderBy(row => row.CreatedAtUtc).ThenBy(row => row.SignInName)
            .ToListAsync(cancel);

    public async Task<AccountRow?> FindAsync(AccountId account, CancellationToken cancel) =>
        (await AllAsync(cancel)).FirstOrDefault(row => row.AccountId == account);

    /// <summary>Makes those that are not there yet; they have no password.</summary>
    public async Task MakeAsync(IEnumerable<DemoAccount> accounts, CancellationToken cancel)
    {
        if (!settings.IsDemo)
        {
            throw new InvalidOperationException("Demo accounts are made in a demonstration and nowhere else.");
        }

        var now = clock.GetUtcNow();
        var there = await db.Set<AccountRow>().Select(row => row.SignInName).ToListAsync(cancel);
        foreach (var account in accounts.Where(account => !there.Contains(account.SignInName)))
        {
            db.Add(new AccountRow
            {
                AccountId = AccountId.New(now),
                SignInName = account.SignInName,
                Name = account.Name,
                Role = account.Role,
                Organisation = account.Organisation,
                OrganisationName = account.OrganisationName,
                ProviderId = account.Provider,
                PersonId = account.Person,
                Stamp = Guid.CreateVersion7(now),
                IsDemo = true,
                CreatedAtUtc = now.UtcDateTime,
            });
        }

        await db.SaveChangesAsync(cancel);
    }
}
