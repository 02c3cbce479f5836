using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Data;
using Ridgeway.Finding.Lists;
using Ridgeway.Testing;

namespace Ridgeway.Finding;

public sealed class ListPagesTests
{
    [Fact]
    public async Task From_the_builder_to_the_answer_without_a_script()
    {
        await using var site = await TestSite.StartAsync();
        var people = new List<Records.Person>();
        for (var i = 0; i < 12; i++)
        {
            people.Add(await site.ListedAsync(decile: 1 + (i % 2), ethnic: i == 0 ? "N" : "A"));
        }

        var browser = await site.BrowserOfAsync(A.Clinician(A.ListPractice));
        var made = await (await browser.GetAsync("/lists/new")).SubmitAsync(
            "main form", ("On", "core20"), ("Intervention", "exercise-referral"), ("Name", "Most deprived fifth"));
        var list = await made.FollowAsync();
        Assert.Equal("Exercise on referral Most deprived fifth", list.Heading);
        Assert.Contains("On Core20, most deprived fifth of England", list.Text, StringComparison.Ordinal);
        Assert.Equal(12, list.All("#people + form ~ div tbody tr, section[aria-labelledby=people] tbody tr").Count);

        var choice = await browser.GetAsync($"{made.Location}/choose?HowMany=5");
        Assert.Contains("Choose 5 in proportion to need", choice.Heading, StringComparison.Ordinal);
        var invited = await choice.SubmitAsync("main form");
        var batch = await invited.FollowAsync();
        Assert.Contains("5 invited", batch.Text, StringComparison.Ordinal);
        Assert.Contains(people[0].Id.ToString(), batch.Text, StringComparison.Ordinal);

        var letters = await browser.GetAsync($"{invited.Location}/letters");
        Assert.Equal(5, letters.All(".rw-letter").Count);
        var csv = await browser.GetAsync($"{invited.Location}/letter.csv");
        Assert.Equal(5, csv.Text.Split("\r\n").Count(line => line.Contains(",letter,", StringComparison.Ordinal)));

        var answer = await browser.GetAsync(batch.Html.QuerySelector("main a[href^='/invitations/']:not([href*=batches])")!.GetAttribute("href")!);
        Assert.Contains("Select why they said no", (await answer.SubmitAsync("main form", ("Said", "Declined"))).Text, StringComparison.Ordinal);
        Assert.True((await answer.SubmitAsync("main form", ("Said", "Declined"), ("Reason", "Caring"))).IsRedirect);
        var after = await browser.GetAsync($"{made.Location}?Show=declined-recently");
        Assert.Contains("Caring for somebody, or work", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_that_is_no_longer_the_one_that_was_looked_at_is_shown_again_and_invites_nobody()
    {
        await using var site = await TestSite.StartAsync();
        var first = await site.ListedAsync();
        var viewer = A.Clinician(A.ListPractice);
        var browser = await site.BrowserOfAsync(viewer);
        var list = await site.SavedListAsync(viewer);
        var choice = await browser.GetAsync($"/lists/{list}/choose?HowMany=5");
        await site.ListedAsync();

        var answer = await choice.SubmitAsync("main form");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("The list has changed since you looked", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<OfferRow>().CountAsync(TestContext.Current.CancellationToken)));
        Assert.NotNull(first);
    }

    [Fact]
    public async Task A_person_answers_their_own_invitation_and_says_how_to_be_reached()
    {
        await using var site = await TestSite.StartAsync();
        var person = await site.ListedAsync();
        await site.InviteAsync(A.Clinician(A.ListPractice), null, people: person.Id);
        var browser = await site.BrowserOfAsync(A.PersonViewer(person.Id));

        Assert.Contains("Invitations to answer", (await browser.GetAsync("/")).Text, StringComparison.Ordinal);
        var mine = await browser.GetAsync("/my-invitations");
        var without = await mine.SubmitAsync("form[action*='handler=No']");
        Assert.Contains("There is a problem", without.Text, StringComparison.Ordinal);
        Assert.True((await mine.SubmitAsync("form[action*='handler=Yes']")).IsRedirect);
        var after = await browser.GetAsync("/my-invitations");
        Assert.Contains("You said yes", after.Text, StringComparison.Ordinal);
        Assert.True((await after.SubmitAsync("form[action*='handler=Wishes']", ("Preferred", "Email"), ("Wishes", "no-contact"))).IsRedirect);
        var kept = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<ContactRow>().SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal((true, ContactChannel.Email), (kept.IsNoContact, kept.Preferred!.Value));
    }

    [Fact]
    public async Task The_api_the_file_and_the_page_give_the_same_panel()
    {
        await using var site = await TestSite.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await site.ListedAsync(decile: 1 + (i % 2), ethnic: i < 4 ? "J" : "A");
        }

        var viewer = A.Clinician(A.ListPractice);
        var list = await site.SavedListAsync(viewer);
        var browser = await site.BrowserOfAsync(viewer);

        var api = JsonDocument.Parse((await browser.GetAsync($"/api/lists/{list}")).Text).RootElement;
        var asian = api.GetProperty("panel").GetProperty("groups").EnumerateArray().Single(group => group.GetProperty("name").GetString() == "Asian");
        Assert.Equal((4, 20.0m), (asian.GetProperty("list").GetProperty("count").GetInt32(), asian.GetProperty("list").GetProperty("share").GetProperty("percent").GetDecimal()));
        var csv = (await browser.GetAsync($"/lists/{list}/panel.csv")).Text;
        Assert.Contains("ethnic-group,Asian,list,4,20.0,8.1,41.6,", csv, StringComparison.Ordinal);
        Assert.Contains("4 (20.0%, 8.1 to 41.6)", (await browser.GetAsync($"/lists/{list}")).Text, StringComparison.Ordinal);
        var safe = (await browser.GetAsync($"/lists/{list}/panel.csv?safe=true")).Text;
        Assert.Contains("ethnic-group,Asian,list,*,", safe, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commissioner_sees_offer_rates_with_small_numbers_hidden_and_no_list()
    {
        await using var site = await TestSite.StartAsync();
        var people = new List<Records.PersonId>();
        for (var i = 0; i < 40; i++)
        {
            people.Add((await site.ListedAsync(decile: 1 + (i % 2))).Id);
        }

        var clinician = A.Clinician(A.ListPractice);
        await site.InviteAsync(clinician, null, people: [.. people.Take(3)]);
        var commissioner = await site.BrowserOfAsync(A.Commissioner());
        var team = await site.BrowserOfAsync(clinician);

        const string asked = "?register=core20&for=exercise-referral";
        var shown = JsonDocument.Parse((await commissioner.GetAsync("/api/lists/offers" + asked)).Text).RootElement;
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("everyone").GetProperty("offered").ValueKind);
        Assert.Equal(40, shown.GetProperty("everyone").GetProperty("on_register").GetInt32());
        var exact = JsonDocument.Parse((await team.GetAsync("/api/lists/offers" + asked)).Text).RootElement;
        Assert.Equal((3, 37), (exact.GetProperty("everyone").GetProperty("offered").GetInt32(), exact.GetProperty("everyone").GetProperty("never_offered").GetInt32()));
        Assert.Equal(7.5m, exact.GetProperty("everyone").GetProperty("share").GetProperty("percent").GetDecimal());
        Assert.Contains("practice,A12345,40,3,37,7.5,", (await team.GetAsync("/lists/offers.csv" + asked)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await commissioner.GetAsync("/lists/offers" + asked)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await commissioner.GetAsync("/lists")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await commissioner.GetAsync("/api/lists/build?on=core20&for=exercise-referral")).Status);
        Assert.Equal(HttpStatusCode.OK, (await commissioner.GetAsync("/api/lists/panel?on=core20&for=exercise-referral")).Status);
    }

    [Fact]
    public async Task Nobody_opens_the_invitation_or_the_batch_of_somebody_they_may_not_see()
    {
        await using var site = await TestSite.StartAsync();
        var person = await site.ListedAsync();
        var done = await site.InviteAsync(A.Clinician(A.ListPractice), null, people: person.Id);
        var offer = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<OfferRow>().SingleAsync(TestContext.Current.CancellationToken));
        var stranger = await site.BrowserOfAsync(A.Clinician("A99999"));

        foreach (var address in new[] { $"/invitations/{offer.OfferId}", $"/invitations/batches/{done.Batch}", $"/invitations/batches/{done.Batch}/letters", $"/invitations/batches/{done.Batch}/letter.csv", $"/people/{person.Id}/contact", $"/people/{person.Id}/invite/exercise-referral" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).Status);
        }
    }
}
