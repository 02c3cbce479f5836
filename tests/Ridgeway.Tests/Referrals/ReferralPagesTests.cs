using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Testing;

namespace Ridgeway.Referrals;

/// <summary>The journey of a referral over pages, as a browser without scripts walks it.</summary>
public sealed class ReferralPagesTests
{
    [Theory]
    [EveryEngine]
    internal async Task A_clinician_chooses_checks_and_sends_and_sees_who_holds_it(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine, also: services => A.Played(services));
        await site.ServicesAsync(A.ServiceEntry("s-1", "Gym"), A.ServiceEntry("s-2", "Walk", organisation: "org-2"), A.ServiceEntry("s-3", "Old gym", organisation: "org-3", status: "inactive"));
        var person = await site.PersonAsync();
        var browser = await site.BrowserOfAsync(A.Clinician("P88001"));

        var choose = await browser.GetAsync($"/refer/{person.Id}/exercise-referral");
        Assert.Equal((HttpStatusCode.OK, "exercise-referral for Mrs Aisha Khan Choose a service"), (choose.Status, choose.Heading));
        Assert.Equal(["Gym", "Walk"], choose.All("label[for^=Service]").Order());
        Assert.Contains(choose.All("details li"), line => line.Contains("Old gym", StringComparison.Ordinal) && line.Contains("Not running", StringComparison.Ordinal));

        var check = await (await choose.SubmitAsync("form[method=post]:has([name=Service])")).FollowAsync();
        Assert.Equal("Check and send", check.Heading);
        Assert.Contains(check.All("dd"), value => value.Contains("is asked next", StringComparison.Ordinal));
        var sent = await check.SubmitAsync("form[method=post]:has([name=By])", ("Note", "Prefers mornings"));
        var referral = await sent.FollowAsync();

