using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Referrals;
using Ridgeway.Testing;

namespace Ridgeway.Delivery;

/// <summary>A programme over pages: the provider's class, the person at the provider, the person's own plan.</summary>
public sealed class DeliveryPagesTests
{
    [Theory]
    [EveryEngine]
    internal async Task A_class_is_marked_on_one_page_with_one_button(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var first = await site.EnrolledAsync();
        var second = await site.EnrolledAsync();
        var third = await site.EnrolledAsync();
        var browser = await site.BrowserOfAsync(A.Provider(first.Current.Provider));

        var home = await browser.GetAsync("/");
        Assert.Contains("Classes today (1)", home.All("h2"));
        var register = await home.ClickAsync($"a[href^='/classes/{first.Current.Service}']");
        Assert.Equal(3, register.All("fieldset").Count);
        var saved = await register.SubmitAsync("form[method=post]:has([name=On])", ($"Marks[{second.Id}-1]", "Missed"), ("Everyone", "true"));

        Assert.Contains("3 people marked", (await saved.FollowAsync()).Text, StringComparison.Ordinal);
        Assert.Equal((1, 0), await CountsAsync(site, first));
        Assert.Equal((0, 1), await CountsAsync(site, second));
        Assert.Equal((1, 0), await CountsAsync(site, third));
    }

    [Fact]
    public async Task A_register_saved_with_nothing_chosen_says_so_and_marks_nobody()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var referral = await site.EnrolledAsync();
        var browser = await site.BrowserOfAsync(A.Provider(referral.Current.Provider));

        var saved = await (await browser.GetAsync($"/classes/{referral.Current.Service}")).SubmitAsync("form[method=post]:has([name=On])");

