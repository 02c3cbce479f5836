using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Data;
using Ridgeway.Records.ServeFhir;
using Ridgeway.Testing;
using static Ridgeway.Records.ServeFhir.FhirClient;

namespace Ridgeway.Records.TakeFhir;

/// <summary>What a strict client expects of writes beyond that they are kept: taking back, preferences, packing, refusals.</summary>
public sealed class DeletingTests
{
    [Theory]
    [EveryEngine]
    internal async Task What_its_source_deletes_is_gone_from_record_and_answers_and_can_be_put_again(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var client = await WithScopesAsync(site);
        await client.PutAsync("/fhir/Patient/p1", Patient("p1"));
        await client.PutAsync("/fhir/Condition/c1", Condition("c1", "p1"));
        var made = await client.PutAsync("/fhir/Condition/c2", Condition("c2", "p1", "44054006"));
        Assert.Equal(2, await FactsAsync(site));
        site.Clock.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await client.SendAsync(HttpMethod.Delete, "/fhir/Condition/c2", null, ("If-Match", "W/\"1\""))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(HttpMethod.Delete, "/fhir/Condition/c2", null, ("If-Match", made.Header("ETag")!))).Status);

        Assert.Equal(1, await FactsAsync(site));
        var gone = await client.GetAsync("/fhir/Condition/c2");
        Assert.Equal((HttpStatusCode.Gone, "deleted"), (gone.Status, (string?)Json(gone)["issue"]![0]!["code"]));
        Assert.Equal(["c1"], Ids(await client.GetAsync("/fhir/Condition?patient=p1")));
        Assert.Equal(["c1", "p1"], Ids(await client.GetAsync("/fhir/Patient/p1/$everything")).Order());
        Assert.Equal(1, (int)Json(await client.GetAsync("/fhir/Condition?_summary=count"))["total"]!);
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(HttpMethod.Delete, "/fhir/Condition/c2", null)).Status);

        site.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Created, (await client.PutAsync("/fhir/Condition/c2", Condition("c2", "p1", "44054006"))).Status);
        Assert.Equal(2, await FactsAsync(site));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/fhir/Condition/c2")).Status);
    }

    [Fact]
    public async Task A_transaction_deletes_by_id_and_by_search_and_all_or_nothing()
    {
        await using var site = await TestSite.StartAsync();
        var client = await WithScopesAsync(site);
        await client.PutAsync("/fhir/Patient/p1", Patient("p1"));
        await client.PutAsync("/fhir/Condition/c1", Condition("c1", "p1"));
        await client.PutAsync("/fhir/Condition/c2", Condition("c2", "p1", "44054006"));
        await client.PutAsync("/fhir/Condition/c3", Condition("c3", "p1", "73211009"));
        await client.PutAsync("/fhir/Observation/w1", Weight("w1", "p1", 80, "2024-01-01"));
        site.Clock.Pass(TimeSpan.FromMinutes(1));

        var refused = await client.PostAsync("/fhir", Transaction(("DELETE", "Condition/c1", null), ("DELETE", "Condition?patient=p1", null)));
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.Status);
        Assert.Contains("More than one", refused.Text, StringComparison.Ordinal);
        Assert.Equal(4, await FactsAsync(site));

        var done = await client.PostAsync("/fhir", Transaction(
            ("DELETE", "Condition/c1", null), ("DELETE", "Condition?patient=p1&code=44054006", null), ("DELETE", "Condition?patient=p1&code=1", null), ("PUT", "Observation/w1", Weight("w1", "p1", 81, "2024-01-01"))));
        Assert.True(done.Status == HttpStatusCode.OK, done.Text);
        Assert.Equal(["204 No Content", "204 No Content", "204 No Content", "200 OK"], Json(done)["entry"]!.AsArray().Select(entry => (string)entry!["response"]!["status"]!));
        Assert.Equal(["c3"], Ids(await client.GetAsync("/fhir/Condition?patient=p1")));
        Assert.Equal(2, await FactsAsync(site));
    }

    [Fact]
    public async Task What_another_system_sent_a_person_and_a_resource_of_somebody_else_are_not_changed_here()
    {
        await using var site = await TestSite.StartAsync();
        var client = await WithScopesAsync(site);
        await ImportAsync(site, Bundle(Patient("1"), Condition("c1", "1")), source: "emis");
        await client.PutAsync("/fhir/Patient/p2", Patient("p2", "9434765870", "Brown", "1970-07-07"));
        await client.PutAsync("/fhir/Condition/c2", Condition("c2", "p2"));

        foreach (var (refused, word) in new[]
        {
            (await client.SendAsync(HttpMethod.Delete, "/fhir/Condition/emis.c1", null), "came from emis"),
            (await client.PutAsync("/fhir/Condition/emis.c1", Condition("emis.c1", "emis.1")), "came from emis"),
            (await client.PutAsync("/fhir/Condition/c2", Condition("c2", "emis.1")), "somebody else"),
        })
        {
            Assert.True(refused.Status == HttpStatusCode.UnprocessableEntity, refused.Text);
            Assert.Contains(word, refused.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.SendAsync(HttpMethod.Delete, "/fhir/Patient/p2", null)).Status);
        var patched = await client.SendAsync(HttpMethod.Patch, "/fhir/Condition/c2", "[]");
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "OperationOutcome"), (patched.Status, (string?)Json(patched)["resourceType"]));
        Assert.Contains("PUT", patched.Header("Allow"), StringComparison.Ordinal);
        var twice = await client.PostAsync("/fhir", Transaction(("PUT", "Condition/c2", Condition("c2", "p2")), ("PUT", "Condition/c2", Condition("c2", "p2"))));
        Assert.Equal(HttpStatusCode.BadRequest, twice.Status);
    }

    [Fact]
    public async Task The_answer_holds_what_is_preferred_and_says_where_and_which_version()
    {
        await using var site = await TestSite.StartAsync();
        var client = await WithScopesAsync(site);

        var minimal = await client.PostAsync("/fhir/Patient", Patient("x"), ("Prefer", "return=minimal"));
        Assert.Equal((HttpStatusCode.Created, ""), (minimal.Status, minimal.Text));
        Assert.Matches("^http://.*/fhir/Patient/[0-9a-f-]{36}/_history/[0-9]+$", minimal.Header("Location"));
        Assert.StartsWith("W/\"", minimal.Header("ETag"), StringComparison.Ordinal);
        var id = minimal.Header("Location")!.Split('/')[^3];

        var outcome = await client.PutAsync("/fhir/Condition/c1", Condition("c1", id), ("Prefer", "return=OperationOutcome"));
        Assert.Equal((HttpStatusCode.Created, "OperationOutcome"), (outcome.Status, (string?)Json(outcome)["resourceType"]));
        var whole = await client.PutAsync("/fhir/Condition/c1", Condition("c1", id), ("Prefer", "return=representation"));
        Assert.Equal((HttpStatusCode.OK, "c1", "application/fhir+json; charset=utf-8"), (whole.Status, (string?)Json(whole)["id"], whole.Header("Content-Type")));

        var head = await client.SendAsync(HttpMethod.Head, "/fhir/Condition/c1", null);
        Assert.Equal((HttpStatusCode.OK, whole.Header("ETag")), (head.Status, head.Header("ETag")));
        var options = await client.SendAsync(HttpMethod.Options, "/fhir/Condition/c1", null);
        Assert.Equal((HttpStatusCode.NoContent, "GET, HEAD, PUT, DELETE"), (options.Status, options.Header("Allow")));
        Assert.Equal(HttpStatusCode.NotAcceptable, (await client.PostAsync("/fhir", Transaction(), ("Accept", "application/fhir+xml"))).Status);
        Assert.Equal(HttpStatusCode.NotAcceptable, (await client.GetAsync("/fhir/Condition/c1", ("Accept", "application/fhir+xml"))).Status);
    }

    [Fact]
    public async Task A_body_packed_with_gzip_is_taken_and_one_that_is_not_what_it_says_is_refused()
    {
        await using var site = await TestSite.StartAsync();
        var token = await TokenAsync(site);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Patient("p1")), TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.Created, (await SendAsync(site, token, packed.ToArray(), "gzip")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(site, token, Encoding.UTF8.GetBytes(Patient("p1")), "gzip")).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await SendAsync(site, token, packed.ToArray(), "br")).Status);
    }

    private static async Task<string> TokenAsync(TestSite site)
    {
        var system = Access.TestSystem.WithEllipticKey(site);
        await system.RegisterAsync("system/*.cruds");
        return (string)JsonNode.Parse((await system.AskAsync(scope: "system/*.cruds")).Text)!["access_token"]!;
    }

    private static Task<TestPage> SendAsync(TestSite site, string token, byte[] body, string packing)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, "/fhir/Patient/p1") { Content = new ByteArrayContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/fhir+json");
        request.Content.Headers.ContentEncoding.Add(packing);
        return site.Browser().SendAsync(request);
    }

    private static string Transaction(params (string Method, string Url, string? Resource)[] entries) => new JsonObject
    {
        ["resourceType"] = "Bundle",
        ["type"] = "transaction",
        ["entry"] = new JsonArray([.. entries.Select(entry => (JsonNode)new JsonObject
        {
            ["resource"] = entry.Resource is null ? null : JsonNode.Parse(entry.Resource),
            ["request"] = new JsonObject { ["method"] = entry.Method, ["url"] = entry.Url },
        })]),
    }.ToJsonString();

    private static Task<int> FactsAsync(TestSite site) => site.InScopeAsync(async services =>
    {
        var person = await services.GetRequiredService<RidgewayDb>().Set<PersonRow>().Select(row => row.PersonId).SingleAsync(TestContext.Current.CancellationToken);
        return (await services.GetRequiredService<IRecords>().ReadAsync(person, TestContext.Current.CancellationToken))!.Count;
    });
}
