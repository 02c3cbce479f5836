using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Guidance.AdviseMany;
using Ridgeway.Records;
using Ridgeway.Testing;

namespace Ridgeway.Guidance;

/// <summary>What a clinician does with advice on pages, as a browser without scripts does it.</summary>
public sealed class PersonAdvicePagesTests
{
    private const string Practice = "P88001";

    [Theory]
    [EveryEngine]
    internal async Task An_offer_is_put_off_in_one_press_rests_and_is_offered_again(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var (person, browser) = await MargaretAsync(site);
        var page = await browser.GetAsync($"/people/{person}");
        Assert.Contains(page.All(".nhsuk-card h3"), heading => heading == "Exercise on referral");

        var put = await page.SubmitAsync("form[action*='handler=NotNow']:has([value='exercise-referral'])", ("reason", "patient-not-ready"));
        var after = await put.FollowAsync();

        Assert.Contains("not offered again before 2 February 2027", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(after.All(".nhsuk-card h3"), heading => heading == "Exercise on referral");
        Assert.Contains("was put off", after.Text, StringComparison.Ordinal);
        var whole = await browser.GetAsync($"/people/{person}/advice");
        Assert.Contains("rests until 2 February 2027", whole.Text, StringComparison.Ordinal);
        await whole.SubmitAsync("form[action*='handler=Again']");
        Assert.Contains((await browser.GetAsync($"/people/{person}")).All(".nhsuk-card h3"), heading => heading == "Exercise on referral");
        Assert.Equal(HttpStatusCode.BadRequest, (await page.SubmitAsync("form[action*='handler=NotNow']:has([value='exercise-referral'])", ("reason", "no-such-reason"))).Status);
    }

    [Theory]
    [EveryEngine]
    internal async Task An_answer_on_the_day_is_in_the_record_with_who_asked_and_settles_the_question(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var (person, browser) = await MargaretAsync(site);
        var page = await browser.GetAsync($"/people/{person}/advice");
        Assert.NotEmpty(page.All("legend").Where(words => words.Contains("feverish", StringComparison.Ordinal)));

        await page.SubmitAsync("form[action*='handler=Answers']", ("ask.febrile-today", "no"), ("ask.body-mass-index", "31.5"));

        var after = await browser.GetAsync($"/people/{person}/advice");
        Assert.Empty(after.All("legend").Where(words => words.Contains("feverish", StringComparison.Ordinal)));
        var record = (await site.InScopeAsync(services => services.GetRequiredService<IRecords>().ReadAsync(person, CancellationToken.None)))!;
        var sources = Enumerable.Range(0, record.Count).Select(place => record.SourceOf(place)!.Document).Where(name => name.StartsWith("asked on the day by Clinician", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, sources.Count);

        // Yes to a fever keeps the programme back.
        await after.SubmitAsync("form[action*='handler=Answers']", ("ask.low-pressure-symptoms", "yes"));
        Assert.Contains("Low blood pressure with symptoms", (await browser.GetAsync($"/people/{person}/advice")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_matters_to_a_person_is_kept_and_said_with_the_advice()
    {
        await using var site = await TestSite.StartAsync();
        var (person, browser) = await MargaretAsync(site);

        await (await browser.GetAsync($"/people/{person}/advice")).SubmitAsync("form[action*='handler=Matters']", ("matter", "meet-people"));

        Assert.Contains("It serves what matters to them: to meet people", (await browser.GetAsync($"/people/{person}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_from_another_system_leads_to_the_person_for_those_who_may_see_them_and_nowhere_for_others()
    {
        await using var site = await TestSite.StartAsync();
        var (person, browser) = await MargaretAsync(site);

        foreach (var named in new[] { A.NhsNumberForHooks, "943 476 5919", person.ToString() })
        {
            Assert.Equal($"/people/{person}", (await browser.GetAsync($"/launch?patient={Uri.EscapeDataString(named)}")).Location);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/launch?patient=9000000009")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/launch")).Status);
        var stranger = await site.BrowserOfAsync(A.Clinician("Z99999"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/launch?patient={person}")).Status);
        Assert.Contains("/sign-in", (await site.Browser().GetAsync($"/launch?patient={person}")).Location, StringComparison.Ordinal);
        var looks = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<AccessLogRow>().Where(row => row.What.StartsWith("Advice, from a link")).Select(row => row.WasShown).ToListAsync());
        Assert.Equal([false, true, true, true], looks.Order());
    }

    [Theory]
    [EveryEngine]
    internal async Task The_rules_report_shows_the_same_figures_on_the_page_in_the_file_and_to_programs(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var (person, browser) = await MargaretAsync(site);
        var page = await browser.GetAsync($"/people/{person}");
        await browser.GetAsync($"/people/{person}");
        await page.SubmitAsync("form[action*='handler=NotNow']:has([value='exercise-referral'])", ("reason", "patient-not-ready"));

        var shown = await browser.GetAsync("/rules/report?by=age");
        var file = await browser.GetAsync("/rules/report.csv?by=age");
        using var api = JsonDocument.Parse((await browser.GetAsync("/api/rules/report?by=age")).Text);

        // One person, twice on one day, is one; and one is too few to show.
        var row = api.RootElement.GetProperty("rows").EnumerateArray().Single(one => one.GetProperty("rule").GetString() == "inactive-with-condition-or-risk");
        Assert.Equal(("65 to 79", "1 to 7", "1 to 7", 0), (row.GetProperty("group").GetString(), row.GetProperty("fired").GetString(), row.GetProperty("refused").GetString(), row.GetProperty("accepted").GetInt32()));
        Assert.Contains("inactive-with-condition-or-risk,65 to 79,1 to 7,1 to 7,0,0,0,0,1 to 7,patient-not-ready 1 to 7,", file.Text, StringComparison.Ordinal);
        Assert.Contains(shown.All("tbody tr"), line => line.Contains("65 to 79 1 to 7 1 to 7 0 0 0 0 1 to 7 The person is not ready yet: 1 to 7", StringComparison.Ordinal));
        var stranger = await site.BrowserOfAsync(A.Clinician("Z99999"));
        Assert.Contains("No advice has been given", (await stranger.GetAsync("/rules/report")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_library_shows_every_rule_with_its_source_state_examples_and_what_speaks_against_it()
    {
        await using var site = await TestSite.StartAsync();
        var browser = await site.BrowserOfAsync(A.Clinician(Practice));
        var list = await browser.GetAsync("/rules");
        var pack = site.Services.GetRequiredService<GuidancePack>();
        foreach (var id in pack.Rules.Select(rule => rule.Id).Concat(pack.Contraindications.Select(one => one.Id)))
        {
            Assert.NotNull(list.Html.QuerySelector($"a[href='/rules/{id}']"));
            var page = await browser.GetAsync($"/rules/{id}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("Draft: not approved", page.Text, StringComparison.Ordinal);
            Assert.True(page.All("tbody tr").Count >= 2, id);
        }

        Assert.Contains("G06", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/rules/no-such-rule")).Status);
    }

    [Fact]
    public async Task A_practices_file_holds_a_line_for_everyone_with_advice_in_both_forms()
    {
        await using var site = await TestSite.StartAsync();
        var (person, _) = await MargaretAsync(site);
        var folder = Directory.CreateTempSubdirectory("ridgeway-nightly-").FullName;
        var path = Path.Combine(folder, "advice.csv");

        var file = await site.InScopeAsync(services => services.GetRequiredService<AdviseManyStory>().WriteAsync(OdsCode.Parse(Practice), path, new DateOnly(2026, 11, 2), CancellationToken.None));

        Assert.Equal((1, 1), (file.People, file.WithAdvice));
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        Assert.StartsWith("nhs-number,ridgeway-id,offer,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{A.NhsNumberForHooks},{person},Exercise on referral,", lines[1], StringComparison.Ordinal);
        Assert.Contains("draft: not approved", lines[1], StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(path, ".json"), TestContext.Current.CancellationToken));
        Assert.Equal("exercise-referral", json.RootElement.GetProperty("people")[0].GetProperty("advice")[0].GetProperty("intervention").GetString());
        Assert.Equal(2, Directory.GetFiles(folder).Length);
    }

    /// <summary>Margaret is imported and registered with the practice; its clinician is signed in.</summary>
    private static async Task<(PersonId Person, TestBrowser Browser)> MargaretAsync(TestSite site)
    {
        await site.InScopeAsync(async services =>
        {
            var file = Path.Combine(Directory.CreateTempSubdirectory("ridgeway-advice-").FullName, "bundle.json");
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(A.Bundle(A.Margaret())));
            await services.GetRequiredService<Records.ImportFiles.ImportFilesStory>().RunAsync([file], "tests", "a test", _ => { }, CancellationToken.None);
            await services.GetRequiredService<RidgewayDb>().Set<PersonRow>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Practice, OdsCode.Parse(Practice)));
            return 0;
        });
        var person = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<PersonRow>().Select(row => row.PersonId).SingleAsync());
        return (person, await site.BrowserOfAsync(A.Clinician(Practice)));
    }
}
