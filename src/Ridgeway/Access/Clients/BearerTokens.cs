using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Ridgeway.Data;

namespace Ridgeway.Access.Clients;

/// <summary>Signs a system in by the token it sends: Authorization: Bearer TOKEN.</summary>
internal sealed class BearerTokens(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, AccessTokens tokens, RidgewaySettings settings)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "Bearer";
    private const string Start = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Start, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var token = await tokens.ReadAsync(header[Start.Length..].Trim(), Context.RequestAborted);
        if (token is null || await ViewerOfAsync(token) is not { } viewer)
        {
            return AuthenticateResult.Fail("The token is not one of ours, or has expired.");
        }

        var principal = viewer.AsPrincipal(SchemeName);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(AccessTokens.ScopeClaim, token.GetPayloadValue<string>(AccessTokens.ScopeClaim)));
        return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    /// <summary>The system, or the person an app reads for; null where it is closed, or of a demonstration that this is not.</summary>
    private async Task<Viewer?> ViewerOfAsync(JsonWebToken token)
    {
        if (token.TryGetPayloadValue<string>(AccessTokens.StampClaim, out var stamp))
        {
            return await AccountOfAsync(token.Subject, stamp) is { } account ? account.ToViewer() : null;
        }

        return await ClientOfAsync(token.GetPayloadValue<string>(AccessTokens.ClientClaim)) is { } client
            ? new Viewer { Account = client.AccountId, Name = client.ClientId, Role = Role.System, IsDemo = client.IsDemo }
            : null;
    }

    private async Task<AccountRow?> AccountOfAsync(string subject, string stamp)
    {
        if (!Guid.TryParse(subject, out var id) || id == Guid.Empty || !Guid.TryParse(stamp, out var signedInWith))
        {
            return null;
        }

        var account = await Context.RequestServices.GetRequiredService<RidgewayDb>().Set<AccountRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.AccountId == new AccountId(id) && row.Stamp == signedInWith && row.ClosedAtUtc == null, Context.RequestAborted);
        return account is { IsDemo: true } && !settings.IsDemo ? null : account;
    }

    private async Task<ClientRow?> ClientOfAsync(string clientId)
    {
        var client = await Context.RequestServices.GetRequiredService<RidgewayDb>().Set<ClientRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.ClientId == clientId && row.ClosedAtUtc == null, Context.RequestAborted);
        return client is { IsDemo: true } && !settings.IsDemo ? null : client;
    }
}
