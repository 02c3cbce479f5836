using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Data;
using Ridgeway.Testing;

namespace Ridgeway.Web;

public sealed class SystemBasesTests
{
    [Fact]
    public async Task Every_base_answers_and_says_if_it_is_not_built_yet()
    {
        await using var site = await TestSite.StartAsync();
        foreach (var start in new[] { "/api", "/fhir", "/bars", "/cds-services", "/openreferral", "/openactive" })
        {
            var answer = await site.Browser().GetAsync(start + "/Something/1");
            Assert.True(answer.Status is HttpStatusCode.NotImplemented or HttpStatusCode.NotFound or HttpStatusCode.Unauthorized, $"{start}: {answer.Status}");
            var isFhir = start is "/fhir" or "/bars";
            Assert.Equal(isFhir ? "application/fhir+json; charset=utf-8" : "application/problem+json", answer.Header("Content-Type"));
            using var json = JsonDocument.Parse(answer.Text);
            var words = isFhir
                ? json.RootElement.GetProperty("issue")[0].GetProperty("diagnostics").GetString()
                : json.RootElement.GetProperty("detail").GetString();
            Assert.Contains(answer.Status switch { HttpStatusCode.NotImplemented => "not built yet", HttpStatusCode.NotFound => "nothing at", _ => "Send an access token" }, words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        await using var site = await TestSite.StartAsync();
        var answer = await site.Browser().GetAsync("/openapi/v1.json");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        using var json = JsonDocument.Parse(answer.Text);
        Assert.StartsWith("3.", json.RootElement.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.True(json.RootElement.GetProperty("paths").TryGetProperty("/oauth/token", out _));
        Assert.True(json.RootElement.GetProperty("paths").TryGetProperty("/readyz", out _));
    }

    [Theory]
    [EveryEngine]
    internal async Task It_is_ready_when_database_schema_and_content_are(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine, also: services =>
        {
            // Content comes with the other rooms; here only that it is asked about.
            services.Remove(services.Single(service => service.ImplementationType == typeof(ContentReady)));
        });
        Assert.Contains("ok", (await site.Browser().GetAsync("/healthz")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().GetAsync("/readyz")).Status);

        await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Database.ExecuteSqlRawAsync("delete from data_schema_step where number = 1"));
        var answer = await site.Browser().GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("waits for an upgrade", answer.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().GetAsync("/healthz")).Status);
    }

    [Fact]
    public async Task It_is_not_ready_without_content()
    {
        await using var site = await TestSite.StartAsync(also: services => services.AddSingleton<IKnowIfReady>(new NeverReady()));
        var answer = await site.Browser().GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("nothing to teach", answer.Text, StringComparison.Ordinal);
    }

    private sealed class NeverReady : IKnowIfReady
    {
        public string Part => "content";

        public Task<string?> ProblemAsync(CancellationToken cancel) => Task.FromResult<string?>("There is nothing to teach.");
    }
}
