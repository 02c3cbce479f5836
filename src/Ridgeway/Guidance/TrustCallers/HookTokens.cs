using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ridgeway.Guidance.TrustCallers;

/// <summary>What is wrong with the token of a CDS Hooks client.</summary>
internal enum HookTokenProblem
{
    NotAJwt = 1,
    OtherAlgorithm = 2,
    NoKid = 3,
    UnknownIssuer = 4,
    OtherJku = 5,
    UnknownKey = 6,
    WrongSignature = 7,
    OtherAudience = 8,
    NoTimes = 9,
    Expired = 10,
    NotYet = 11,
    NoJti = 12,
    UsedBefore = 13,
}

/// <summary>
/// Reads and checks the JSON Web Tokens that CDS Hooks clients send, step by step: form, signature, claims.
/// Source: CDS Hooks 2.0, "Trusting CDS Clients".
/// </summary>
internal static class HookTokens
{
    /// <summary>None and HMAC are never taken.</summary>
    public static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha384, SecurityAlgorithms.EcdsaSha384];

    /// <summary>Clocks differ by this much and no more.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    public static HookTokenProblem? Read(string text, out JsonWebToken? token)
    {
        token = null;
        try
        {
            if (!Handler.CanReadToken(text))
            {
                return HookTokenProblem.NotAJwt;
            }

            token = Handler.ReadJsonWebToken(text);
            // Claims are read when asked for: ask now, where a wrong form can still be told.
            _ = (token.Alg, token.Kid, token.Issuer, token.Audiences.Any(), token.Id);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or SecurityTokenException or System.Text.Json.JsonException)
        {
            return HookTokenProblem.NotAJwt;
        }

        return !Algorithms.Contains(token.Alg) ? HookTokenProblem.OtherAlgorithm
            : string.IsNullOrEmpty(token.Kid) ? HookTokenProblem.NoKid
            : null;
    }

    /// <summary>Is it signed by the key of its kid? Its times and claims are not looked at.</summary>
    public static async Task<HookTokenProblem?> CheckSignatureAsync(JsonWebToken token, JsonWebKeySet keys)
    {
        var named = keys.Keys.Where(key => key.Kid == token.Kid).ToArray<SecurityKey>();
        if (named.Length == 0)
        {
            return HookTokenProblem.UnknownKey;
        }

        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = Algorithms,
            IssuerSigningKeys = named,
            TryAllIssuerSigningKeys = false,
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        return result.IsValid ? null : HookTokenProblem.WrongSignature;
    }

    /// <summary>Is it made out to this very address, and is its time now?</summary>
    public static HookTokenProblem? CheckClaims(JsonWebToken token, string address, DateTimeOffset now)
    {
        if (!token.Audiences.Contains(address, StringComparer.Ordinal))
        {
            return HookTokenProblem.OtherAudience;
        }

        if (TimeOf(token, "exp") is not { } expires || TimeOf(token, "iat") is not { } issued)
        {
            return HookTokenProblem.NoTimes;
        }

        return expires <= now - Skew ? HookTokenProblem.Expired
            : issued > now + Skew || (TimeOf(token, "nbf") is { } starts && starts > now + Skew) ? HookTokenProblem.NotYet
            : token.Id is not { Length: > 0 and <= 200 } ? HookTokenProblem.NoJti
            : null;
    }

    public static DateTimeOffset? TimeOf(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<long>(claim, out var seconds) && seconds is >= 0 and <= 253402300799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
