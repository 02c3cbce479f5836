using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Exchange.Fhir.Searching;
using Ridgeway.Testing;
using static Ridgeway.Records.ServeFhir.FhirClient;

namespace Ridgeway.Records.ServeFhir;

public sealed class FhirServerTests
{
    private const string Everyone = "9434765870";

    [Theory]
    [EveryEngine]
    internal async Task What_came_is_read_back_with_everything_it_came_with_and_where_it_is_from(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await ImportAsync(site, Bundle(Patient("p1"), Condition("c1", "p1"), """{"resourceType":"Organization","id":"o1","name":"White Rose"}"""));
        var client = await WithScopesAsync(site);

        var condition = await client.GetAsync("/fhir/Condition/c1");

        Assert.Equal(HttpStatusCode.OK, condition.Status);
        Assert.StartsWith("application/fhir+json", condition.Header("Content-Type"), StringComparison.Ordinal);
        var json = Json(condition);
        Assert.Equal("Told her sister first", (string?)json["note"]![0]!["text"]);
        Assert.Equal("Patient/p1", (string?)json["subject"]!["reference"]);
        Assert.Equal($"W/\"{json["meta"]!["versionId"]}\"", condition.Header("ETag"));
        Assert.StartsWith("urn:uuid:", (string?)json["meta"]!["source"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await client.GetAsync("/fhir/Condition/c1", ("If-None-Match", condition.Header("ETag")!))).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/fhir/Condition/c1/_history/{json["meta"]!["versionId"]}")).Status);
        Assert.Equal("White Rose", (string?)Json(await client.GetAsync("/fhir/Organization/o1"))["name"]);
        Assert.Equal("p1", (string?)Json(await client.GetAsync("/fhir/Patient/p1"))["id"]);
    }

    [Theory]
    [EveryEngine]
    internal async Task A_search_finds_by_patient_code_and_date_and_goes_on_page_by_page(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await ImportAsync(site, Bundle(
            Patient("p1"), Condition("c1", "p1"), Condition("c2", "p1", "44054006", "2020-06-01"),
            Weight("w1", "p1", 80, "2024-01-01"), Weight("w2", "p1", 82, "2025-01-01"), Weight("w3", "p1", 84, "2026-01-01"),
            Patient("p2", Everyone, "Brown", "1970-07-07"), Condition("c3", "p2")));
        var client = await WithScopesAsync(site);

        Assert.Equal(["p1"], Ids(await client.GetAsync("/fhir/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9434765919")));
        Assert.Equal(["p2"], Ids(await client.GetAsync("/fhir/Patient?family=brown&birthdate=1970-07-07")));
        Assert.Empty(Ids(await client.GetAsync("/fhir/Patient?family=brown&birthdate=1970-07-08")));
        Assert.Equal(["c1", "c2"], Ids(await client.GetAsync("/fhir/Condition?patient=p1")).Order());
        Assert.Equal(["c2"], Ids(await client.GetAsync("/fhir/Condition?patient=Patient/p1&code=http://snomed.info/sct|44054006,http://snomed.info/sct|73211009")));
        Assert.Equal(["c1", "c3"], Ids(await client.GetAsync("/fhir/Condition?code=38341003")).Order());
        Assert.Equal(["w2", "w3"], Ids(await client.GetAsync("/fhir/Observation?patient=p1&date=ge2025-01-01&_sort=date")));
        Assert.Equal(["w3"], Ids(await client.GetAsync("/fhir/Observation?patient=p1&value-quantity=gt83")));
        Assert.Equal(["w2"], Ids(await client.GetAsync("/fhir/Observation?_id=w2")));
        Assert.Equal(3, (int)Json(await client.GetAsync("/fhir/Observation?patient=p1&_summary=count"))["total"]!);

        foreach (var search in new[] { "/fhir/Observation?patient=p1&_count=2", "/fhir/Condition?_count=1" })
        {
            var (all, next) = (new List<string>(), (string?)search);
            while (next is not null)
            {
                var page = await client.GetAsync(next);
                all.AddRange(Ids(page));
                Assert.InRange(Ids(page).Count, 0, 2);
                next = (string?)Json(page)["link"]!.AsArray().FirstOrDefault(link => (string?)link!["relation"] == "next")?["url"];
                next = next is null ? null : new Uri(next).PathAndQuery;
            }

            Assert.Equal(3, all.Distinct().Count());
            Assert.Equal(3, all.Count);
        }
    }

    [Fact]
    public async Task What_is_not_understood_is_said_and_refused_where_the_caller_wants_it_strict()
    {
        await using var site = await TestSite.StartAsync();
        await ImportAsync(site, Bundle(Patient("p1"), Condition("c1", "p1")));
        var client = await WithScopesAsync(site);

        var lenient = await client.GetAsync("/fhir/Condition?patient=p1&shoe-size=9");
        Assert.Equal(["c1"], Ids(lenient));
        Assert.Contains("shoe-size", lenient.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("shoe-size", (string?)Json(lenient)["link"]![0]!["url"], StringComparison.Ordinal);
        await RefusedAsync(client.GetAsync("/fhir/Condition?patient=p1&shoe-size=9", ("Prefer", "handling=strict")), HttpStatusCode.BadRequest, "shoe-size");
        await RefusedAsync(client.GetAsync("/fhir/Observation?date=yesterday"), HttpStatusCode.BadRequest, "yesterday");
        await RefusedAsync(client.GetAsync("/fhir/Condition/none"), HttpStatusCode.NotFound, "none");
        await RefusedAsync(client.GetAsync("/fhir/Unicorn"), HttpStatusCode.NotFound, "Unicorn");
        await RefusedAsync(client.GetAsync("/fhir/Condition/c1?_format=xml"), HttpStatusCode.NotAcceptable, "JSON");
        await RefusedAsync(site.Browser().GetAsync("/fhir/Condition/c1"), HttpStatusCode.Unauthorized, "token");
    }

    [Fact]
    public async Task A_token_reads_and_searches_only_what_its_scopes_say()
    {
        await using var site = await TestSite.StartAsync();
        await ImportAsync(site, Bundle(Patient("p1"), Condition("c1", "p1"), Weight("w1", "p1", 80, "2024-01-01")));
        var client = await WithScopesAsync(site, "system/Patient.read system/Condition.r");

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/fhir/Patient?_id=p1")).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/fhir/Condition/c1")).Status);
        await RefusedAsync(client.GetAsync("/fhir/Condition?patient=p1"), HttpStatusCode.Forbidden, "system/Condition.s");
        await RefusedAsync(client.GetAsync("/fhir/Observation/w1"), HttpStatusCode.Forbidden, "system/Observation.r");
        await RefusedAsync(client.PutAsync("/fhir/Patient/p1", Patient("p1")), HttpStatusCode.Forbidden, "system/Patient.u");
        Assert.Equal(["Condition", "Patient"], Types(await client.GetAsync("/fhir/Patient/p1/$everything")).Order());
    }

    [Theory]
    [EveryEngine]
    internal async Task Everything_is_the_person_all_about_them_and_who_that_names(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await ImportAsync(site, Bundle(
            """{"resourceType":"Practitioner","id":"dr1","name":[{"family":"Who"}]}""",
            Patient("p1"), Condition("c1", "p1").Replace("\"note\"", "\"recorder\":{\"reference\":\"Practitioner/dr1\"},\"note\""),
            Patient("p2", Everyone, "Brown", "1970-07-07"), Condition("c3", "p2")));
        var client = await WithScopesAsync(site);

        var all = await client.GetAsync("/fhir/Patient/p1/$everything");

        Assert.Equal(["c1", "dr1", "p1"], Ids(all).Order());
        Assert.Equal(["c1"], Ids(await client.GetAsync("/fhir/Patient/p1/$everything?_type=Condition")));
    }

    [Fact]
    public async Task A_restricted_person_comes_without_address_telephone_practice_and_narrative()
    {
        await using var site = await TestSite.StartAsync();
        const string more = """
            ,"meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"}]},"address":[{"postalCode":"LS1 1AA"}],
            "telecom":[{"system":"phone","value":"0113"}],"generalPractitioner":[{"reference":"Organization/o1"}],
            "text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">LS1 1AA</div>"}
            """;
        await ImportAsync(site, Bundle(Patient("p1", more: more), Patient("p2", Everyone, "Brown", "1970-07-07", ""","address":[{"postalCode":"LS1 1AB"}]""")));
        var client = await WithScopesAsync(site);

        var restricted = await client.GetAsync("/fhir/Patient/p1");

        Assert.DoesNotContain("LS1", restricted.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("0113", restricted.Text, StringComparison.Ordinal);
        Assert.False(Json(restricted).ContainsKey("generalPractitioner"));
        Assert.Contains("\"code\":\"R\"", restricted.Text, StringComparison.Ordinal);
        Assert.Contains("LS1 1AB", (await client.GetAsync("/fhir/Patient/p2")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clinician_reads_people_of_their_practice_and_every_read_is_in_the_access_log()
    {
        await using var site = await TestSite.StartAsync();
        const string here = ""","generalPractitioner":[{"identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"B86001"}}]""";
        await ImportAsync(site, Bundle(Patient("p1", more: here), Condition("c1", "p1"), Patient("p2", Everyone, "Brown", "1970-07-07"), Condition("c3", "p2")));
        var clinician = await site.BrowserOfAsync(A.Clinician("B86001"));

        Assert.Equal(["c1"], Ids(await clinician.GetAsync("/fhir/Condition")));
        Assert.Equal(HttpStatusCode.OK, (await clinician.GetAsync("/fhir/Patient/p1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.GetAsync("/fhir/Patient/p2")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.GetAsync("/fhir/Condition/c3")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.BrowserOfAsync(A.Operator())).GetAsync("/fhir/Patient/p1")).Status);

        var log = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<AccessLogRow>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
        Assert.Contains(log, entry => entry is { What: "FHIR Patient", WasShown: true });
        Assert.Contains(log, entry => entry is { What: "FHIR search of Condition", WasShown: true });
        Assert.Equal(2, log.Count(entry => !entry.WasShown));
    }

    [Fact]
    public async Task Facts_kept_without_their_sources_are_written_again_and_can_be_read_by_id()
    {
        await using var site = await TestSite.StartAsync();
        await ImportAsync(site, Bundle(Patient("p1"), Condition("c1", "p1"), Weight("w1", "p1", 80.5, "2024-01-01")), keepSources: false);
        var client = await WithScopesAsync(site);

        var patient = Json(await client.GetAsync("/fhir/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9434765919"))["entry"]![0]!["resource"]!;
        var everything = await client.GetAsync($"/fhir/Patient/{patient["id"]}/$everything");

        Assert.Equal(["Condition", "Observation", "Patient"], Types(everything).Order());
        var weight = Json(everything)["entry"]!.AsArray().Select(entry => entry!["resource"]!).Single(one => (string?)one["resourceType"] == "Observation");
        Assert.Equal(80.5, (double)weight["valueQuantity"]!["value"]!);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/fhir/Observation/{weight["id"]}")).Status);
    }

    [Fact]
    public async Task The_capability_statement_says_exactly_what_works()
    {
        await using var site = await TestSite.StartAsync();
        await ImportAsync(site, Bundle(Patient("p1"), Condition("c1", "p1")));
        var statement = Json(await site.Browser().GetAsync("/fhir/metadata"));
        var client = await WithScopesAsync(site);
        var resources = statement["rest"]![0]!["resource"]!.AsArray().Select(one => one!).ToList();
        Assert.Equal(SearchParameters.Types.Order(), resources.Select(one => (string)one["type"]!).Order());

        // Every parameter that is stated is heeded where callers want it strict; what is not stated is refused.
        foreach (var resource in resources.Where(one => (string?)one["type"] is "Patient" or "Condition" or "Observation" or "Organization" or "Device" or "Task"))
        {
            foreach (var parameter in resource["searchParam"]!.AsArray())
            {
                var value = (string?)parameter!["type"] switch { "date" => "2020", "quantity" => "5", _ => "x" };
                var answer = await client.GetAsync($"/fhir/{resource["type"]}?{parameter["name"]}={value}", ("Prefer", "handling=strict"));
                Assert.True(answer.Status == HttpStatusCode.OK, $"{resource["type"]}?{parameter["name"]}: {answer.Text}");
            }

            var creates = resource["interaction"]!.AsArray().Any(one => (string?)one!["code"] == "create");
            Assert.Equal(creates, (await client.PostAsync($"/fhir/{resource["type"]}", "[]")).Status == HttpStatusCode.BadRequest);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(HttpMethod.Delete, "/fhir/Condition/c1", null)).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.SendAsync(HttpMethod.Patch, "/fhir/Condition/c1", "[]")).Status);
        Assert.Contains(statement["rest"]![0]!["interaction"]!.AsArray(), one => (string?)one!["code"] == "transaction");
    }

    private static IEnumerable<string> Types(TestPage page) => Json(page)["entry"]!.AsArray().Select(entry => (string)entry!["resource"]!["resourceType"]!);

    private static async Task RefusedAsync(Task<TestPage> asking, HttpStatusCode status, string word)
    {
        var answer = await asking;
        Assert.True(answer.Status == status, $"{answer.Status}: {answer.Text}");
        var outcome = Json(answer);
        Assert.Equal("OperationOutcome", (string?)outcome["resourceType"]);
        Assert.Contains(word, (string?)outcome["issue"]![0]!["diagnostics"], StringComparison.Ordinal);
    }
}
