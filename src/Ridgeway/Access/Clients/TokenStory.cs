using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Ridgeway.Data;

namespace Ridgeway.Access.Clients;

/// <summary>How a system's wish for a token ended.</summary>
internal abstract record TokenOutcome
{
    private TokenOutcome()
    {
    }

    public sealed record Granted(string Token, IReadOnlyList<SystemScope> Scopes) : TokenOutcome;

    public sealed record Refused(TokenRefusal Reason) : TokenOutcome;
}

internal enum TokenRefusal
{
    NotAForm,
    OtherGrant,
    NoAssertion,
    NotAJwt,
    OtherAlgorithm,
    NotIssuerAndSubject,
    UnknownClientOrKey,
    OtherAudience,
    NoExpiry,
    Expired,
    TooFarAhead,
    NoJti,
    UsedBefore,
    NoScope,
    NothingGranted,
}

/// <summary>SMART Backend Services: a system proves who it is with a signed assertion and gets a short-lived token.</summary>
internal sealed class TokenStory(RidgewayDb db, AccessTokens tokens, PublicAddress address, RidgewaySettings settings, TimeProvider clock)
{
    /// <summary>SMART App Launch 2.2, Backend Services: these two and no others here.</summary>
    public static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha384, SecurityAlgorithms.EcdsaSha384];

    /// <summary>An assertion says it ends at most this far from now.</summary>
    public static readonly TimeSpan LongestAssertion = TimeSpan.FromMinutes(5);

    /// <summary>Clocks differ by this much and no more.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    public async Task<TokenOutcome> GrantAsync(IReadOnlyDictionary<string, string> form, CancellationToken cancel)
    {
        if (form.GetValueOrDefault("grant_type") != "client_credentials")
        {
            return new TokenOutcome.Refused(TokenRefusal.OtherGrant);
        }

        if (form.GetValueOrDefault("client_assertion_type") != AssertionType || form.GetValueOrDefault("client_assertion") is not { Length: > 0 } assertion)
        {
            return new TokenOutcome.Refused(TokenRefusal.NoAssertion);
        }

        var (client, refusal) = await WhoAsync(assertion, cancel);
        if (client is null)
        {
            return new TokenOutcome.Refused(refusal);
        }

        var asked = SystemScope.ParseAll(form.GetValueOrDefault("scope") ?? "", out _);
        if (asked.Count == 0)
        {
            return new TokenOutcome.Refused(TokenRefusal.NoScope);
        }

        var granted = SystemScope.Granted(asked, SystemScope.ParseAll(client.Scopes, out _));
        return granted.Count == 0
            ? new TokenOutcome.Refused(TokenRefusal.NothingGranted)
            : new TokenOutcome.Granted(await tokens.IssueAsync(client, granted, cancel), granted);
    }

    private async Task<(ClientRow? Client, TokenRefusal Refusal)> WhoAsync(string assertion, CancellationToken cancel)
    {
        if (!handler.CanReadToken(assertion) || ReadOrNull(assertion) is not { } jwt)
        {
            return (null, TokenRefusal.NotAJwt);
        }

        if (!Algorithms.Contains(jwt.Alg))
        {
            return (null, TokenRefusal.OtherAlgorithm);
        }

        if (string.IsNullOrEmpty(jwt.Issuer) || jwt.Issuer != jwt.Subject)
        {
            return (null, TokenRefusal.NotIssuerAndSubject);
        }

        var client = await db.Set<ClientRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.ClientId == jwt.Issuer && row.ClosedAtUtc == null, cancel);
        if (client is null || (client.IsDemo && !settings.IsDemo) || !await IsSignedByAsync(assertion, jwt, client))
        {
            return (null, TokenRefusal.UnknownClientOrKey);
        }

        return Check(jwt) is { } wrong ? (null, wrong)
            : await UseOnceAsync(client, jwt, cancel) ? (client, default)
            : (null, TokenRefusal.UsedBefore);
    }

    private JsonWebToken? ReadOrNull(string assertion)
    {
        try
        {
            var jwt = handler.ReadJsonWebToken(assertion);
            // Claims are read when asked for: ask now, where a wrong form can still be told.
            _ = (jwt.Alg, jwt.Issuer, jwt.Subject, jwt.Kid, jwt.ValidTo, jwt.Audiences.Any());
            return jwt;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or SecurityTokenException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private async Task<bool> IsSignedByAsync(string assertion, JsonWebToken jwt, ClientRow client)
    {
        var keys = new JsonWebKeySet(client.Jwks).Keys.Where(key => key.Kid == jwt.Kid).ToArray<SecurityKey>();
        if (string.IsNullOrEmpty(jwt.Kid) || keys.Length == 0)
        {
            return false;
        }

        var result = await handler.ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            ValidAlgorithms = Algorithms,
            IssuerSigningKeys = keys,
            TryAllIssuerSigningKeys = false,
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        return result.IsValid;
    }

    private TokenRefusal? Check(JsonWebToken jwt)
    {
        var now = clock.GetUtcNow();
        if (jwt.Audiences.ToArray() is not [var audience] || audience != address.Token)
        {
            return TokenRefusal.OtherAudience;
        }

        if (!jwt.TryGetPayloadValue<long>("exp", out var exp) || exp is < 0 or > 253402300799)
        {
            return TokenRefusal.NoExpiry;
        }

        var expires = DateTimeOffset.FromUnixTimeSeconds(exp);
        var starts = jwt.TryGetPayloadValue<long>("nbf", out var nbf) && nbf is > 0 and < 253402300799 ? DateTimeOffset.FromUnixTimeSeconds(nbf) : now;
        if (expires <= now - Skew)
        {
            return TokenRefusal.Expired;
        }

        if (expires > now + LongestAssertion + Skew || starts > now + Skew)
        {
            return TokenRefusal.TooFarAhead;
        }

        return jwt.Id is { Length: > 0 and <= 200 } ? null : TokenRefusal.NoJti;
    }

    /// <summary>The database keeps each assertion from being used twice, also on two servers at one moment.</summary>
    private async Task<bool> UseOnceAsync(ClientRow client, JsonWebToken jwt, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Set<TokenSeenRow>().Where(row => row.ExpiresAtUtc < now).ExecuteDeleteAsync(cancel);
        if (await db.Set<TokenSeenRow>().AnyAsync(row => row.ClientId == client.ClientId && row.Jti == jwt.Id, cancel))
        {
            return false;
        }

        db.Add(new TokenSeenRow { ClientId = client.ClientId, Jti = jwt.Id, ExpiresAtUtc = now + LongestAssertion + Skew + Skew });
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException same) when (same.InnerException is DbException)
        {
            db.ChangeTracker.Clear();
            return await db.Set<TokenSeenRow>().AnyAsync(row => row.ClientId == client.ClientId && row.Jti == jwt.Id, cancel) ? false : throw new InvalidOperationException("An assertion could not be noted.", same);
        }
    }
}