        Assert.Contains(saved.All(".nhsuk-error-summary li"), problem => problem.StartsWith("Mark at least one person", StringComparison.Ordinal));
        Assert.Equal((0, 0), await CountsAsync(site, referral));
    }

    [Theory]
    [EveryEngine]
    internal async Task The_person_at_the_provider_is_marked_moved_asked_and_completed(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var referral = await site.EnrolledAsync();
        var browser = await site.BrowserOfAsync(A.Provider(referral.Current.Provider));
        var person = $"/delivery/{referral.Id}";

        var moved = await (await browser.GetAsync($"{person}/sessions/2")).SubmitAsync(
            "form[method=post]:has([name=Outcome])", ("Outcome", "Rescheduled"), ("MovedTo.Day", "3"), ("MovedTo.Month", "11"), ("MovedTo.Year", "2026"));
        Assert.True(moved.IsRedirect, moved.Text);
        var questionnaire = await browser.GetAsync($"{person}/questionnaires/ons4/start");
        Assert.Equal(4, questionnaire.All("fieldset").Count);
        Assert.True((await questionnaire.SubmitAsync("form[method=post]:has(fieldset)", ($"Answers[{Questionnaires.Happiness}]", "6"))).IsRedirect);
        var activity = await browser.GetAsync($"{person}/questionnaires/weekly-activity/start");
        var half = await activity.SubmitAsync("form[method=post]:has(fieldset)", ("Answers[walking-days]", "3"));
        Assert.Contains("Answer days, minutes and breathing together, or leave all three empty.", half.All(".nhsuk-error-summary li"));
        Assert.True((await half.SubmitAsync("form[method=post]:has(fieldset)", ("Answers[walking-days]", "3"), ("Answers[walking-minutes]", "20"), ("Answers[walking-breathing]", "1"))).IsRedirect);

        await site.MarkAsync(referral, new AttendanceMark(1, AttendanceOutcome.Attended));
        var early = await (await browser.GetAsync($"{person}/end")).SubmitAsync("form[method=post]:has([name=How])", ("How", "completed"));
        Assert.Contains("They have attended 1 sessions; completing takes 2", early.All(".nhsuk-error-summary li"));
        site.Clock.PassDays(1);
        await site.MarkAsync(referral, new AttendanceMark(2, AttendanceOutcome.Attended));
        browser = await site.BrowserOfAsync(A.Provider(referral.Current.Provider));
        var ended = await (await (await browser.GetAsync($"{person}/end")).SubmitAsync("form[method=post]:has([name=How])")).FollowAsync();

        Assert.Contains("Programme ended", ended.Text, StringComparison.Ordinal);
        Assert.Contains("2 of 4", ended.All("dd"));
        Assert.Equal(ClosedHow.Completed, Assert.IsType<Referral.Closed>(await site.NowAsync(referral.Id)).How);
        var clinician = await site.BrowserOfAsync(A.Clinician("P88001"));
        Assert.Contains("Completed: Exercise on referral, 12 weeks", (await clinician.GetAsync("/letters")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ending_early_takes_the_reason_that_was_chosen()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var referral = await site.EnrolledAsync();
        var browser = await site.BrowserOfAsync(A.Provider(referral.Current.Provider));

        var page = await browser.GetAsync($"/delivery/{referral.Id}/end");
        var nothing = await page.SubmitAsync("form[method=post]:has([name=How])");
        Assert.Contains("Select how it ended", nothing.All(".nhsuk-error-summary li"));
        Assert.True((await nothing.SubmitAsync("form[method=post]:has([name=How])", ("How", "MovedAway"))).IsRedirect);

        Assert.Equal(EarlyEndReason.MovedAway, (await site.EnrolmentAsync(referral.Id)).End!.EarlyBecause);
    }

    [Fact]
    public async Task A_mistake_is_corrected_on_the_sessions_own_page_and_stays_in_the_history()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var referral = await site.EnrolledAsync();
        await site.MarkAsync(referral, new AttendanceMark(1, AttendanceOutcome.Missed));
        var browser = await site.BrowserOfAsync(A.Provider(referral.Current.Provider));

        var page = await browser.GetAsync($"/delivery/{referral.Id}/sessions/1");
        Assert.Equal("Mrs Aisha Khan, 2 November 2026 Correct session 1", page.Heading);
        var done = await (await page.SubmitAsync("form[method=post]:has([name=Outcome])", ("Outcome", "Attended"))).FollowAsync();

        Assert.Equal((1, 0), await CountsAsync(site, referral));
        Assert.Contains(done.All("details li"), line => line.Contains("correcting what was written before", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_provider_finds_none_of_it_by_address_and_that_it_tried_is_logged()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var referral = await site.EnrolledAsync();
        var viewer = A.Provider();
        var other = await site.BrowserOfAsync(viewer);
        foreach (var path in new[] { "", "/sessions/1", "/questionnaires/ons4/start", "/end" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/delivery/{referral.Id}{path}")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/classes/{referral.Current.Service}")).Status);
        var refused = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<AccessLogRow>()
            .CountAsync(row => row.AccountId == viewer.Account && !row.WasShown));
        Assert.Equal(4, refused);
    }

    [Theory]
    [EveryEngine]
    internal async Task The_person_reads_in_plain_words_what_was_agreed_and_what_comes_next(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var referral = await site.EnrolledAsync();
        await site.MarkAsync(referral, new AttendanceMark(1, AttendanceOutcome.Attended));
        var browser = await site.BrowserOfAsync(A.PersonViewer(referral.Person));

        var home = await browser.GetAsync("/");
        Assert.Contains("You are on the programme with Organisation org-1.", home.Text, StringComparison.Ordinal);
        var plan = await browser.GetAsync("/my-plan");
        var said = plan.All("dd");
        Assert.Contains("You have been to 1 of 4", said);
        Assert.Contains("£3.00 a session", said);
        Assert.Contains("Gym hall", said);
        Assert.Contains("Thursday 5 November 2026", said);
        Assert.Contains(plan.All("details li"), look => look.Contains("my plan", StringComparison.Ordinal));
        Assert.Contains("You have a place", plan.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_person_stops_it_themselves_and_nobody_elses()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var (mine, theirs) = (await site.EnrolledAsync(), await site.EnrolledAsync());
        var browser = await site.BrowserOfAsync(A.PersonViewer(mine.Person));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/my-plan/{theirs.Id}/stop")).Status);
        var page = await (await browser.GetAsync("/my-plan")).ClickAsync("a[href$='/stop']");
        var done = await (await page.SubmitAsync("form[method=post]:has([name=Reason])", ("Reason", "My knee"))).FollowAsync();
        await site.DeliverAsync();

        Assert.Contains("Stopped. We have told everyone who needs to know.", done.Text, StringComparison.Ordinal);
        Assert.Equal(ClosedHow.Withdrawn, Assert.IsType<Referral.Closed>(await site.NowAsync(mine.Id)).How);
        Assert.IsType<Referral.Open>(await site.NowAsync(theirs.Id));
        Assert.Equal(EarlyEndReason.PersonChose, (await site.EnrolmentAsync(mine.Id)).End!.EarlyBecause);
    }

    private static async Task<TestSite> SiteAsync(Engine engine)
    {
        var site = await TestSite.StartAsync(engine, also: services => A.Played(services));
        await site.ServicesAsync(A.ServiceEntry("s-1", "Gym"));
        return site;
    }

    private static async Task<(int Attended, int Missed)> CountsAsync(TestSite site, Referral referral)
    {
        var counts = (await site.EnrolmentAsync(referral.Id)).Counts;
        return (counts.Attended, counts.Missed);
    }
}
