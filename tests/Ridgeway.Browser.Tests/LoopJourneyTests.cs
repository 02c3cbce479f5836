using Microsoft.Playwright;
using Ridgeway.Access;
using Ridgeway.Browser.Testing;

namespace Ridgeway.Browser;

/// <summary>One person all the way round, through the pages, as each of those who have a part in it.</summary>
public sealed class LoopJourneyTests(Site site)
{
    private const string Intervention = "nhs-health-check";

    [Fact]
    public async Task One_person_goes_from_advice_to_the_commissioners_page()
    {
        Chromium.SkipWhereAbsent();
        var (referral, name) = await ReferAsync();
        await DeliverAsync(referral, name);
        await ReadTheLetterAsync(referral);
        await SeeThePlanAsync();
        await CommissionAsync();
    }

    /// <summary>The clinician sees why, chooses where, and sends.</summary>
    private async Task<(string Referral, string Name)> ReferAsync()
    {
        var page = await site.OpenAsync(Role.Clinician);
        await page.GotoAsync("/people?Q=a");
        var people = await page.Locator("tbody a[href^='/people/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        var choose = page.Locator($"a[href^='/refer/'][href$='/{Intervention}']");
        foreach (var person in people)
        {
            await page.GotoAsync(person);
            if (await choose.CountAsync() > 0)
            {
                break;
            }
        }

        var name = await page.EvaluateAsync<string>("document.title.split(' – ')[0]");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Why for this person");
        await page.GotoAsync((await choose.First.GetAttributeAsync("href"))!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send referral" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Referral sent to");
        var referral = new Uri(page.Url).AbsolutePath.Split('/')[^1];
        await page.Context.CloseAsync();
        return (referral, name);
    }

    /// <summary>The provider takes them today, marks the register, asks how they are, and completes.</summary>
    private async Task DeliverAsync(string referral, string name)
    {
        var page = await site.OpenAsync(Role.Provider);
        await page.GotoAsync($"/referrals/{referral}/answer");
        var today = await page.EvaluateAsync<string>("(() => { const day = new Date(); return [day.getDate(), day.getMonth() + 1, day.getFullYear()].join('-'); })()");
        foreach (var (part, value) in new[] { "Day", "Month", "Year" }.Zip(today.Split('-')))
        {
            await page.Locator($"input[name='StartsOn.{part}']").FillAsync(value);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Accepted");

        // Delivery hears of it within a second or two.
        await page.GotoUntilAsync($"/delivery/{referral}");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(name);
        await page.GotoAsync("/classes");
        await page.Locator("a[href^='/classes/']", new() { HasText = "Health Check" }).First.ClickAsync();
        await Looking.AtAsync(page, "provider-register-today");
        await page.GetByRole(AriaRole.Button, new() { Name = "Everyone came" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Attended");

        await page.GotoAsync($"/delivery/{referral}/questionnaires/ons4/start");
        await AnswerEverythingAsync(page);
        await page.GotoAsync($"/delivery/{referral}/end");
        await page.GetByLabel("They completed it").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "End and send summary" }).ClickAsync();
        await page.GotoAsync($"/delivery/{referral}");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Completed on");
        await Looking.AtAsync(page, "provider-person-completed");
        await page.Context.CloseAsync();
    }

    private static async Task AnswerEverythingAsync(IPage page)
    {
        foreach (var input in await page.Locator("main input[type=number], main input[inputmode=numeric]").AllAsync())
        {
            await input.FillAsync("6");
        }

        foreach (var group in await page.Locator("main fieldset").AllAsync())
        {
            if (await group.Locator("input[type=radio]").CountAsync() > 6)
            {
                await group.Locator("input[type=radio]").Nth(6).CheckAsync();
            }
        }

        await page.Locator("main form button[type=submit], main form button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".nhsuk-error-summary")).ToHaveCountAsync(0);
    }

    /// <summary>The summary is in the referrer's in-tray.</summary>
    private async Task ReadTheLetterAsync(string referral)
    {
        var page = await site.OpenAsync(Role.Clinician);
        await page.GotoAsync($"/referrals/{referral}");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Completed");
        await page.GotoAsync("/letters");
        await page.Locator("a[href^='/letters/']").First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Health Check");
        await Looking.AtAsync(page, "clinician-discharge-letter");
        await page.Context.CloseAsync();
    }

    /// <summary>The person reads their plan in plain words, and who has looked at their record.</summary>
    private async Task SeeThePlanAsync()
    {
        var page = await site.OpenAsync(Role.Person);
        await page.GotoAsync("/my-plan");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("You have been to");
        await Assertions.Expect(page.Locator(".nhsuk-summary-list__key", new() { HasText = "Next" }).First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>The commissioner sees the programme with one more person on it, and the ledger against its threshold.</summary>
    private async Task CommissionAsync()
    {
        var page = await site.OpenAsync(Role.Commissioner);
        await page.GotoAsync("/programmes/nhs-health-check-once");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("NHS Health Check");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("How many came how far");
        await page.GotoAsync("/programmes/exercise-referral-12-weeks");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("What we can say");
        var referred = await page.Locator("main table tbody tr").First.Locator("td").Nth(1).InnerTextAsync();
        var file = await page.Context.APIRequest.GetAsync("/programmes/exercise-referral-12-weeks/evaluation.csv");
        Assert.Contains($",{referred},", await file.TextAsync(), StringComparison.Ordinal);
        await page.GotoAsync("/ledger");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("0.87%");
        await page.Context.CloseAsync();
    }
}

internal static class Patience
{
    /// <summary>Asks again for a few seconds while the page is not there yet.</summary>
    public static async Task GotoUntilAsync(this IPage page, string address)
    {
        for (var attempt = 0; attempt < 40; attempt++)
        {
            if ((await page.GotoAsync(address))?.Status == 200)
            {
                return;
            }

            await Task.Delay(250);
        }

        throw new InvalidOperationException($"{address} did not come.");
    }
}
