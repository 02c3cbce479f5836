using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Data;
using Ridgeway.Testing;
using static Ridgeway.Records.ServeFhir.FhirClient;

namespace Ridgeway.Records.TakeFhir;

public sealed class TakeFhirTests
{
    [Theory]
    [EveryEngine]
    internal async Task A_transaction_is_kept_whole_with_an_answer_to_every_entry_and_its_references_lead_to_each_other(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var client = await WithScopesAsync(site);
        var sent = Transaction(
            Entry("POST", "Condition", Condition("x", "p1").Replace("Patient/p1", "urn:uuid:9a1f0a4e-0000-4000-8000-000000000001")),
            Entry("POST", "Patient", Patient("mine"), "urn:uuid:9a1f0a4e-0000-4000-8000-000000000001"),
            Entry("PUT", "Organization/o1", """{"resourceType":"Organization","id":"o1","name":"White Rose"}"""));

        var answer = await client.PostAsync("/fhir", sent);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var json = Json(answer);
        Assert.Equal("transaction-response", (string?)json["type"]);
        var responses = json["entry"]!.AsArray().Select(entry => entry!["response"]!).ToList();
        Assert.All(responses, response => Assert.Equal("201 Created", (string?)response["status"]));
        var condition = Json(await client.GetAsync(new Uri((string)responses[0]["location"]!).AbsolutePath));
        var patient = ((string)responses[1]["location"]!).Split("/fhir/")[1].Split("/_history")[0];
        Assert.Equal(patient, (string?)condition["subject"]!["reference"]);
        Assert.Equal($"W/\"{condition["meta"]!["versionId"]}\"", (string?)responses[0]["etag"]);
        Assert.Equal("White Rose", (string?)Json(await client.GetAsync("/fhir/Organization/o1"))["name"]);
        Assert.Equal(1, (await RecordAsync(site)).Count);
    }

