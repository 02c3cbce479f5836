using Microsoft.EntityFrameworkCore;
using Ridgeway.Access.Accounts;
using Ridgeway.Data;

namespace Ridgeway.Access.SigningIn;

/// <summary>How a try to sign in ended.</summary>
internal abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    public sealed record SignedIn(AccountRow Account) : SignInOutcome;

    /// <summary>Wrong name, wrong password or locked: whoever tries is not told which.</summary>
    public sealed record Refused : SignInOutcome;
}

/// <summary>Someone gives a name and a password.</summary>
internal sealed class SignInStory(RidgewayDb db, Passwords passwords, RidgewaySettings settings, TimeProvider clock, ILogger<SignInStory> log)
{
    public const int TriesBeforeLock = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    public async Task<SignInOutcome> TryAsync(string name, string password, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var wanted = name.Trim().ToLowerInvariant();
        var account = await db.Set<AccountRow>().SingleOrDefaultAsync(row => row.SignInName == wanted, cancel);
        var isRight = passwords.Check(account, password);
        if (account is null)
        {
            log.LogWarning("Sign-in refused: no account has the name given");
            return new SignInOutcome.Refused();
        }

        if (!isRight)
        {
            await CountFailureAsync(account, now, cancel);
            return new SignInOutcome.Refused();
        }

        if (account.LockedUntilUtc > now || account.ClosedAtUtc is not null || (account.IsDemo && !settings.IsDemo))
        {
            log.LogWarning("Sign-in refused: account {Account} is locked, closed or only for demonstrations", account.AccountId);
            return new SignInOutcome.Refused();
        }

        account.Failures = 0;
        account.LockedUntilUtc = null;
        await db.SaveChangesAsync(cancel);
        return new SignInOutcome.SignedIn(account);
    }

    /// <summary>Counted by the database, so that tries made at the same moment are all counted.</summary>
    private async Task CountFailureAsync(AccountRow account, DateTime now, CancellationToken cancel)
    {
        var id = account.AccountId;
        await db.Set<AccountRow>().Where(row => row.AccountId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Failures, row => row.Failures + 1), cancel);
        var lockedUntil = now + LockedFor;
        var locked = await db.Set<AccountRow>().Where(row => row.AccountId == id && row.Failures >= TriesBeforeLock)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LockedUntilUtc, lockedUntil).SetProperty(row => row.Failures, 0), cancel);
        log.LogWarning("Sign-in refused: wrong password for account {Account}{Locked}", id, locked > 0 ? "; locked for a while" : "");
    }
}
