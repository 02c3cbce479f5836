using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ridgeway.Access.Clients;

/// <summary>Access tokens: short-lived, signed by this Ridgeway for itself, good for what was granted and nothing else.</summary>
internal sealed class AccessTokens(TokenKeys keys, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(300);
    public const string ClientClaim = "client_id";
    public const string ScopeClaim = "scope";

    /// <summary>RFC 9068: says that this is an access token, so that no other signed thing can pass for one.</summary>
    private const string Kind = "at+jwt";
    private const string Self = "urn:ridgeway";

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    /// <summary>In a person's token: their account's stamp, so that it ends with the account or its password.</summary>
    public const string StampClaim = "rw:stamp";

    /// <summary>A token for a system.</summary>
    public Task<string> IssueAsync(ClientRow client, IEnumerable<SystemScope> scopes, CancellationToken cancel) =>
        SignAsync(client.AccountId, client.ClientId, string.Join(' ', scopes), [], cancel);

    /// <summary>A token for an app that reads on behalf of somebody signed in.</summary>
    /// <param name="account">On whose behalf.</param>
    /// <param name="app">The app's name.</param>
    /// <param name="scopes">What it may read (<see cref="UserScopes"/>), separated by spaces.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<string> IssueAsync(AccountRow account, string app, string scopes, CancellationToken cancel) =>
        SignAsync(account.AccountId, app, scopes, [new(StampClaim, account.Stamp.ToString())], cancel);

    private async Task<string> SignAsync(AccountId account, string client, string scopes, IEnumerable<KeyValuePair<string, object>> more, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = Kind,
            Issuer = Self,
            Audience = Self,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            Claims = new Dictionary<string, object>(more)
            {
                ["sub"] = account.ToString(),
                [ClientClaim] = client,
                [ScopeClaim] = scopes,
                ["jti"] = Guid.CreateVersion7(now).ToString(),
            },
            SigningCredentials = new SigningCredentials(await keys.SigningKeyAsync(cancel), SecurityAlgorithms.EcdsaSha384),
        });
    }

    /// <summary>The token's claims if it is one of ours and still good; else null.</summary>
    public async Task<JsonWebToken?> ReadAsync(string token, CancellationToken cancel)
    {
        if (!handler.CanReadToken(token))
        {
            return null;
        }

        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidTypes = [Kind],
            ValidIssuer = Self,
            ValidAudience = Self,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha384],
            IssuerSigningKeys = await keys.KeysAsync(handler.ReadJsonWebToken(token).Kid, cancel),
            LifetimeValidator = (notBefore, expires, _, _) => notBefore <= clock.GetUtcNow().UtcDateTime && expires > clock.GetUtcNow().UtcDateTime,
        });
        return result.IsValid ? (JsonWebToken)result.SecurityToken : null;
    }
}
