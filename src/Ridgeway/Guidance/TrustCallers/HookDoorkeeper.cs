using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;
using Ridgeway.Access;
using Ridgeway.Access.Clients;
using Ridgeway.Data;

namespace Ridgeway.Guidance.TrustCallers;

/// <summary>Who calls, or why they may not.</summary>
internal abstract record HookEntry
{
    private HookEntry()
    {
    }

    public sealed record LetIn(HookCaller Caller) : HookEntry;

    public sealed record Refused(string Why) : HookEntry;
}

/// <summary>
/// Lets in who proves themselves: with a token of their own as CDS Hooks has it, or with an access token of this Ridgeway.
/// A demonstration, which holds nobody real, also answers those who send no token; a wrong one is refused everywhere.
/// </summary>
internal sealed class HookDoorkeeper(HookCallers callers, RuleNotes notes, HookKeys keys, PublicAddress address, RidgewaySettings settings, TimeProvider clock)
{
    private const string Start = "Bearer ";

    public async Task<HookEntry> AskAsync(HttpContext http, CancellationToken cancel)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return settings.IsDemo
                ? new HookEntry.LetIn(Caller(null, "A system that did not have to sign in (demonstration)", await AllServersAsync(cancel)))
                : new HookEntry.Refused("Send a token: Authorization: Bearer TOKEN, a JWT signed with a key that this Ridgeway was told of.");
        }

        if (!header.StartsWith(Start, StringComparison.OrdinalIgnoreCase))
        {
            return new HookEntry.Refused("Authorization must be Bearer TOKEN.");
        }

        // "typ": "at+jwt" says that it is ours; no CDS Hooks client signs with that type.
        var text = header[Start.Length..].Trim();
        return HookTokens.Read(text, out var token) is { } wrong ? Refuse(wrong)
            : token!.Typ == "at+jwt" ? await OursAsync(http)
            : await TheirsAsync(token, http, cancel);
    }

    private async Task<HookEntry> OursAsync(HttpContext http)
    {
        var result = await http.AuthenticateAsync(BearerTokens.SchemeName);
        var mayRead = SystemScope.ParseAll(result.Principal?.FindFirst(AccessTokens.ScopeClaim)?.Value ?? "", out _).Any(scope => scope.Allows("Patient", 'r'));
        return result.Succeeded && mayRead
            ? new HookEntry.LetIn(Caller(null, result.Principal!.AsViewer()!.Name, await AllServersAsync(http.RequestAborted)))
            : new HookEntry.Refused("The access token is not good here, or has expired; system/Patient.r is needed.");
    }

    private async Task<HookEntry> TheirsAsync(Microsoft.IdentityModel.JsonWebTokens.JsonWebToken token, HttpContext http, CancellationToken cancel)
    {
        if (await callers.FindAsync(token.Issuer, cancel) is not { } row)
        {
            return Refuse(HookTokenProblem.UnknownIssuer);
        }

        if (token.TryGetHeaderValue<string>("jku", out var jku) && jku != row.Jku)
        {
            return Refuse(HookTokenProblem.OtherJku);
        }

        if (await SignatureAsync(token, row, cancel) is { } wrong)
        {
            return Refuse(wrong);
        }

        if (HookTokens.CheckClaims(token, address.Root + http.Request.Path, clock.GetUtcNow()) is { } claim)
        {
            return Refuse(claim);
        }

        return await notes.UseOnceAsync(new CallerSeenRow { Issuer = row.Issuer, Jti = token.Id, ExpiresAtUtc = (HookTokens.TimeOf(token, "exp")!.Value + HookTokens.Skew).UtcDateTime })
            ? new HookEntry.LetIn(Caller(row.Issuer, row.Name, row.Servers))
            : Refuse(HookTokenProblem.UsedBefore);
    }

    private async Task<HookTokenProblem?> SignatureAsync(Microsoft.IdentityModel.JsonWebTokens.JsonWebToken token, TrustedCaller row, CancellationToken cancel)
    {
        if (await keys.OfAsync(row, token.Kid, cancel) is not { } set)
        {
            return HookTokenProblem.UnknownKey;
        }

        return await HookTokens.CheckSignatureAsync(token, set);
    }

    private HookCaller Caller(string? issuer, string name, IReadOnlyList<string> servers) => new(issuer, name, servers, address.Root + "/fhir");

    private async Task<IReadOnlyList<string>> AllServersAsync(CancellationToken cancel) =>
        [.. (await callers.AllAsync(cancel)).SelectMany(one => one.Servers).Distinct(StringComparer.Ordinal)];

    private static HookEntry.Refused Refuse(HookTokenProblem why) => new(why switch
    {
        HookTokenProblem.NotAJwt => "The token is not a signed JWT.",
        HookTokenProblem.OtherAlgorithm => "The token must be signed with ES384 or RS384.",
        HookTokenProblem.NoKid => "The token's header must name its key (kid).",
        HookTokenProblem.UnknownIssuer => "The token's issuer (iss) is not known here.",
        HookTokenProblem.OtherJku => "The token's jku is not the address agreed for its issuer.",
        HookTokenProblem.UnknownKey => "The token's key (kid) is not among its issuer's keys.",
        HookTokenProblem.WrongSignature => "The token's signature is wrong.",
        HookTokenProblem.OtherAudience => "The token's aud must be exactly the address called.",
        HookTokenProblem.NoTimes => "The token must have iat and exp.",
        HookTokenProblem.Expired => "The token has expired.",
        HookTokenProblem.NotYet => "The token was issued in the future.",
        HookTokenProblem.NoJti => "The token must have a jti of at most 200 characters.",
        HookTokenProblem.UsedBefore => "The token's jti has been used: make a new one.",
    });
}
