using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using Ridgeway.Guidance.TrustCallers;
using Ridgeway.Testing;

namespace Ridgeway.Guidance;

public sealed class HookTokenTests
{
    private const string Path = "/cds-services/prevention";

    [Fact]
    public async Task The_vector_of_the_specification_is_signed_right_and_has_expired()
    {
        using var vector = JsonDocument.Parse(File.ReadAllText(Repository.Shared("corpora", "cds-hooks", "reference", "jwt", "spec-jwt-vector.json")));
        var text = vector.RootElement.GetProperty("jwt").GetString()!;
        var keys = new JsonWebKeySet(vector.RootElement.GetProperty("jwks").GetRawText());

        Assert.Null(HookTokens.Read(text, out var token));
        Assert.Null(await HookTokens.CheckSignatureAsync(token!, keys));

        const string Address = "https://cds.example.org/cds-services/some-service";
        Assert.Equal(HookTokenProblem.Expired, HookTokens.CheckClaims(token!, Address, new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero)));
        Assert.Null(HookTokens.CheckClaims(token!, Address, new DateTimeOffset(2015, 1, 29, 22, 0, 0, TimeSpan.Zero)));
        Assert.Equal(HookTokenProblem.OtherAudience, HookTokens.CheckClaims(token!, Address + "/", new DateTimeOffset(2015, 1, 29, 22, 0, 0, TimeSpan.Zero)));

        // One letter of what it says changed: the signature no longer fits.
        var parts = text.Split('.');
        var other = parts[1][..20] + (parts[1][20] == 'A' ? 'B' : 'A') + parts[1][21..];
        if (HookTokens.Read($"{parts[0]}.{other}.{parts[2]}", out var changed) is null)
        {
            Assert.Equal(HookTokenProblem.WrongSignature, await HookTokens.CheckSignatureAsync(changed!, keys));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_lets_in_once_and_is_then_used_up(bool isRsa)
    {
        await using var site = await TestSite.StartAsync();
        var client = isRsa ? HookClient.WithRsaKey(site) : HookClient.WithEllipticKey(site);
        await client.TrustAsync();
        var token = client.Token();

        Assert.Equal(HttpStatusCode.OK, (await site.HookAsync(Path, A.View(A.Margaret()), token)).Status);
        var again = await site.HookAsync(Path, A.View(A.Margaret()), token);

        Assert.Equal(HttpStatusCode.Unauthorized, again.Status);
        Assert.Contains("has been used", again.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("Bearer", again.Answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal(HttpStatusCode.OK, (await site.HookAsync("/cds-services", null, client.Token("/cds-services"), HttpMethod.Get)).Status);
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_token_keeps_it_out_and_is_named()
    {
        await using var site = await TestSite.StartAsync();
        var client = HookClient.WithEllipticKey(site);
        await client.TrustAsync();
        var now = site.Clock.GetUtcNow();
        var stranger = new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP384));
        (string? Token, string Why)[] wrong =
        [
            (null, "Send a token"),
            ("not.a.jwt", "not a signed JWT"),
            (client.Token(change: claims => claims["iss"] = "https://other.example/"), "issuer (iss) is not known"),
            (client.Token(change: claims => claims["aud"] = "http://127.0.0.1:5080/cds-services"), "aud must be exactly"),
            (client.Token(change: claims => claims["aud"] = "http://127.0.0.1:5080/cds-services/prevention/"), "aud must be exactly"),
            (client.Token(change: claims => claims["exp"] = null), "iat and exp"),
            (client.Token(change: claims => claims["iat"] = null), "iat and exp"),
            (client.Token(change: claims => claims["exp"] = now.AddMinutes(-2).ToUnixTimeSeconds()), "expired"),
            (client.Token(change: claims => claims["iat"] = now.AddMinutes(2).ToUnixTimeSeconds()), "in the future"),
            (client.Token(change: claims => claims["jti"] = null), "jti"),
            (client.Token(jku: "https://evil.example/jwks"), "jku"),
            (client.Token(by: new ECDsaSecurityKey(stranger.ECDsa) { KeyId = "k1" }), "signature is wrong"),
            (client.Token(by: new ECDsaSecurityKey(stranger.ECDsa) { KeyId = "k2" }), "not among its issuer's keys"),
        ];
        foreach (var (token, why) in wrong)
        {
            var answer = await site.HookAsync(Path, A.View(A.Margaret()), token);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Contains(why, answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        client.Algorithm = SecurityAlgorithms.EcdsaSha384;
        Assert.Equal(HttpStatusCode.OK, (await site.HookAsync(Path, A.View(A.Margaret()), client.Token(change: claims => claims["aud"] = new[] { "x", "http://127.0.0.1:5080" + Path }, jku: "https://ehr.example/jwks"))).Status);
    }

    [Fact]
    public async Task A_token_made_with_a_shared_secret_or_with_none_is_never_taken()
    {
        await using var site = await TestSite.StartAsync();
        var client = HookClient.WithEllipticKey(site);
        await client.TrustAsync();
        var payload = client.Token().Split('.')[1];
        var none = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT","kid":"k1"}""") + "." + payload + ".";
        client.Algorithm = SecurityAlgorithms.HmacSha384;
        var secret = client.Token(by: new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(64)) { KeyId = "k1" });

        foreach (var token in new[] { none, secret })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await site.HookAsync(Path, A.View(A.Margaret()), token)).Status);
        }
    }

    [Fact]
    public async Task A_demonstration_answers_without_a_token_and_still_refuses_a_wrong_one()
    {
        await using var site = await TestSite.StartAsync(isDemo: true);

        Assert.Equal(HttpStatusCode.OK, (await site.HookAsync(Path, A.View(A.Margaret()))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.HookAsync(Path, A.View(A.Margaret()), "wrong")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.HookAsync("/cds-services", null, "wrong", HttpMethod.Get)).Status);
    }
}
