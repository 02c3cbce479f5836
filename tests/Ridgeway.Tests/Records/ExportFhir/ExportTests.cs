using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Records.ServeFhir;
using Ridgeway.Testing;
using static Ridgeway.Records.ServeFhir.FhirClient;

namespace Ridgeway.Records.ExportFhir;

public sealed class ExportTests
{
    private const string Here = ""","generalPractitioner":[{"identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"B86001"}}]""";

    [Theory]
    [EveryEngine]
    internal async Task Everyone_is_exported_in_the_background_one_file_a_type_and_each_read_is_in_the_log(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await SomePeopleAsync(site);
        var client = await WithScopesAsync(site);

        var asked = await client.GetAsync("/fhir/$export", ("Prefer", "respond-async"));
        Assert.Equal(HttpStatusCode.Accepted, asked.Status);
        var status = new Uri(asked.Header("Content-Location")!).AbsolutePath;
        var waiting = await client.GetAsync(status);
        Assert.Equal((HttpStatusCode.Accepted, "waiting", "2"), (waiting.Status, waiting.Header("X-Progress"), waiting.Header("Retry-After")));
        await RunAsync(site);

        var manifest = await client.GetAsync(status);
        Assert.Equal("application/json", manifest.Header("Content-Type")!.Split(';')[0]);
        var json = Json(manifest);
        Assert.True((bool)json["requiresAccessToken"]!);
        Assert.Equal(["Condition 2", "Organization 1", "Patient 2"], json["output"]!.AsArray().Select(file => $"{file!["type"]} {file["count"]}"));
        var conditions = await client.GetAsync(new Uri((string)json["output"]![0]!["url"]!).AbsolutePath);
        Assert.Equal("application/fhir+ndjson", conditions.Header("Content-Type"));
        Assert.Equal(["c1", "c3"], conditions.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (string)JsonNode.Parse(line)!["id"]!).Order());
        var log = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<AccessLogRow>().CountAsync(row => row.What == "FHIR bulk export", TestContext.Current.CancellationToken));
        Assert.Equal(2, log);

        Assert.Equal(HttpStatusCode.NotFound, (await (await WithScopesAsync(site, name: "another")).GetAsync(status)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(status + "/..%2F..%2Ftest.db")).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await client.SendAsync(HttpMethod.Delete, status, null)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(status)).Status);
    }

    [Fact]
    public async Task A_filter_of_a_type_narrows_that_type_and_no_other_and_one_not_understood_is_refused()
    {
        await using var site = await TestSite.StartAsync();
        await SomePeopleAsync(site);
        await ImportAsync(site, Bundle(Condition("later", "p1", "44054006"), Condition("latest", "p1", "73211009")));
        var client = await WithScopesAsync(site);

        foreach (var filters in new[] { "_typeFilter=Condition%3Fcode%3D44054006&_typeFilter=Condition%3Fcode%3D73211009", "_typeFilter=Condition%3Fcode%3D44054006,Condition%3Fcode%3D73211009" })
        {
            var filtered = await ManifestAsync(site, client, await client.GetAsync($"/fhir/$export?{filters}", ("Prefer", "respond-async")));
            Assert.Equal(["Condition 2", "Organization 1", "Patient 2"], filtered["output"]!.AsArray().Select(file => $"{file!["type"]} {file["count"]}"));
        }

        foreach (var wrong in new[] { "Condition%3Fshoe%3D1", "Unicorn%3Fcode%3D1", "Condition", "Condition%3F_sort%3Dcode", "Condition%3Fonset-date%3Dyesterday" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"/fhir/$export?_typeFilter={wrong}", ("Prefer", "respond-async"))).Status);
        }
    }

    [Fact]
    public async Task A_group_types_and_a_moment_narrow_it_and_a_file_is_compressed_for_who_takes_it()
    {
        await using var site = await TestSite.StartAsync();
        await SomePeopleAsync(site);
        site.Clock.Pass(TimeSpan.FromMinutes(5));
        var moment = site.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        await ImportAsync(site, Bundle(Condition("later", "p1", "44054006")));
        var client = await WithScopesAsync(site);

        var group = await ManifestAsync(site, client, await client.GetAsync("/fhir/Group/B86001/$export?_type=Condition", ("Prefer", "respond-async")));
        Assert.Equal(["Condition 2"], group["output"]!.AsArray().Select(file => $"{file!["type"]} {file["count"]}"));
        var since = await ManifestAsync(site, client, await client.PostAsync(
            "/fhir/Patient/$export",
            $$"""{"resourceType":"Parameters","parameter":[{"name":"_since","valueInstant":"{{moment}}"},{"name":"_type","valueString":"Condition"},{"name":"_type","valueString":"Patient"}]}""",
            ("Prefer", "respond-async")));
        Assert.Equal(["Condition 1"], since["output"]!.AsArray().Select(file => $"{file!["type"]} {file["count"]}"));

        var file = await client.GetAsync(new Uri((string)since["output"]![0]!["url"]!).AbsolutePath, ("Accept-Encoding", "gzip"));
        Assert.Equal("gzip", file.Header("Content-Encoding"));
        await using var unpacked = new GZipStream(await file.Answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        Assert.Contains("\"later\"", await new StreamReader(unpacked).ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_exported_is_refused_at_once()
    {
        await using var site = await TestSite.StartAsync();
        await SomePeopleAsync(site);
        var client = await WithScopesAsync(site, "system/Patient.rs");
        foreach (var (path, prefer, status) in new[]
        {
            ("/fhir/$export", "", 400),
            ("/fhir/$export?_type=Unicorn", "respond-async", 400),
            ("/fhir/$export?_since=yesterday", "respond-async", 400),
            ("/fhir/$export?_outputFormat=text/csv", "respond-async", 400),
            ("/fhir/$export?_type=Condition", "respond-async", 403),
            ("/fhir/Group/Z99999/$export", "respond-async", 404),
        })
        {
            var answer = await client.GetAsync(path, ("Prefer", prefer));
            Assert.True((int)answer.Status == status, $"{path}: {answer.Status} {answer.Text}");
            Assert.Equal("OperationOutcome", (string?)Json(answer)["resourceType"]);
        }
    }

    [Theory]
    [EveryEngine]
    internal async Task An_export_that_was_running_when_the_server_stopped_is_begun_again(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await SomePeopleAsync(site);
        var client = await WithScopesAsync(site);
        var asked = await client.GetAsync("/fhir/$export", ("Prefer", "respond-async"));
        await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<ExportRow>()
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ExportState.Running).SetProperty(row => row.PeopleDone, 1), TestContext.Current.CancellationToken));

        var manifest = await ManifestAsync(site, client, asked);

        Assert.Equal(3, manifest["output"]!.AsArray().Count);
    }

    [Fact]
    public async Task Whoever_may_not_be_used_beyond_their_own_care_is_not_exported()
    {
        await using var site = await TestSite.StartAsync(also: services => services.AddScoped<IKnowSecondaryUse, NobodyButBrown>());
        await SomePeopleAsync(site);
        var client = await WithScopesAsync(site);

        var manifest = await ManifestAsync(site, client, await client.GetAsync("/fhir/Patient/$export", ("Prefer", "respond-async")));

        Assert.Equal(["Condition 1", "Patient 1"], manifest["output"]!.AsArray().Select(file => $"{file!["type"]} {file["count"]}"));
    }

    [Fact]
    public async Task The_command_writes_the_same_files()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var folder = Directory.CreateTempSubdirectory("ridgeway-export-").FullName;
        try
        {
            var (bundle, into) = (Path.Combine(folder, "b.json"), Path.Combine(folder, "out"));
            await File.WriteAllTextAsync(bundle, Bundle(Patient("p1", more: Here), Condition("c1", "p1")), TestContext.Current.CancellationToken);
            await Typed.RunAsync(ridgeway, "import", bundle);

            var typed = await Typed.RunAsync(ridgeway, "export", "--out", into, "--type", "Condition,Patient", "--json");

            Assert.True(typed.Exit == ExitCode.Done, typed.Messages);
            Assert.Equal(["Condition.ndjson", "Patient.ndjson"], Directory.EnumerateFiles(into).Select(Path.GetFileName).Order());
            Assert.Equal(ExitCode.Usage, (await Typed.RunAsync(ridgeway, "export", "--out", into)).Exit);
            Assert.Equal(ExitCode.Usage, (await Typed.RunAsync(ridgeway, "export", "--out", into + "2", "--type", "Unicorn")).Exit);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task SomePeopleAsync(TestSite site) => ImportAsync(site, Bundle(
        Patient("p1", more: Here), Condition("c1", "p1"), Patient("p2", "9434765870", "Brown", "1970-07-07"), Condition("c3", "p2"),
        """{"resourceType":"Organization","id":"o1","name":"White Rose"}"""));

    private static async Task<JsonObject> ManifestAsync(TestSite site, FhirClient client, TestPage asked)
    {
        Assert.True(asked.Status == HttpStatusCode.Accepted, asked.Text);
        await RunAsync(site);
        var manifest = await client.GetAsync(new Uri(asked.Header("Content-Location")!).AbsolutePath);
        Assert.True(manifest.Status == HttpStatusCode.OK, $"{manifest.Status} {manifest.Text}");
        return Json(manifest);
    }

    private static async Task RunAsync(TestSite site)
    {
        using var rounds = ActivatorUtilities.CreateInstance<ExportRounds>(site.Services);
        while (await rounds.RunOneAsync(TestContext.Current.CancellationToken))
        {
        }
    }

    private sealed class NobodyButBrown(RidgewayDb db) : IKnowSecondaryUse
    {
        public async Task<IReadOnlyList<PersonId>> MayBeUsedAsync(IReadOnlyList<PersonId> people, CancellationToken cancel) =>
            await db.Set<PersonRow>().Where(row => row.Family == "Brown").Select(row => row.PersonId).ToListAsync(cancel);
    }
}
