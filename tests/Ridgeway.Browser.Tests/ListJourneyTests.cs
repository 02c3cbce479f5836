using Microsoft.Playwright;
using Ridgeway.Access;
using Ridgeway.Browser.Testing;

namespace Ridgeway.Browser;

/// <summary>From a list to the answer of somebody invited from it, through the pages.</summary>
public sealed class ListJourneyTests(Site site)
{
    [Fact]
    public async Task A_hundred_are_chosen_in_proportion_to_need_invited_and_an_answer_shows_on_the_list()
    {
        Chromium.SkipWhereAbsent();
        var page = await site.OpenAsync(Role.Clinician);
        await page.GotoAsync("/lists/new");
        await page.Locator("#On").SelectOptionAsync("long-term-condition");
        await page.Locator("#Intervention").SelectOptionAsync("weight-management");
        await page.Locator("#Name").FillAsync("Any long-term condition");
        await Looking.AtAsync(page, "clinician-list-builder");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the list" }).ClickAsync();
        var list = new Uri(page.Url).AbsolutePath;
        await Looking.AtAsync(page, "clinician-list");
        await Assertions.Expect(page.Locator("#fair")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Choose in proportion to need" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Shares before and after");
        await Looking.AtAsync(page, "clinician-list-choose");
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite these" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("invited. ");
        await Looking.AtAsync(page, "clinician-invitations");

        await page.Locator("main tbody a[href^='/invitations/']").First.ClickAsync();
        await page.GetByLabel("No", new() { Exact = true }).CheckAsync();
        await page.Locator("#Reason").SelectOptionAsync("TimeOrPlace");
        await Looking.AtAsync(page, "clinician-invitation-answer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GotoAsync($"{list}?Show=declined-recently");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The time or the place does not suit");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task From_the_list_to_a_person_to_an_invitation_is_three_clicks()
    {
        Chromium.SkipWhereAbsent();
        var page = await site.OpenAsync(Role.Clinician);
        await page.GotoAsync("/lists");
        await page.Locator("tbody a[href^='/lists/']").First.ClickAsync();

        await page.Locator("section[aria-labelledby=people] tbody a[href^='/people/']").First.ClickAsync();
        await page.Locator("a[href*='/invite/']").First.ClickAsync();
        await Looking.AtAsync(page, "clinician-invite-one");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send invitation" }).ClickAsync();

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 invited.");
        await page.Context.CloseAsync();
    }
}
