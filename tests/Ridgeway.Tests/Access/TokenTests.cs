using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Ridgeway.Access.Clients;
using Ridgeway.Testing;

namespace Ridgeway.Access;

public sealed class TokenTests
{
    [Theory]
    [EveryEngine]
    internal async Task A_signed_assertion_gets_a_token_for_five_minutes_and_what_is_allowed(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        foreach (var system in new[] { TestSystem.WithEllipticKey(site), TestSystem.WithRsaKey(site) })
        {
            system.Name = system.Algorithm.ToLowerInvariant();
            await system.RegisterAsync("system/Patient.rs system/Observation.r");
            var answer = await system.AskAsync(scope: "system/*.rs system/Patient.cruds system/Device.r");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Equal("no-store", answer.Header("Cache-Control"));
            using var json = JsonDocument.Parse(answer.Text);
            Assert.Equal("bearer", json.RootElement.GetProperty("token_type").GetString());
            Assert.Equal(300, json.RootElement.GetProperty("expires_in").GetInt32());
            Assert.Equal("system/Patient.rs system/Observation.r", json.RootElement.GetProperty("scope").GetString());
        }
    }

    [Theory]
    [EveryEngine]
    internal async Task An_assertion_is_good_for_one_time(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var system = TestSystem.WithEllipticKey(site);
        await system.RegisterAsync();
        var assertion = system.Assertion();
        Assert.Equal(HttpStatusCode.OK, (await system.AskAsync(assertion)).Status);
        await RefusedAsync(system.AskAsync(assertion), "invalid_client", "jti has been used");

        // Not even by two at the same moment.
        var another = system.Assertion();
        var both = await Task.WhenAll(system.AskAsync(another), system.AskAsync(another), system.AskAsync(another));
        Assert.Single(both, answer => answer.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Every_other_assertion_is_refused_with_what_is_wrong()
    {
        await using var site = await TestSite.StartAsync();
        var system = TestSystem.WithEllipticKey(site);
        await system.RegisterAsync();
        long In(int seconds) => site.Clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds();

        await RefusedAsync(system.AskAsync(grant: "authorization_code"), "unsupported_grant_type", "client_credentials");
        await RefusedAsync(system.AskAsync("not a jwt"), "invalid_client", "not a signed JWT");
        await RefusedAsync(system.AskAsync("e30.e30.e30"), "invalid_client", "");
        await RefusedAsync(system.AskAsync(system.Assertion(claims => claims["aud"] = "http://127.0.0.1:5080/oauth/token/")), "invalid_client", "aud must be exactly http://127.0.0.1:5080/oauth/token");
        await RefusedAsync(system.AskAsync(system.Assertion(claims => claims["aud"] = new[] { "http://127.0.0.1:5080/oauth/token", "http://other.example" })), "invalid_client", "aud must be exactly");
        await RefusedAsync(system.AskAsync(system.Assertion(claims => claims["aud"] = null)), "invalid_client", "aud must be exactly");
        await RefusedAsync(system.AskAsync(system.Assertion(claims => claims["sub"] = "another")), "invalid_client", "iss and sub");
        await RefusedAsync(system.AskAsync(system.Assertion(claims => claims["exp"] = null)), "invalid_client", "must have exp");
        await RefusedAsync(system.AskAsync(system.Assertion(claims => claims["exp"] = In(-31))), "invalid_client", "expired");
        await RefusedAsync(system.AskAsync(system.Assertion(claims => claims["exp"] = In(331))), "invalid_client", "at most 5 minutes");
        await RefusedAsync(system.AskAsync(system.Assertion(claims => claims["nbf"] = In(60))), "invalid_client", "nbf");
        await RefusedAsync(system.AskAsync(system.Assertion(claims => claims["jti"] = null)), "invalid_client", "must have a jti");
        await RefusedAsync(system.AskAsync(system.Assertion(claims => (claims["iss"], claims["sub"]) = ("nobody", "nobody"))), "invalid_client", "not known");
        await RefusedAsync(system.AskAsync(system.Assertion(by: _ => new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP384)) { KeyId = "k1" })), "invalid_client", "not signed by");
        await RefusedAsync(system.AskAsync(system.Assertion(by: key => new ECDsaSecurityKey(((ECDsaSecurityKey)key).ECDsa) { KeyId = "k2" })), "invalid_client", "not signed by");
        await RefusedAsync(system.AskAsync(scope: null), "invalid_scope", "at least one scope");
        await RefusedAsync(system.AskAsync(scope: "openid user/Patient.rs"), "invalid_scope", "at least one scope");
    }

