using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Testing;

namespace Ridgeway.Guidance;

/// <summary>What becomes of cards: put off, taken up, and whether they still held then.</summary>
public sealed class HookFeedbackTests
{
    private const string View = "/cds-services/prevention";
    private const string UnstableAngina = "4557003";

    [Theory]
    [EveryEngine]
    internal async Task What_was_overridden_because_the_patient_is_not_ready_is_not_shown_again_until_its_time(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine, isDemo: true);
        var first = (await site.HookAsync(View, A.View(A.Margaret(nhsNumber: null)))).Json.GetProperty("cards")[0];

        var (status, taken, _) = await site.HookAsync($"{View}/feedback", Overridden(first));
        Assert.Equal((HttpStatusCode.OK, 1), (status, taken.GetProperty("noted").GetInt32()));

        Assert.DoesNotContain("Exercise on referral", await SummaryAsync(site), StringComparison.Ordinal);
        site.Clock.PassDays(80);
        Assert.DoesNotContain("Exercise on referral", await SummaryAsync(site), StringComparison.Ordinal);
        site.Clock.PassDays(15);
        Assert.Contains("Exercise on referral", await SummaryAsync(site), StringComparison.Ordinal);
        var why = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<RuleEventRow>()
            .Where(row => row.What == RuleEventKind.Refused).Select(row => new { row.Rule, row.Reason }).ToListAsync());
        Assert.Contains(why, one => one is { Rule: "inactive-with-condition-or-risk", Reason: "patient-not-ready" });

        static async Task<string> SummaryAsync(TestSite site) =>
            (await site.HookAsync(View, A.View(A.Margaret(nhsNumber: null)))).Json.GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("summary").GetString()!).FirstOrDefault("");
    }

    [Fact]
    public async Task Accepting_looks_again_and_says_whether_the_card_still_stood()
    {
        await using var site = await TestSite.StartAsync(isDemo: true);
        await site.KnowAsync(A.Margaret());
        var known = (await site.HookAsync(View, A.View(A.Margaret()))).Json.GetProperty("cards")[0];
        var late = (await site.HookAsync(View, A.View(A.Margaret(id: "p9", nhsNumber: null), "p9"))).Json.GetProperty("cards")[0];
        var link = Assert.Single(known.GetProperty("links").EnumerateArray()).GetProperty("url").GetString();
        Assert.StartsWith("http://127.0.0.1:5080/launch?patient=", link, StringComparison.Ordinal);

        // Unstable angina is recorded after the card appeared.
        await site.KnowAsync([.. A.Margaret(), A.Condition("p1", "c2", UnstableAngina, "2026-11-01")]);
        Assert.Equal(HttpStatusCode.OK, (await site.HookAsync($"{View}/feedback", Accepted(known))).Status);
        site.Clock.Pass(TimeSpan.FromHours(9));
        await site.HookAsync($"{View}/feedback", Accepted(late));

        var stood = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<CardRow>().ToDictionaryAsync(row => row.CardId, row => row.Stood));
        Assert.Equal(CardStood.Forbidden, stood[known.GetProperty("uuid").GetGuid()]);
        Assert.Equal(CardStood.Expired, stood[late.GetProperty("uuid").GetGuid()]);
        var seen = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<AccessLogRow>().CountAsync());
        Assert.True(seen > 0, "looking at somebody Ridgeway knows is in the access log");

        // Margaret's own practice finds it among its work, and nobody else does: the late card was about somebody unknown here.
        await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<PersonRow>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Practice, OdsCode.Parse("A12345"))));
        const string waits = "Taken up elsewhere, no longer holding (1)";
        Assert.Contains(waits, (await (await site.BrowserOfAsync(A.Clinician())).GetAsync("/")).All("main h2"));
        Assert.DoesNotContain(waits, (await (await site.BrowserOfAsync(A.Clinician("B12345"))).GetAsync("/")).All("main h2"));
        site.Clock.PassDays(15);
        Assert.DoesNotContain(waits, (await (await site.BrowserOfAsync(A.Clinician())).GetAsync("/")).All("main h2"));
    }

    [Fact]
    public async Task Feedback_about_cards_that_were_never_given_is_counted_and_nothing_else()
    {
        await using var site = await TestSite.StartAsync(isDemo: true);
        var (status, json, _) = await site.HookAsync(
            $"{View}/feedback",
            """{ "feedback": [ { "card": "4e0a3a1e-3283-4575-ab82-028d55fe2719", "outcome": "overridden", "outcomeTimestamp": "2026-11-02T12:00:00Z" } ] }""");
        Assert.Equal((HttpStatusCode.OK, 1), (status, json.GetProperty("unknown").GetInt32()));
        Assert.Equal(HttpStatusCode.BadRequest, (await site.HookAsync($"{View}/feedback", "{}")).Status);
    }

    private static object Overridden(JsonElement card) => new
    {
        feedback = new[]
        {
            new
            {
                card = card.GetProperty("uuid").GetString(), outcome = "overridden", outcomeTimestamp = "2026-11-02T12:00:00Z",
                overrideReason = new { reason = new { system = "https://ridgeway.example/codes", code = "patient-not-ready" } },
            },
        },
    };

    private static object Accepted(JsonElement card) => new
    {
        feedback = new[]
        {
            new
            {
                card = card.GetProperty("uuid").GetString(), outcome = "accepted", outcomeTimestamp = "2026-11-02T12:00:00Z",
                acceptedSuggestions = card.GetProperty("suggestions").EnumerateArray().Select(one => new { id = one.GetProperty("uuid").GetString() }).ToArray(),
            },
        },
    };
}