        Assert.Contains("Referral sent to Organisation org-", referral.Text, StringComparison.Ordinal);
        Assert.Contains("Waiting for an answer", referral.All("dd"));
        Assert.Contains("Accept or decline", referral.All("dd"));
        Assert.Contains("9 November 2026", referral.All("dd"));
        Assert.Contains("Prefers mornings", referral.Text, StringComparison.Ordinal);
        var list = await browser.GetAsync("/referrals");
        Assert.Equal(["KHAN, Aisha"], list.All("tbody td:first-child a"));
        Assert.Contains("Referrals in progress (1)", (await browser.GetAsync("/")).All("h2"));
    }

    [Fact]
    public async Task What_the_person_needs_narrows_the_choice_and_is_kept_while_sending()
    {
        await using var site = await TestSite.StartAsync(also: services => A.Played(services));
        await site.ServicesAsync(A.ServiceEntry("s-1", "Gym"), A.ServiceEntry("s-2", "Walk", organisation: "org-2"));
        await site.InScopeAsync(async services => await services.GetRequiredService<RidgewayDb>().Set<ServiceRow>()
            .Where(row => row.Name == "Gym").ExecuteUpdateAsync(set => set.SetProperty(row => row.Access, """{"wheelchair-access":false}""")));
        var person = await site.PersonAsync();
        var browser = await site.BrowserOfAsync(A.Clinician("P88001"));

        var narrowed = await (await browser.GetAsync($"/refer/{person.Id}/exercise-referral")).SubmitAsync("form[method=get]", ("Needs.Access", "wheelchair-access"));

        Assert.Equal(["Walk"], narrowed.All("label[for^=Service]"));
        Assert.Contains(narrowed.All("details li"), line => line.Contains("Not accessible for them", StringComparison.Ordinal));
        var check = await (await narrowed.SubmitAsync("form[method=post]:has([name=Service])")).FollowAsync();
        Assert.Contains("Ask about access: not recorded", check.Text, StringComparison.Ordinal);
        Assert.True((await check.SubmitAsync("form[method=post]:has([name=By])")).IsRedirect);
    }

    [Fact]
    public async Task What_the_record_forbids_offers_no_form_to_send()
    {
        var guidance = new PlayedGuidance();
        guidance.Forbids.Add("Unstable angina");
        await using var site = await TestSite.StartAsync(also: services => A.Played(services, guidance));
        await site.ServicesAsync(A.ServiceEntry("s-1", "Gym"));
        var person = await site.PersonAsync();

        var page = await (await site.BrowserOfAsync(A.Clinician("P88001"))).GetAsync($"/refer/{person.Id}/exercise-referral");

        Assert.Contains("Unstable angina", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("[name=Service]"));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_provider_accepts_with_a_first_day(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine, also: services => A.Played(services));
        var gym = Assert.Single(await site.ServicesAsync(A.ServiceEntry("s-1", "Gym")));
        var sent = await site.SentAsync(await site.PersonAsync());
        var browser = await site.BrowserOfAsync(A.Provider(gym.Provider));

        var home = await browser.GetAsync("/");
        Assert.Contains("New referrals (1)", home.All("h2"));
        var answer = await home.ClickAsync("a[href$='/answer']");
        Assert.Equal("Gym Accept or decline", answer.Heading);
        
        var forgot = await answer.SubmitAsync("form:has([name='StartsOn.Day'])");
        Assert.Contains("Enter their first day", forgot.All(".nhsuk-error-summary li"));
        var done = await forgot.SubmitAsync("form:has([name='StartsOn.Day'])", ("StartsOn.Day", "9"), ("StartsOn.Month", "11"), ("StartsOn.Year", "2026"));

        Assert.Contains("Accepted. Their first day is 9 November 2026.", (await done.FollowAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(ReferralStage.Accepted, Assert.IsType<Referral.Open>(await site.NowAsync(sent.Id)).Stage);
    }

    [Fact]
    public async Task A_provider_declines_and_the_letter_waits_in_the_referrers_in_tray()
    {
        await using var site = await TestSite.StartAsync(also: services => A.Played(services));
        var services = await site.ServicesAsync(A.ServiceEntry("s-1", "Gym"), A.ServiceEntry("s-2", "Walk", organisation: "org-2"));
        var sent = await site.SentAsync(await site.PersonAsync(), services[0].Id, request => request with { ThenAsk = [] });
        var provider = await site.BrowserOfAsync(A.Provider(services[0].Provider));
        var answer = await provider.GetAsync($"/referrals/{sent.Id}/answer");
        Assert.True((await answer.SubmitAsync("form:has([name=Reason])", ("Reason", "NoRoom"), ("Note", "Back in May"))).IsRedirect);

        var clinician = await site.BrowserOfAsync(A.Clinician("P88001"));
        var home = await clinician.GetAsync("/");
        Assert.Contains("Referrals that need you (1)", home.All("h2"));
        var tray = await clinician.GetAsync("/letters");
        var letter = await tray.ClickAsync("tbody a");
        Assert.Contains("No room at the moment", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Walk, Organisation org-2", letter.Text, StringComparison.Ordinal);
        Assert.Contains("You have read every letter.", (await clinician.GetAsync("/letters")).Text, StringComparison.Ordinal);

        var again = await clinician.GetAsync($"/referrals/{sent.Id}/choose");
        Assert.Equal(["Walk"], again.All("label[for^=Service]"));
        var asked = await (await again.SubmitAsync("form[method=post]:has([name=Service])", ("Service", services[1].Id.ToString()))).FollowAsync();
        Assert.Contains("Organisation org-2 has been asked", asked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_cannot_open_another_providers_referral_by_its_address_and_that_it_tried_is_logged()
    {
        await using var site = await TestSite.StartAsync(also: services => A.Played(services));
        var services = await site.ServicesAsync(A.ServiceEntry("s-1", "Gym"), A.ServiceEntry("s-2", "Walk", organisation: "org-2"));
        var person = await site.PersonAsync();
        var sent = await site.SentAsync(person, services[0].Id, request => request with { ThenAsk = [] });
        var viewer = A.Provider(services[1].Provider);
        var other = await site.BrowserOfAsync(viewer);

        foreach (var path in new[] { $"/referrals/{sent.Id}", $"/referrals/{sent.Id}/answer" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"/refer/{person.Id}/exercise-referral")).Status);
        var looks = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<AccessLogRow>().Where(row => row.AccountId == viewer.Account).ToListAsync());
        Assert.Equal(2, looks.Count(look => !look.WasShown && look.PersonId == person.Id));
    }

    [Fact]
    public async Task Someone_of_another_practice_can_neither_refer_nor_follow()
    {
        await using var site = await TestSite.StartAsync(also: services => A.Played(services));
        await site.ServicesAsync(A.ServiceEntry("s-1", "Gym"));
        var person = await site.PersonAsync();
        var sent = await site.SentAsync(person);
        var stranger = await site.BrowserOfAsync(A.Clinician("Y99999"));

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/refer/{person.Id}/exercise-referral")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/referrals/{sent.Id}")).Status);
        Assert.Contains("There are none.", (await stranger.GetAsync("/referrals")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_referral_is_withdrawn_with_the_person()
    {
        await using var site = await TestSite.StartAsync(also: services => A.Played(services));
        await site.ServicesAsync(A.ServiceEntry("s-1", "Gym"));
        var sent = await site.SentAsync(await site.PersonAsync());
        var browser = await site.BrowserOfAsync(A.Clinician("P88001"));

        var page = await browser.GetAsync($"/referrals/{sent.Id}/withdraw");
        var done = await (await page.SubmitAsync("form[method=post]:has([name=Reason])", ("Reason", "Moving house"))).FollowAsync();

        Assert.Contains("Referral withdrawn", done.Text, StringComparison.Ordinal);
        Assert.Contains("Withdrawn", done.All("dd"));
    }
}
