using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;

namespace Ridgeway.Access.SigningIn;

/// <summary>
/// Makes a cookie worthless soon after its account is closed or gets another password: the account's stamp is looked at
/// again after a minute. A demonstration's cookie is worthless at once on a Ridgeway that is none.
/// </summary>
internal sealed class StillSignedIn(IServiceScopeFactory scopes, RidgewaySettings settings, TimeProvider clock)
{
    public const string StampClaim = "rw:stamp";
    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<AccountId, (Guid? Stamp, DateTimeOffset LookedAt)> looked = new();

    public static ClaimsPrincipal Principal(AccountRow account)
    {
        var principal = account.ToViewer().AsPrincipal(CookieAuthenticationDefaults.AuthenticationScheme);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(StampClaim, account.Stamp.ToString()));
        return principal;
    }

    public async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        if (!Viewer.TryRead(context.Principal, out var viewer)
            || (viewer.IsDemo && !settings.IsDemo)
            || !Guid.TryParse(context.Principal!.FindFirstValue(StampClaim), out var stamp)
            || await StampAsync(viewer.Account, context.HttpContext.RequestAborted) != stamp)
        {
            context.RejectPrincipal();
        }
    }

    private async Task<Guid?> StampAsync(AccountId account, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (looked.TryGetValue(account, out var known) && now - known.LookedAt < LooksAgainAfter)
        {
            return known.Stamp;
        }

        await using var scope = scopes.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<RidgewayDb>().Set<AccountRow>()
            .Where(row => row.AccountId == account && row.ClosedAtUtc == null)
            .Select(row => (Guid?)row.Stamp)
            .SingleOrDefaultAsync(cancel);
        looked[account] = (found, now);
        return found;
    }
}