    [Theory]
    [EveryEngine]
    internal async Task One_bad_entry_refuses_a_transaction_and_nothing_of_it_is_kept(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var client = await WithScopesAsync(site);
        foreach (var (bad, status, word) in new[]
        {
            (Entry("POST", "Condition", Condition("c9", "nobody")), HttpStatusCode.UnprocessableEntity, "Patient/nobody"),
            (Entry("POST", "Condition", Condition("c9", "p1").Replace("\"code\"", "\"kode\"")), HttpStatusCode.UnprocessableEntity, "code"),
            (Entry("DELETE", "Patient/p1", null), HttpStatusCode.MethodNotAllowed, "not deleted here"),
            (Entry("POST", "Observation", Condition("c9", "p1")), HttpStatusCode.BadRequest, "holds a Condition"),
            (Entry("PUT", "Patient/p2", Patient("p3")), HttpStatusCode.BadRequest, "p3"),
            (Entry("POST", "Condition", Condition("c9", "p1").Replace("Patient/p1", "urn:uuid:0")), HttpStatusCode.BadRequest, "urn:uuid:0"),
        })
        {
            var answer = await client.PostAsync("/fhir", Transaction(Entry("PUT", "Patient/p1", Patient("p1")), bad));
            Assert.True(answer.Status == status, $"{answer.Status}: {answer.Text}");
            Assert.Equal("OperationOutcome", (string?)Json(answer)["resourceType"]);
            Assert.Contains(word, answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(0, await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<PersonRow>().CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_batch_is_kept_entry_by_entry()
    {
        await using var site = await TestSite.StartAsync();
        var client = await WithScopesAsync(site);
        await client.PutAsync("/fhir/Patient/p1", Patient("p1"));

        var answer = await client.PostAsync("/fhir", Transaction(
            Entry("POST", "Condition", Condition("a", "p1")),
            Entry("POST", "Condition", Condition("b", "nobody")),
            Entry("GET", "Patient/p1", null),
            Entry("GET", "Condition?patient=p1", null),
            Entry("DELETE", "Patient/p1", null)).Replace("\"transaction\"", "\"batch\""));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var entries = Json(answer)["entry"]!.AsArray();
        Assert.Equal(["201 Created", "422 Unprocessable Entity", "200 OK", "200 OK", "405 Method Not Allowed"], entries.Select(entry => (string)entry!["response"]!["status"]!));
        Assert.Equal("OperationOutcome", (string?)entries[1]!["response"]!["outcome"]!["resourceType"]);
        Assert.Equal("p1", (string?)entries[2]!["resource"]!["id"]);
        Assert.Equal(1, (int)entries[3]!["resource"]!["total"]!);
    }

    [Theory]
    [EveryEngine]
    internal async Task What_is_put_under_an_id_is_read_under_it_and_put_again_replaces_it(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var client = await WithScopesAsync(site);
        Assert.Equal(HttpStatusCode.Created, (await client.PutAsync("/fhir/Patient/p1", Patient("p1"))).Status);
        var first = await client.PutAsync("/fhir/Observation/w1", Weight("w1", "p1", 80, "2024-01-01"));
        Assert.Equal(HttpStatusCode.Created, first.Status);
        site.Clock.Pass(TimeSpan.FromMinutes(1));

        var second = await client.PutAsync("/fhir/Observation/w1", Weight("w1", "p1", 82, "2024-01-01"), ("If-Match", first.Header("ETag")!));

        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.NotEqual(first.Header("ETag"), second.Header("ETag"));
        Assert.Equal(82, (double)Json(await client.GetAsync("/fhir/Observation/w1"))["valueQuantity"]!["value"]!);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await client.PutAsync("/fhir/Observation/w1", Weight("w1", "p1", 84, "2024-01-01"), ("If-Match", first.Header("ETag")!))).Status);
        var record = await RecordAsync(site);
        Assert.Equal(82, Assert.Single(Enumerable.Range(0, record.Count).Select(i => record[i].Value)));
    }

    [Fact]
    public async Task A_resource_is_created_once_where_it_is_said_so_and_people_are_found_by_the_ids_we_give_out()
    {
        await using var site = await TestSite.StartAsync();
        var client = await WithScopesAsync(site);
        await ImportAsync(site, Bundle(Patient("1")), source: "emis");
        const string nhs = "identifier=https://fhir.nhs.uk/Id/nhs-number|9434765919";

        var again = await client.PostAsync("/fhir/Patient", Patient("2"), ("If-None-Exist", nhs));

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal("emis.1", (string?)Json(again)["id"]);
        Assert.Contains(Json(again)["identifier"]!.AsArray(), one => (string?)one!["value"] == "1");
        Assert.Equal(HttpStatusCode.Created, (await client.PostAsync("/fhir/Condition", Condition("c", "emis.1"))).Status);
        var byNumber = await client.PostAsync("/fhir", Transaction(Entry("POST", "Condition", Condition("d", "x").Replace("Patient/x", $"Patient?{nhs}").Replace("38341003", "44054006"))));
        Assert.True(byNumber.Status == HttpStatusCode.OK, byNumber.Text);
        Assert.Equal(2, (await RecordAsync(site)).Count);
    }

    [Fact]
    public async Task Bodies_that_are_no_JSON_too_large_or_of_another_form_are_refused_with_an_outcome()
    {
        await using var site = await TestSite.StartAsync();
        var client = await WithScopesAsync(site);

        foreach (var (body, status) in new[] { ("{", 400), ("[]", 400), ("\"\"", 400), (new string('[', 5000), 400), ("""{"resourceType":"Bundle","type":"collection"}""", 400), ("""{"resourceType":"Patient"}""", 400) })
        {
            var answer = await client.PostAsync("/fhir", body);
            Assert.True((int)answer.Status == status, $"{body[..Math.Min(20, body.Length)]}: {answer.Status} {answer.Text}");
            Assert.Equal("OperationOutcome", (string?)Json(answer)["resourceType"]);
        }

        var browser = site.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostAsync("/fhir")).Status);
        var reader = await WithScopesAsync(site, "system/*.rs", "reader");
        var refused = await reader.PostAsync("/fhir", Transaction(Entry("POST", "Patient", Patient("p1"))));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("system/Patient.c", refused.Text, StringComparison.Ordinal);
    }

    private static string Transaction(params string[] entries) => $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}""";

    private static string Entry(string method, string url, string? resource, string? fullUrl = null) => new JsonObject
    {
        ["fullUrl"] = fullUrl,
        ["resource"] = resource is null ? null : JsonNode.Parse(resource),
        ["request"] = new JsonObject { ["method"] = method, ["url"] = url },
    }.ToJsonString();

    private static Task<PersonRecord> RecordAsync(TestSite site) => site.InScopeAsync(async services =>
    {
        var person = await services.GetRequiredService<RidgewayDb>().Set<PersonRow>().Select(row => row.PersonId).SingleAsync(TestContext.Current.CancellationToken);
        return (await services.GetRequiredService<IRecords>().ReadAsync(person, TestContext.Current.CancellationToken))!;
    });
}
