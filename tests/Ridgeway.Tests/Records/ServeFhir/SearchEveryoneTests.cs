using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Access.Clients;
using Ridgeway.Data;
using Ridgeway.Records.MergePeople;
using Ridgeway.Testing;
using static Ridgeway.Records.ServeFhir.FhirClient;

namespace Ridgeway.Records.ServeFhir;

/// <summary>Searches that name no person, what they bring along, ids that were merged away, and what an app may read for somebody.</summary>
public sealed class SearchEveryoneTests
{
    private static readonly string[] Numbers = ["9434765919", "9434765870", "9000000009", "9000000106", "9000000114", "9000000122"];

    [Theory]
    [EveryEngine]
    internal async Task Pages_end_after_so_many_people_and_together_hold_all_that_fits_once(Engine engine)
    {
        await using var site = await SiteAsync(engine, new SearchLimits(PeopleCounted: 6, PeopleAPage: 2));
        var client = await WithScopesAsync(site);

        // Only the last of six people has it: the pages before are empty and lead on.
        var (all, pages) = await PagesAsync(client, "/fhir/Condition?code=44054006");
        Assert.Equal(["d5"], all);
        Assert.InRange(pages, 2, 4);
        Assert.Equal(["c0", "c1", "c2", "c3", "c4", "c5", "d5"], (await PagesAsync(client, "/fhir/Condition?_count=1")).Ids.Order());
        Assert.Equal(7, (int)Json(await client.GetAsync("/fhir/Condition?_summary=count"))["total"]!);
        Assert.Equal(1, (int)Json(await client.GetAsync("/fhir/Condition?code=44054006&_summary=count"))["total"]!);
        Assert.Equal(6, (int)Json(await client.GetAsync("/fhir/Patient?_summary=count"))["total"]!);
        Assert.Equal(0, (int)Json(await client.GetAsync("/fhir/Condition?_lastUpdated=gt2030-01-01&_summary=count"))["total"]!);
        Assert.Equal(7, (int)Json(await client.GetAsync("/fhir/Condition?_lastUpdated=gt2000-01-01&_summary=count"))["total"]!);
        Assert.Contains("_sort", (await client.GetAsync("/fhir/Condition?_sort=code")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counting_among_too_many_is_refused_as_too_costly_and_counting_people_never_is()
    {
        await using var site = await SiteAsync(Engine.Sqlite, new SearchLimits(PeopleCounted: 1, PeopleAPage: 2));
        var client = await WithScopesAsync(site);

        var refused = await client.GetAsync("/fhir/Condition?code=44054006&_summary=count");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "too-costly"), (refused.Status, (string?)Json(refused)["issue"]![0]!["code"]));
        Assert.Equal(6, (int)Json(await client.GetAsync("/fhir/Patient?_summary=count"))["total"]!);
        var asked = await client.PostAsync("/fhir/Condition", Condition("x", "p0"), ("If-None-Exist", "code=999999999"));
        Assert.Equal(HttpStatusCode.BadRequest, asked.Status);
        Assert.Contains("too many", asked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_kept_facts_only_is_found_by_the_same_searches()
    {
        await using var site = await SiteAsync(Engine.Sqlite, new SearchLimits(), keepSources: false);
        var client = await WithScopesAsync(site);

        Assert.Single((await PagesAsync(client, "/fhir/Condition?code=44054006")).Ids);
        Assert.Equal(7, (int)Json(await client.GetAsync("/fhir/Condition?_summary=count"))["total"]!);
    }

    [Fact]
    public async Task A_search_brings_along_whom_it_is_about_and_who_points_to_it()
    {
        await using var site = await TestSite.StartAsync();
        const string encounter = """{"resourceType":"Encounter","id":"e1","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/p1"}}""";
        await ImportAsync(site, Bundle(
            """{"resourceType":"Practitioner","id":"dr1","name":[{"family":"Who"}]}""", Patient("p1"), encounter,
            Condition("c1", "p1").Replace("\"note\"", "\"encounter\":{\"reference\":\"Encounter/e1\"},\"note\""), Weight("w1", "p1", 80, "2024-01-01")));
        var client = await WithScopesAsync(site);

        Assert.Equal(["c1 match", "e1 include", "p1 include"], Modes(await client.GetAsync("/fhir/Condition?patient=p1&_include=Condition:encounter&_include=Condition:subject")));
        Assert.Equal(["c1 match", "e1 include"], Modes(await client.GetAsync("/fhir/Condition?_include=Condition:encounter:Encounter")));
        Assert.Equal(["c1 include", "p1 match", "w1 include"], Modes(await client.GetAsync("/fhir/Patient?_id=p1&_revinclude=Condition:patient&_revinclude=Observation:subject")));
        Assert.Equal(["c1 include", "e1 match"], Modes(await client.GetAsync("/fhir/Encounter?patient=p1&_revinclude=Condition:encounter")));
        Assert.Contains("Not heeded: _include=Condition:shoe", (await client.GetAsync("/fhir/Condition?patient=p1&_include=Condition:shoe")).Text, StringComparison.Ordinal);
        var reader = await WithScopesAsync(site, "system/Condition.rs", "reader");
        Assert.Equal(["c1 match"], Modes(await reader.GetAsync("/fhir/Condition?patient=p1&_include=Condition:encounter")));
    }

    [Theory]
    [EveryEngine]
    internal async Task An_id_that_was_merged_away_says_by_whom_it_was_replaced_and_leads_every_search_to_them(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await ImportAsync(site, Bundle(Patient("p1"), Condition("c1", "p1")), "gp");
        await ImportAsync(site, Bundle(Patient("p2", "9434765870", "Okafor", "1970-07-07"), Condition("c2", "p2", "44054006")), "hospital");
        var client = await WithScopesAsync(site);
        var before = await client.GetAsync("/fhir/Patient/gp.p1");
        site.Clock.Pass(TimeSpan.FromMinutes(1));
        var merge = await site.InScopeAsync(async services =>
        {
            var people = await services.GetRequiredService<RidgewayDb>().Set<PersonRow>().Select(row => row.PersonId).ToListAsync(TestContext.Current.CancellationToken);
            return Assert.IsType<MergeOutcome.Merged>(await services.GetRequiredService<MergePeopleStory>().MergeAsync(people[0], people[1], "test", "the same", TestContext.Current.CancellationToken));
        });
        var (kept, gone) = (Json(await client.GetAsync($"/fhir/Patient/{merge.Kept}")), Json(await client.GetAsync($"/fhir/Patient/{merge.Gone}")));
        var (keptId, goneId) = ((string)kept["id"]!, (string)kept["id"]! == "gp.p1" ? "hospital.p2" : "gp.p1");

        Assert.Equal((false, "replaced-by", $"Patient/{keptId}"), ((bool)gone["active"]!, (string?)gone["link"]![0]!["type"], (string?)gone["link"]![0]!["other"]!["reference"]));
        Assert.Equal(("replaces", $"Patient/{goneId}"), ((string?)kept["link"]![0]!["type"], (string?)kept["link"]![0]!["other"]!["reference"]));
        var old = Json(await client.GetAsync($"/fhir/Patient/{goneId}"));
        Assert.Equal((goneId, false, $"Patient/{keptId}"), ((string)old["id"]!, (bool)old["active"]!, (string?)old["link"]![0]!["other"]!["reference"]));
        Assert.Equal("Okafor", (string?)old["name"]![0]!["family"]);
        Assert.NotEqual(before.Header("ETag"), (await client.GetAsync("/fhir/Patient/gp.p1")).Header("ETag"));
        foreach (var search in new[] { $"_id={goneId}", "identifier=9434765870", "identifier=https://fhir.nhs.uk/Id/nhs-number|9434765919" })
        {
            Assert.Equal([keptId], Ids(await client.GetAsync($"/fhir/Patient?{search}")));
        }

        Assert.Equal(["gp.c1", "hospital.c2"], Ids(await client.GetAsync($"/fhir/Condition?patient={merge.Gone}")).Order());
        Assert.All(Json(await client.GetAsync($"/fhir/Condition?patient={goneId}"))["entry"]!.AsArray(), entry => Assert.Equal($"Patient/{keptId}", (string?)entry!["resource"]!["subject"]!["reference"]));
    }

    [Fact]
    public async Task An_app_reads_for_somebody_what_its_scopes_say_of_whom_they_may_see_and_nothing_else()
    {
        await using var site = await TestSite.StartAsync();
        const string here = ""","generalPractitioner":[{"identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"B86001"}}]""";
        await ImportAsync(site, Bundle(Patient("p1", more: here), Condition("c1", "p1"), Weight("w1", "p1", 80, "2024-01-01"), Patient("p2", "9434765870", "Brown", "1970-07-07"), Condition("c3", "p2")));
        var clinician = A.Clinician("B86001");
        await site.AddAccountAsync(clinician, "dr");
        var account = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<AccountRow>().SingleAsync(TestContext.Current.CancellationToken));
        async Task<FhirClient> AppAsync(string scope) => new(site, await site.Services.GetRequiredService<AccessTokens>().IssueAsync(account, "an-app", scope, TestContext.Current.CancellationToken));

        var app = await AppAsync("openid user/Condition.read user/Patient.r");
        Assert.Equal(["c1"], Ids(await app.GetAsync("/fhir/Condition")));
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/fhir/Patient/p1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/fhir/Condition/c3")).Status);
        var refused = await app.GetAsync("/fhir/Observation/w1");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("user/Observation.r", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.PutAsync("/fhir/Condition/c1", Condition("c1", "p1"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.GetAsync("/fhir/$export", ("Prefer", "respond-async"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.GetAsync("/api/registers")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await AppAsync("patient/*.rs system/*.rs")).GetAsync("/fhir/Condition/c1")).Status);
        var log = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<AccessLogRow>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
        Assert.Contains(log, entry => entry.AccountId == clinician.Account && entry.What == "FHIR search of Condition");

        await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<AccountRow>().ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAtUtc, site.Clock.GetUtcNow().UtcDateTime)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/fhir/Patient/p1")).Status);
    }

    private static async Task<TestSite> SiteAsync(Engine engine, SearchLimits limits, bool keepSources = true)
    {
        var site = await TestSite.StartAsync(engine, also: services => services.AddSingleton(limits));
        var people = Numbers.SelectMany((number, i) => new[] { Patient($"p{i}", number, $"Family{i}", $"19{50 + i}-01-01"), Condition($"c{i}", $"p{i}") });
        await ImportAsync(site, Bundle([.. people, Condition("d5", "p5", "44054006")]), keepSources: keepSources);
        return site;
    }

    private static async Task<(List<string> Ids, int Pages)> PagesAsync(FhirClient client, string search)
    {
        var (all, next, pages) = (new List<string>(), (string?)search, 0);
        while (next is not null)
        {
            var page = await client.GetAsync(next);
            Assert.True(page.Status == HttpStatusCode.OK, page.Text);
            all.AddRange(Ids(page));
            pages++;
            next = (string?)Json(page)["link"]!.AsArray().FirstOrDefault(link => (string?)link!["relation"] == "next")?["url"];
            next = next is null ? null : new Uri(next).PathAndQuery;
        }

        return (all, pages);
    }

    private static IEnumerable<string> Modes(TestPage page) => Json(page)["entry"]!.AsArray().Select(entry => $"{entry!["resource"]!["id"]} {entry["search"]!["mode"]}").Order(StringComparer.Ordinal);
}