    [Fact]
    public async Task Other_algorithms_are_refused_none_among_them()
    {
        await using var site = await TestSite.StartAsync();
        var system = TestSystem.WithRsaKey(site);
        await system.RegisterAsync();
        system.Algorithm = SecurityAlgorithms.RsaSha256;
        await RefusedAsync(system.AskAsync(), "invalid_client", "RS384 or ES384");

        system.Algorithm = SecurityAlgorithms.RsaSha384;
        var parts = system.Assertion().Split('.');
        var none = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT","kid":"k1"}""");
        await RefusedAsync(system.AskAsync($"{none}.{parts[1]}."), "invalid_client", "");
        await RefusedAsync(system.AskAsync($"{none}.{parts[1]}.{parts[2]}"), "invalid_client", "");
        var symmetric = Base64UrlEncoder.Encode("""{"alg":"HS384","typ":"JWT","kid":"k1"}""");
        await RefusedAsync(system.AskAsync($"{symmetric}.{parts[1]}.{parts[2]}"), "invalid_client", "RS384 or ES384");
    }

    [Fact]
    public async Task The_address_in_a_request_does_not_change_who_an_assertion_is_made_out_to()
    {
        await using var site = await TestSite.StartAsync();
        var system = TestSystem.WithEllipticKey(site);
        await system.RegisterAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                ["client_assertion"] = system.Assertion(claims => claims["aud"] = "http://other.example/oauth/token"),
                ["scope"] = "system/Patient.rs",
            }),
        };
        request.Headers.Host = "other.example";
        await RefusedAsync(site.Browser().SendAsync(request), "invalid_client", "aud must be exactly http://127.0.0.1:5080/oauth/token");
    }

    [Fact]
    public async Task A_token_opens_what_its_scope_allows_until_it_ends_or_its_client_is_closed()
    {
        await using var site = await TestSite.StartAsync(map: PatientsForSystems);
        var system = TestSystem.WithEllipticKey(site);
        await system.RegisterAsync();
        var token = await TokenOfAsync(system.AskAsync(scope: "system/Patient.r"));
        Assert.Equal(HttpStatusCode.OK, (await WithTokenAsync(site, "/api/test/patient", token)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await WithTokenAsync(site, "/api/test/observation", token)).Status);

        var none = await site.Browser().GetAsync("/api/test/patient");
        Assert.Equal(HttpStatusCode.Unauthorized, none.Status);
        Assert.StartsWith("Bearer", none.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Equal("application/problem+json", none.Header("Content-Type"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await WithTokenAsync(site, "/api/test/patient", token[..^4] + "AAAA")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await WithTokenAsync(site, "/api/test/patient", system.Assertion())).Status);

        site.Clock.Pass(TimeSpan.FromSeconds(299));
        Assert.Equal(HttpStatusCode.OK, (await WithTokenAsync(site, "/api/test/patient", token)).Status);
        var later = await TokenOfAsync(system.AskAsync(scope: "system/Patient.r"));
        site.Clock.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.Unauthorized, (await WithTokenAsync(site, "/api/test/patient", token)).Status);

        Assert.Equal(HttpStatusCode.OK, (await WithTokenAsync(site, "/api/test/patient", later)).Status);
        await site.InScopeAsync(async services => await services.GetRequiredService<Data.RidgewayDb>().Set<ClientRow>()
            .Where(row => row.ClientId == system.Name)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAtUtc, site.Clock.GetUtcNow().UtcDateTime)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await WithTokenAsync(site, "/api/test/patient", later)).Status);
    }

    [Fact]
    public async Task A_person_signed_in_is_no_system_and_a_system_is_no_person()
    {
        await using var site = await TestSite.StartAsync(map: PatientsForSystems);
        var browser = await site.BrowserOfAsync(A.Clinician());
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/test/patient")).Status);

        var system = TestSystem.WithEllipticKey(site);
        await system.RegisterAsync();
        Assert.True((await WithTokenAsync(site, "/access-log", await TokenOfAsync(system.AskAsync()))).IsRedirect);
    }

    [Fact]
    public async Task The_demonstrations_client_opens_nothing_outside_a_demonstration()
    {
        await using var demo = await TestSite.StartAsync(isDemo: true, map: PatientsForSystems);
        await demo.InScopeAsync(services => services.GetRequiredService<DemoClient>().MakeAsync(CancellationToken.None));
        var client = await demo.InScopeAsync(services => Task.FromResult(services.GetRequiredService<Data.RidgewayDb>().Set<ClientRow>().Single()));
        var token = await demo.Services.GetRequiredService<AccessTokens>().IssueAsync(client, [new SystemScope("*", "rs")], CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, (await WithTokenAsync(demo, "/api/test/patient", token)).Status);

        await using var real = await TestSite.StartAsync(keep: demo, map: PatientsForSystems);
        Assert.Equal(HttpStatusCode.Unauthorized, (await WithTokenAsync(real, "/api/test/patient", token)).Status);
        var system = TestSystem.WithEllipticKey(real);
        await system.RegisterAsync(isDemo: true);
        await RefusedAsync(system.AskAsync(), "invalid_client", "not known");
    }

    [Fact]
    public async Task How_to_sign_in_is_published_at_both_addresses()
    {
        await using var site = await TestSite.StartAsync();
        foreach (var path in new[] { "/.well-known/smart-configuration", "/fhir/.well-known/smart-configuration" })
        {
            var answer = await site.Browser().GetAsync(path);
            Assert.StartsWith("application/json", answer.Header("Content-Type"), StringComparison.Ordinal);
            using var json = JsonDocument.Parse(answer.Text);
            Assert.Equal("http://127.0.0.1:5080/oauth/token", json.RootElement.GetProperty("token_endpoint").GetString());
            Assert.Equal(["RS384", "ES384"], json.RootElement.GetProperty("token_endpoint_auth_signing_alg_values_supported").EnumerateArray().Select(one => one.GetString()));
            Assert.Contains("client-confidential-asymmetric", json.RootElement.GetProperty("capabilities").EnumerateArray().Select(one => one.GetString()));
            Assert.DoesNotContain("plain", answer.Text, StringComparison.Ordinal);
        }
    }

    internal static async Task<TestPage> WithTokenAsync(TestSite site, string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Authorization", $"Bearer {token}");
        return await site.Browser().SendAsync(request);
    }

    private static async Task<string> TokenOfAsync(Task<TestPage> asked)
    {
        using var json = JsonDocument.Parse((await asked).Text);
        return json.RootElement.GetProperty("access_token").GetString()!;
    }

    private static async Task RefusedAsync(Task<TestPage> asked, string error, string words)
    {
        var answer = await asked;
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        using var json = JsonDocument.Parse(answer.Text);
        Assert.Equal(error, json.RootElement.GetProperty("error").GetString());
        Assert.Contains(words, json.RootElement.GetProperty("error_description").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Endpoints that a room would have.</summary>
    private static void PatientsForSystems(WebApplication app)
    {
        app.MapGet("/api/test/patient", () => "a patient").RequireScope("Patient", 'r');
        app.MapGet("/api/test/observation", () => "an observation").RequireScope("Observation", 'r');
    }
}
