using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Testing;

namespace Ridgeway.Records.BulkSubmit;

public sealed class BulkSubmitTests : IDisposable
{
    private const string Submitter = "https://example.org/systems|gp-system";
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-submitted-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [EveryEngine]
    internal async Task A_manifest_in_a_configured_folder_is_fetched_imported_and_told_of(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var token = await TokenAsync(site);
        var manifest = Manifest("one", ("Condition", Sent.Condition("c1", "1") + "\n" + Sent.Condition("c2", "nobody") + "\n"), ("Patient", Sent.Patient("1", "9434765919") + "\n"));

        var taken = await PostAsync(site, token, "$bulk-submit", Parameters(manifest, "in-progress"));
        var ask = await PostAsync(site, token, "$bulk-submit-status", Parameters(null, null));
        var waiting = await GetAsync(site, token, ask.Header("Content-Location")!);
        await site.Services.GetRequiredService<BulkRounds>().RunOnceAsync(TestContext.Current.CancellationToken);
        var done = await GetAsync(site, token, ask.Header("Content-Location")!);

        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (ask.Status, waiting.Status));
        Assert.Equal("0 of 1 manifests finished", waiting.Header("X-Progress"));
        Assert.Equal(HttpStatusCode.OK, done.Status);
        var problems = await GetAsync(site, token, JsonDocument.Parse(done.Text).RootElement.GetProperty("error")[0].GetProperty("url").GetString()!);
        Assert.Contains("3 resources read: 2 kept", problems.Text, StringComparison.Ordinal);
        Assert.Contains("not known here", problems.Text, StringComparison.Ordinal);
        Assert.All(problems.Text.Trim().Split('\n'), line => Assert.Equal("OperationOutcome", JsonDocument.Parse(line).RootElement.GetProperty("resourceType").GetString()));
        Assert.Equal(Submitter, await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<ImportRow>().Select(row => row.Source).SingleAsync()));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_manifest_that_replaces_another_withdraws_it_and_one_stopped_is_not_fetched(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var token = await TokenAsync(site);
        var rounds = site.Services.GetRequiredService<BulkRounds>();
        var first = Manifest("first", ("Patient", Sent.Patient("1", "9434765919") + "\n" + Sent.Patient("2", "9000000009", "Gone") + "\n"));
        await PostAsync(site, token, "$bulk-submit", Parameters(first, "in-progress"));
        await rounds.RunOnceAsync(TestContext.Current.CancellationToken);
        site.Clock.Pass(TimeSpan.FromMinutes(1));
        var second = Manifest("second", ("Patient", Sent.Patient("1", "9434765919", "Renamed") + "\n"));

        await PostAsync(site, token, "$bulk-submit", Parameters(second, "in-progress", replaces: first));
        await rounds.RunOnceAsync(TestContext.Current.CancellationToken);
        await PostAsync(site, token, "$bulk-submit", Parameters(Manifest("third", ("Patient", Sent.Patient("3", "9434765870") + "\n")), "in-progress"));
        await PostAsync(site, token, "$bulk-submit", Parameters(null, "stopped"));
        await rounds.RunOnceAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["Renamed"], await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<PersonRow>().Select(row => row.Family).ToListAsync()));
    }

    [Fact]
    public async Task Only_configured_places_are_fetched_from_whatever_a_manifest_names()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var token = await TokenAsync(site);
        var outside = Directory.CreateTempSubdirectory("ridgeway-outside-").FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, "p.ndjson"), Sent.Patient("1", "9434765919"), TestContext.Current.CancellationToken);
        var sly = Path.Combine(folder, "sly.json");
        await File.WriteAllTextAsync(sly, JsonSerializer.Serialize(new { output = new[] { new { type = "Patient", url = new Uri(Path.Combine(outside, "p.ndjson")).AbsoluteUri } } }), TestContext.Current.CancellationToken);

        foreach (var elsewhere in (string[])[new Uri(Path.Combine(outside, "m.json")).AbsoluteUri, "https://example.org/manifest.json", $"file://{folder}/../{Path.GetFileName(outside)}/m.json", "ftp://x/y", "not an address"])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(site, token, "$bulk-submit", Parameters(elsewhere, "in-progress"))).Status);
        }

        await PostAsync(site, token, "$bulk-submit", Parameters(new Uri(sly).AbsoluteUri, "in-progress"));
        await site.Services.GetRequiredService<BulkRounds>().RunOnceAsync(TestContext.Current.CancellationToken);
        var row = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<SubmissionRow>().SingleAsync());
        Assert.Equal(SubmissionState.Failed, row.State);
        Assert.Contains("not in a place", row.Message, StringComparison.Ordinal);
        Directory.Delete(outside, recursive: true);
    }

    [Fact]
    public async Task Without_the_scope_or_a_configured_place_nothing_is_taken()
    {
        await using var site = await TestSite.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(site, await TokenAsync(site, "system/Patient.rs"), "$bulk-submit", "{}")).Status);
        var refused = await PostAsync(site, await TokenAsync(site), "$bulk-submit", Parameters("file:///etc/passwd", "in-progress"));
        Assert.Contains("fetches from nowhere", refused.Text, StringComparison.Ordinal);
    }

    private Task<TestSite> SiteAsync(Engine engine) => TestSite.StartAsync(engine, also: services => services.AddSingleton(new BulkPlaces([folder])));

    private string Manifest(string name, params (string Type, string Lines)[] files)
    {
        foreach (var (type, lines) in files)
        {
            File.WriteAllText(Path.Combine(folder, $"{name}-{type}.ndjson"), lines);
        }

        var path = Path.Combine(folder, name + ".json");
        File.WriteAllText(path, JsonSerializer.Serialize(new { transactionTime = "2026-11-01T00:00:00Z", output = files.Select(file => new { type = file.Type, url = $"{name}-{file.Type}.ndjson" }) }));
        return new Uri(path).AbsoluteUri;
    }

    private static string Parameters(string? manifest, string? status, string? replaces = null)
    {
        List<object> parameters = [new { name = "submitter", valueIdentifier = new { system = "https://example.org/systems", value = "gp-system" } }, new { name = "submissionId", valueString = "s1" }];
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parameters.Add(new { name, valueString = value });
            }
        }

        Add("manifestUrl", manifest);
        Add("submissionStatus", status);
        Add("replacesManifestUrl", replaces);
        return JsonSerializer.Serialize(new { resourceType = "Parameters", parameter = parameters });
    }

    private static async Task<string> TokenAsync(TestSite site, string scope = "system/bulk-submit")
    {
        var system = TestSystem.WithEllipticKey(site);
        system.Name = $"client-for-{scope.Length}";
        await system.RegisterAsync(scope);
        return JsonDocument.Parse((await system.AskAsync(scope: scope)).Text).RootElement.GetProperty("access_token").GetString()!;
    }

    private static Task<TestPage> PostAsync(TestSite site, string token, string operation, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/fhir/" + operation) { Content = new StringContent(body, Encoding.UTF8, "application/fhir+json") };
        request.Headers.Authorization = new("Bearer", token);
        return site.Browser().SendAsync(request);
    }

    private static Task<TestPage> GetAsync(TestSite site, string token, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address).PathAndQuery);
        request.Headers.Authorization = new("Bearer", token);
        return site.Browser().SendAsync(request);
    }
}
