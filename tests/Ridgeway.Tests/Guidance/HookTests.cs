using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Exchange.CdsHooks;
using Ridgeway.Records;
using Ridgeway.Testing;

namespace Ridgeway.Guidance;

public sealed class HookTests
{
    private const string View = "/cds-services/prevention";
    private const string Order = "/cds-services/prevention-order";
    private const string UnstableAngina = "4557003";

    [Fact]
    public async Task Discovery_tells_two_services_and_what_to_send_along_to_any_origin()
    {
        await using var site = await TestSite.StartAsync();

        var (status, json, answer) = await site.HookAsync("/cds-services", null, method: HttpMethod.Get);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        var services = json.GetProperty("services").EnumerateArray().ToList();
        Assert.Equal(["patient-view prevention", "order-select prevention-order"], services.Select(one => $"{one.GetProperty("hook")} {one.GetProperty("id")}"));
        Assert.All(services, one =>
        {
            Assert.NotEmpty(one.GetProperty("description").GetString()!);
            Assert.Equal("Patient/{{context.patientId}}", one.GetProperty("prefetch").GetProperty("patient").GetString());
        });
    }

    [Fact]
    public async Task A_browser_that_asks_first_is_told_what_it_may_send()
    {
        await using var site = await TestSite.StartAsync();

        var (status, _, answer) = await site.HookAsync(View, null, method: HttpMethod.Options);

        Assert.Equal(HttpStatusCode.NoContent, status);
        Assert.Contains("Authorization", answer.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        Assert.Contains("POST", answer.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
        Assert.Equal("*", (await site.HookAsync(View, "{")).Answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task One_card_says_what_why_how_sure_what_to_ask_who_is_near_and_drafts_the_referral()
    {
        await using var site = await TestSite.StartAsync(isDemo: true);
        await site.ServicesAsync(A.ServiceEntry("s-1", "Leisure centre *gym*"));

        var (status, json, _) = await site.HookAsync(View, A.View(A.Margaret()));

        Assert.Equal(HttpStatusCode.OK, status);
        HookInvariants.Hold(json);
        var card = Assert.Single(json.GetProperty("cards").EnumerateArray());
        Assert.StartsWith("Exercise on referral: Not active enough", card.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal("info", card.GetProperty("indicator").GetString());
        Assert.StartsWith("NICE PH54", card.GetProperty("source").GetProperty("label").GetString(), StringComparison.Ordinal);
        var detail = card.GetProperty("detail").GetString()!;
        Assert.Contains("National guideline", detail, StringComparison.Ordinal);
        Assert.Contains("40 minutes a week", detail, StringComparison.Ordinal);
        Assert.Contains("Draft: no clinical safety officer has approved this", detail, StringComparison.Ordinal);
        Assert.Contains("Ask first", detail, StringComparison.Ordinal);
        Assert.Contains(@"Leisure centre \*gym\*", detail, StringComparison.Ordinal);
        var action = Assert.Single(Assert.Single(card.GetProperty("suggestions").EnumerateArray()).GetProperty("actions").EnumerateArray());
        var draft = action.GetProperty("resource");
        Assert.Equal(("ServiceRequest", "draft", "Patient/p1", "Practitioner/1"), (
            draft.GetProperty("resourceType").GetString(), draft.GetProperty("status").GetString(),
            draft.GetProperty("subject").GetProperty("reference").GetString(), draft.GetProperty("requester").GetProperty("reference").GetString()));
        Assert.Equal(["390893007", "exercise-referral"], draft.GetProperty("code").GetProperty("coding").EnumerateArray().Select(coding => coding.GetProperty("code").GetString()));
        Assert.Contains(draft.GetProperty("note").EnumerateArray(), note => note.GetProperty("text").GetString()!.StartsWith("Ask first", StringComparison.Ordinal));
        Assert.Contains(card.GetProperty("overrideReasons").EnumerateArray(), reason => reason.GetProperty("code").GetString() == "patient-not-ready");
    }

    [Theory]
    [EveryEngine]
    internal async Task Somebody_unknown_gets_the_same_advice_as_when_their_record_had_been_imported(Engine engine)
    {
        await using var asked = await TestSite.StartAsync(engine, isDemo: true);
        IReadOnlyList<object>[] records =
        [
            A.Margaret(nhsNumber: null),
            [.. A.Margaret(nhsNumber: null), A.Condition("p1", "c2", UnstableAngina, "2026-10-20")],
            [A.Patient("p1", "1954-01-20", null), A.Condition("p1", "c1", "13645005", "2018-01-01"), A.Observation("p1", "o1", "http://loinc.org", "82290-8", 15, "min/wk", "2026-09-01")],
            [A.Patient("p1", "1991-05-05", null), A.Observation("p1", "o1", "http://loinc.org", "82290-8", 30, "min/wk", "2026-09-01")],
        ];
        foreach (var record in records)
        {
            var byHook = (await asked.HookAsync(View, A.View(record))).Json.GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("summary").GetString()).ToList();
            await using var imported = await TestSite.StartAsync(engine, isDemo: true);
            var byImport = await SummaryOfImportedAsync(imported, record);
            Assert.Equal(byImport, byHook.SingleOrDefault());
        }

        Assert.Equal(0, await asked.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<PersonRow>().CountAsync()));
    }

    [Fact]
    public async Task Nobody_elses_facts_decide_about_this_patient()
    {
        await using var site = await TestSite.StartAsync(isDemo: true);

        var (_, json, _) = await site.HookAsync(View, A.View([.. A.Margaret(), A.Condition("p2", "c9", UnstableAngina, "2026-10-20")]));

        Assert.StartsWith("Exercise on referral", json.GetProperty("cards")[0].GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_forbidden_is_a_warning_with_the_safe_next_step_and_nothing_to_accept()
    {
        await using var site = await TestSite.StartAsync(isDemo: true);
        IReadOnlyList<object> record = [A.Patient("p1", "1991-05-05", null), A.Observation("p1", "o1", "http://loinc.org", "82290-8", 30, "min/wk", "2026-09-01"), A.Condition("p1", "c2", UnstableAngina, "2026-10-20")];

        var (_, json, _) = await site.HookAsync(View, A.View(record));

        HookInvariants.Hold(json);
        var card = Assert.Single(json.GetProperty("cards").EnumerateArray());
        Assert.Equal("warning", card.GetProperty("indicator").GetString());
        Assert.Contains("Unstable angina", card.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Contains("Same-day review", card.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.False(card.TryGetProperty("suggestions", out _));
    }

    [Fact]
    public async Task Nulls_and_gaps_are_read_and_only_what_cannot_be_done_without_is_missed()
    {
        await using var site = await TestSite.StartAsync(isDemo: true);
        var call = A.View(A.Margaret());
        var prefetch = (Dictionary<string, object?>)call["prefetch"]!;
        (prefetch["medications"], prefetch["observations"]) = (null, null);
        Assert.Equal(HttpStatusCode.OK, (await site.HookAsync(View, call)).Status);

        prefetch["conditions"] = null;
        var lacking = await site.HookAsync(View, call);
        Assert.Equal(HttpStatusCode.PreconditionFailed, lacking.Status);
        Assert.Contains("conditions", lacking.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);

        call["prefetch"] = null;
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await site.HookAsync(View, call)).Status);
        call["fhirServer"] = "http://127.0.0.1:9/not-allowed";
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await site.HookAsync(View, call)).Status);
    }

    [Theory]
    [InlineData("""{ "resourceType": "Bundle", "type": "searchset", "total": 3 }""")]
    [InlineData("""{ "resourceType": "Bundle", "type": "searchset", "link": [ { "relation": "next", "url": "https://ehr.example/2" } ], "entry": [] }""")]
    [InlineData("""{ "resourceType": "Bundle", "type": "searchset", "entry": [ { "resource": { "resourceType": "OperationOutcome", "issue": [ { "severity": "error", "code": "forbidden" } ] } } ] }""")]
    [InlineData("""{ "resourceType": "Patient", "id": "p1" }""")]
    public async Task Conditions_that_are_not_the_whole_answer_do_not_pass_for_none(string conditions)
    {
        await using var site = await TestSite.StartAsync(isDemo: true);
        var call = A.View(A.Margaret());
        var prefetch = (Dictionary<string, object?>)call["prefetch"]!;
        prefetch["conditions"] = JsonSerializer.Deserialize<JsonElement>(conditions);

        var answer = await site.HookAsync(View, call);

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
        Assert.Contains("conditions", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        prefetch["conditions"] = JsonSerializer.Deserialize<JsonElement>("""{ "resourceType": "Bundle", "type": "searchset", "total": 0, "link": [ { "relation": "self", "url": "https://ehr.example/1" } ] }""");
        Assert.Equal(HttpStatusCode.OK, (await site.HookAsync(View, call)).Status);
    }

    [Fact]
    public async Task A_condition_without_a_date_that_could_forbid_is_asked_about_before_the_referral()
    {
        await using var site = await TestSite.StartAsync(isDemo: true);
        var angina = new
        {
            resourceType = "Condition",
            id = "c9",
            subject = new { reference = "Patient/p1" },
            clinicalStatus = new { coding = new[] { new { system = "http://terminology.hl7.org/CodeSystem/condition-clinical", code = "active" } } },
            code = new { coding = new[] { new { system = "http://snomed.info/sct", code = "4557003" } } },
        };

        var card = (await site.HookAsync(View, A.View([.. A.Margaret(), angina]))).Json.GetProperty("cards")[0];

        Assert.Contains("Unstable angina", card.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("Before you refer", card.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Unstable angina", (await site.HookAsync(View, A.View(A.Margaret()))).Json.GetProperty("cards")[0].GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_in_with_our_own_token_may_name_a_person_by_the_id_they_have_here()
    {
        await using var site = await TestSite.StartAsync(isDemo: true);
        var summary = await SummaryOfImportedAsync(site, A.Margaret());
        var person = await site.InScopeAsync(async services => (await services.GetRequiredService<RidgewayDb>().Set<PersonRow>().SingleAsync()).PersonId);

        var answer = await site.HookAsync(View, A.View(A.Margaret("as-fhir-names-her"), patient: person.ToString()));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(summary, answer.Json.GetProperty("cards")[0].GetProperty("summary").GetString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await site.HookAsync(View, A.View(A.Margaret("as-fhir-names-her"), patient: Guid.CreateVersion7(site.Clock.GetUtcNow()).ToString()))).Status);
    }

    [Fact]
    public async Task A_patient_with_another_id_is_not_the_patient_asked_about()
    {
        await using var site = await TestSite.StartAsync(isDemo: true);

        var answer = await site.HookAsync(View, A.View(A.Margaret("another"), patient: "p1"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
        Assert.Contains("patient", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "hook": "order-sign", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", "context": { "userId": "Practitioner/1", "patientId": "1" } }""")]
    [InlineData("""{ "hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea" }""")]
    public async Task A_body_that_is_no_call_is_refused_with_words(string body)
    {
        await using var site = await TestSite.StartAsync(isDemo: true);

        var (status, json, answer) = await site.HookAsync(View, body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEmpty(json.GetProperty("detail").GetString()!);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await site.HookAsync("/cds-services/nothing", body)).Status);
    }

    [Fact]
    public async Task An_order_is_stopped_steered_or_let_go_with_care()
    {
        await using var site = await TestSite.StartAsync(isDemo: true);

        var forbidden = (await site.HookAsync(Order, A.Order([.. A.Margaret(), A.Condition("p1", "c2", UnstableAngina, "2026-10-20")]))).Json;
        HookInvariants.Hold(forbidden);
        var card = Assert.Single(forbidden.GetProperty("cards").EnumerateArray());
        Assert.Equal("critical", card.GetProperty("indicator").GetString());
        Assert.Equal("ServiceRequest/s1", card.GetProperty("suggestions")[0].GetProperty("actions")[0].GetProperty("resourceId").GetString());

        // NICE PH54 recommendation 1: no exercise referral for the inactive but otherwise healthy.
        IReadOnlyList<object> healthy = [A.Patient("p1", "1991-05-05", null), A.Observation("p1", "o1", "http://loinc.org", "82290-8", 30, "min/wk", "2026-09-01"), A.Observation("p1", "o2", "http://loinc.org", "39156-5", 22, "kg/m2", "2026-06-01"), .. DoesNotSmoke];
        var instead = Assert.Single((await site.HookAsync(Order, A.Order(healthy))).Json.GetProperty("cards").EnumerateArray());
        Assert.Equal("Rather Brief advice on activity than Exercise on referral", instead.GetProperty("summary").GetString());

        // Nothing against it, and nothing to say.
        Assert.Empty((await site.HookAsync(Order, A.Order(A.Margaret()))).Json.GetProperty("cards").EnumerateArray());
        Assert.Empty((await site.HookAsync(Order, A.Order(A.Margaret(), snomed: "77477000"))).Json.GetProperty("cards").EnumerateArray());
    }

    [Fact]
    public async Task Every_request_that_others_wrote_is_answered_and_never_with_an_error_of_ours()
    {
        await using var site = await TestSite.StartAsync(isDemo: true);
        foreach (var file in Directory.EnumerateFiles(Repository.Shared("corpora", "cds-hooks", "visible"), "*.json", SearchOption.AllDirectories))
        {
            foreach (var path in new[] { View, Order, $"{View}/feedback" })
            {
                var (status, json, _) = await site.HookAsync(path, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
                Assert.True(status is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.PreconditionFailed, $"{file} at {path}: {status}");
                if (status == HttpStatusCode.OK && path != $"{View}/feedback")
                {
                    HookInvariants.Hold(json);
                }
            }
        }
    }

    private static readonly object[] DoesNotSmoke =
    [
        new
        {
            resourceType = "Observation", id = "smoking", status = "final", subject = new { reference = "Patient/p1" },
            code = new { coding = new[] { new { system = "http://loinc.org", code = "72166-2" } } },
            effectiveDateTime = "2026-01-10",
            valueCodeableConcept = new { coding = new[] { new { system = "http://snomed.info/sct", code = "266919005" } } },
        },
    ];

    /// <summary>The line a card would have, from the record as stored.</summary>
    private static async Task<string?> SummaryOfImportedAsync(TestSite site, IReadOnlyList<object> record)
    {
        await site.KnowAsync(record);
        return await site.InScopeAsync(async services =>
        {
            var person = (await services.GetRequiredService<RidgewayDb>().Set<PersonRow>().SingleAsync()).PersonId;
            var stored = await services.GetRequiredService<IRecords>().ReadAsync(person, CancellationToken.None);
            var advice = services.GetRequiredService<IGuidance>().Advise(stored!, Time.London.DayOf(site.Clock.GetUtcNow()));
            return advice.Advice.Count > 0 ? HookCard.Fit($"{advice.Advice[0].Intervention.Name}: {advice.Advice[0].Because[0].Rule.Because}")
                : advice.Withheld.Count > 0 ? HookCard.Fit($"Not now: {advice.Withheld[0].Intervention.Name}. {advice.Withheld[0].By[0].Contraindication.Name}")
                : null;
        });
    }
}
