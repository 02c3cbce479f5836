using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Ridgeway.Access.Clients;
using Ridgeway.Data;
using Ridgeway.Testing;

namespace Ridgeway.Access;

/// <summary>Another program with a key, as tests send it to sign in.</summary>
internal sealed class TestSystem
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private readonly SecurityKey key;
    private readonly TestSite site;

    private TestSystem(TestSite site, SecurityKey key, string algorithm)
    {
        this.site = site;
        this.key = key;
        Algorithm = algorithm;
    }

    public string Name { get; set; } = "hospital";

    public string Algorithm { get; set; }

    public static TestSystem WithEllipticKey(TestSite site) => new(site, new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP384)) { KeyId = "k1" }, SecurityAlgorithms.EcdsaSha384);

    public static TestSystem WithRsaKey(TestSite site) => new(site, new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k1" }, SecurityAlgorithms.RsaSha384);

    public string Jwks()
    {
        object one;
        if (key is ECDsaSecurityKey elliptic)
        {
            var point = elliptic.ECDsa.ExportParameters(false).Q;
            one = new { kty = "EC", crv = "P-384", kid = key.KeyId, x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) };
        }
        else
        {
            var rsa = ((RsaSecurityKey)key).Rsa.ExportParameters(false);
            one = new { kty = "RSA", kid = key.KeyId, n = Base64UrlEncoder.Encode(rsa.Modulus), e = Base64UrlEncoder.Encode(rsa.Exponent) };
        }

        return JsonSerializer.Serialize(new { keys = new[] { one } });
    }

    public Task RegisterAsync(string scopes = "system/*.cruds", bool isDemo = false) => site.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<RidgewayDb>();
        db.Add(new ClientRow
        {
            ClientId = Name,
            AccountId = A.Operator().Account,
            Scopes = scopes,
            Jwks = Jwks(),
            IsDemo = isDemo,
            CreatedAtUtc = site.Clock.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync();
    });

    /// <summary>An assertion that is right in every way, but for what is changed.</summary>
    public string Assertion(Action<Dictionary<string, object?>>? change = null, Func<SecurityKey, SecurityKey>? by = null)
    {
        var now = site.Clock.GetUtcNow();
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Name,
            ["sub"] = Name,
            ["aud"] = "http://127.0.0.1:5080/oauth/token",
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
            ["jti"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
        };
        change?.Invoke(claims);
        foreach (var absent in claims.Where(claim => claim.Value is null).Select(claim => claim.Key).ToList())
        {
            claims.Remove(absent);
        }

        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(JsonSerializer.Serialize(claims), new SigningCredentials(by?.Invoke(key) ?? key, Algorithm));
    }

    public Task<TestPage> AskAsync(string? assertion = null, string? scope = "system/Patient.rs", string grant = "client_credentials") =>
        site.Browser().PostAsync("/oauth/token", [
            ("grant_type", grant),
            ("client_assertion_type", AssertionType),
            ("client_assertion", assertion ?? Assertion()),
            .. scope is null ? Array.Empty<(string, string)>() : [("scope", scope)],
        ]);
}
