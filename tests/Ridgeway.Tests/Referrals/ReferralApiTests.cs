using System.Net;
using System.Text;
using System.Text.Json;
using Ridgeway.Access;
using Ridgeway.Testing;

namespace Ridgeway.Referrals;

public sealed class ReferralApiTests
{
    [Theory]
    [EveryEngine]
    internal async Task A_system_sends_follows_and_answers_a_referral(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine, also: services => A.Played(services));
        var services = await site.ServicesAsync(A.ServiceEntry("s-1", "Gym"));
        var person = await site.PersonAsync();
        var token = await TokenAsync(site, "system/ServiceRequest.crus");

        var options = await AskAsync(site, token, HttpMethod.Get, $"/api/referrals/options?person={person.Id}&intervention=exercise-referral");
        Assert.Equal(services[0].Id.ToString(), Json(options)[0].GetProperty("service").GetString());

        var sent = await AskAsync(site, token, HttpMethod.Post, "/api/referrals", new
        {
            person = person.Id.ToString(),
            intervention = "exercise-referral",
            referrer_code = "P88001",
            referrer_name = "Dr Amin",
            service = services[0].Id.ToString(),
            chosen_by = "person",
        });
        Assert.Equal(HttpStatusCode.Created, sent.Status);
        var id = Json(sent).GetProperty("referral").GetString();

        var answered = await AskAsync(site, token, HttpMethod.Post, $"/api/referrals/{id}/answer", new { provider = services[0].Provider.ToString(), starts_on = "2026-11-09" });
        Assert.Equal(("accepted", "2026-11-09"), (Json(answered).GetProperty("state").GetString(), Json(answered).GetProperty("due").GetString()));
        var again = await AskAsync(site, token, HttpMethod.Post, $"/api/referrals/{id}/answer", new { provider = services[0].Provider.ToString(), refusal = "no-room" });
        Assert.Equal(HttpStatusCode.Conflict, again.Status);

        var listed = await AskAsync(site, token, HttpMethod.Get, $"/api/referrals?state=accepted&person={person.Id}");
        Assert.Equal(id, Json(listed)[0].GetProperty("referral").GetString());
        Assert.Equal("accepted", Json(await AskAsync(site, token, HttpMethod.Get, $"/api/referrals/{id}")).GetProperty("history")[1].GetProperty("what").GetString());
    }

    [Fact]
    public async Task What_cannot_be_done_is_a_problem_in_words()
    {
        var guidance = new PlayedGuidance();
        await using var site = await TestSite.StartAsync(also: services => A.Played(services, guidance));
        await site.ServicesAsync(A.ServiceEntry("s-1", "Gym"));
        var person = await site.PersonAsync();
        var token = await TokenAsync(site, "system/ServiceRequest.crus");
        guidance.Forbids.Add("Unstable angina");

        var refused = await AskAsync(site, token, HttpMethod.Post, "/api/referrals", new { person = person.Id.ToString(), intervention = "exercise-referral", referrer_code = "P88001", referrer_name = "Dr Amin", chosen_by = "person" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Unstable angina", Json(refused).GetProperty("detail").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(site, token, HttpMethod.Get, "/api/referrals?state=lost")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(site, token, HttpMethod.Get, $"/api/referrals/{Guid.Empty}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(site, token, HttpMethod.Post, "/api/referrals", new { person = "not-an-id" })).Status);
    }

    [Fact]
    public async Task Without_the_scope_there_is_no_way_in()
    {
        await using var site = await TestSite.StartAsync(also: services => A.Played(services));

        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(site, await TokenAsync(site, "system/Patient.rs"), HttpMethod.Get, "/api/referrals")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Browser().GetAsync("/api/referrals")).Status);
    }

    private static async Task<string> TokenAsync(TestSite site, string scope)
    {
        var system = TestSystem.WithEllipticKey(site);
        await system.RegisterAsync(scope);
        return Json(await system.AskAsync(scope: scope)).GetProperty("access_token").GetString()!;
    }

    private static Task<TestPage> AskAsync(TestSite site, string token, HttpMethod method, string path, object? body = null)
    {
        var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Authorization", $"Bearer {token}");
        return site.Browser().SendAsync(request);
    }

    private static JsonElement Json(TestPage page) => JsonDocument.Parse(page.Text).RootElement;
}
