using System.Text;
using System.Text.Json;

namespace Ridgeway.Exchange.CdsHooks;

public sealed class HookCallReaderTests
{
    private const string Good = """
        {
          "hook": "patient-view",
          "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
          "context": { "userId": "Practitioner/1", "patientId": "p1", "encounterId": null, "somethingOf30": { "a": 1 } },
          "fhirServer": "https://ehr.example/fhir/",
          "fhirAuthorization": { "access_token": "t", "token_type": "Bearer", "expires_in": 300, "scope": "patient/Observation.rs", "subject": "ridgeway", "patient": "p1" },
          "prefetch": {
            "patient": { "resourceType": "Patient", "id": "p1" },
            "conditions": null,
            "old": { "response": { "status": "200" }, "resource": { "resourceType": "Bundle", "type": "searchset" } },
            "failed": { "resourceType": "OperationOutcome", "issue": [] }
          },
          "extension": { "of": "3.0" }
        }
        """;

    [Fact]
    public void A_call_is_read_with_what_came_along_and_nulls_are_left_out()
    {
        Assert.True(HookCallReader.TryRead(Bytes(Good), "patient-view", out var call, out _));

        Assert.Equal(("p1", "Practitioner/1", "https://ehr.example/fhir"), (call.PatientId, call.UserId, call.FhirServer));
        Assert.Equal(["old", "patient"], call.Prefetch.Keys.Order());
        Assert.Equal("Bundle", JsonDocument.Parse(call.Prefetch["old"]).RootElement.GetProperty("resourceType").GetString());
        Assert.Equal("t", call.Authorization!.AccessToken);
    }

    [Theory]
    [InlineData("\"hook\": \"patient-view\",", "", "hook is missing")]
    [InlineData("patient-view", "order-sign", "this service answers")]
    [InlineData("\"hookInstance\": \"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea\",", "", "hookInstance is missing")]
    [InlineData("\"patientId\": \"p1\",", "", "context.patientId is missing")]
    [InlineData("\"userId\": \"Practitioner/1\",", "", "context.userId is missing")]
    [InlineData("\"fhirServer\": \"https://ehr.example/fhir/\",", "", "cds-r-1")]
    [InlineData(", \"patient\": \"p1\" }", " }", "cds-r-2")]
    [InlineData("\"access_token\": \"t\",", "", "access_token is missing")]
    [InlineData("https://ehr.example/fhir/", "not an address", "absolute address")]
    [InlineData("\"conditions\": null", "\"conditions\": 7", "prefetch.conditions")]
    [InlineData("{\n  \"hook\"", "[\n  \"hook\"", "not JSON")]
    public void What_is_wrong_is_named(string what, string instead, string problem)
    {
        var json = Good.ReplaceLineEndings("\n").Replace(what, instead, StringComparison.Ordinal);
        Assert.NotEqual(Good.ReplaceLineEndings("\n"), json);

        Assert.False(HookCallReader.TryRead(Bytes(json), "patient-view", out var call, out var problems));
        Assert.Null(call);
        Assert.Contains(problems, one => one.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void An_order_select_says_what_is_chosen_and_what_it_is()
    {
        const string Json = """
            { "hook": "order-select", "hookInstance": "x", "context": { "userId": "Practitioner/1", "patientId": "Patient/p1",
              "selections": ["ServiceRequest/s1"], "draftOrders": { "resourceType": "Bundle", "entry": [
                { "resource": { "resourceType": "ServiceRequest", "id": "s1", "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "390893007" }] } } },
                { "resource": { "resourceType": "NutritionOrder", "id": "n1" } } ] } } }
            """;

        Assert.True(HookCallReader.TryRead(Bytes(Json), "order-select", out var call, out _));

        Assert.Equal("p1", call.PatientId);
        Assert.Equal(["ServiceRequest/s1"], call.Selections);
        Assert.Equal([("ServiceRequest/s1", 1), ("NutritionOrder/n1", 0)], call.DraftOrders.Select(order => (order.Reference, order.Codes.Count)));
    }

    [Fact]
    public void Every_request_that_others_wrote_is_read_or_refused_with_words_and_none_throws()
    {
        var read = 0;
        foreach (var file in Corpora.Files("cds-hooks", "visible").Where(file => file.EndsWith(".json", StringComparison.Ordinal)))
        {
            var json = File.ReadAllBytes(file);
            foreach (var hook in new[] { "patient-view", "order-select", "order-sign" })
            {
                var isGood = HookCallReader.TryRead(json, hook, out var call, out var problems);
                Assert.True(isGood ? call is not null : problems.Count > 0, file);
                read += isGood ? 1 : 0;
            }

            FeedbackReader.TryRead(json, out _, out _);
        }

        Assert.True(read >= 30, $"only {read} were read");
    }

    [Fact]
    public void A_body_cut_anywhere_is_refused_and_never_thrown_at()
    {
        var whole = Bytes(Good).ToArray();
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.False(HookCallReader.TryRead(whole.AsMemory(0, length), "patient-view", out _, out var problems));
            Assert.NotEmpty(problems);
        }
    }

    internal static ReadOnlyMemory<byte> Bytes(string json) => Encoding.UTF8.GetBytes(json);
}
