using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Ridgeway.Access;
using Ridgeway.Browser.Testing;

namespace Ridgeway.Browser;

/// <summary>One person's referral walked through the pages: chosen and sent by the clinician, accepted by the provider.</summary>
public sealed class ReferralJourneyTests(Site site)
{
    [Fact]
    public async Task A_referral_is_chosen_sent_and_accepted_in_few_steps()
    {
        Chromium.SkipWhereAbsent();
        var clinician = await site.OpenAsync(Role.Clinician);
        var name = await OpenSomeoneToReferAsync(clinician);
        var clicks = 1;

        var offer = clinician.Locator("a[href^='/refer/'][href$='/weight-management']").First;
        if (!await offer.IsVisibleAsync())
        {
            // One card is open; what else may be offered is one click further.
            await clinician.Locator("details", new() { Has = offer }).Locator("summary").First.ClickAsync();
            clicks++;
        }

        await offer.ClickAsync();
        await LookAsync(clinician, "clinician-choose-service");
        await clinician.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        clicks += 2;
        await LookAsync(clinician, "clinician-check-and-send");
        await clinician.GetByRole(AriaRole.Button, new() { Name = "Send referral" }).ClickAsync();
        clicks++;
        await LookAsync(clinician, "clinician-referral-sent");
        await Assertions.Expect(clinician.Locator("main")).ToContainTextAsync("Referral sent to");
        Assert.InRange(clicks, 1, 5);
        var referral = new Uri(clinician.Url).AbsolutePath;
        await clinician.Context.CloseAsync();

        var provider = await site.OpenAsync(Role.Provider);
        await provider.GotoAsync($"{referral}/answer");
        await Assertions.Expect(provider.Locator("h1")).ToContainTextAsync("Accept or decline");
        await LookAsync(provider, "provider-answer");
        await provider.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await LookAsync(provider, "provider-answer-errors");
        await Assertions.Expect(provider.Locator(".nhsuk-error-summary")).ToContainTextAsync("Enter their first day");
        var first = await provider.EvaluateAsync<string>("(() => { const day = new Date(Date.now() + 7 * 864e5); return [day.getDate(), day.getMonth() + 1, day.getFullYear()].join('-'); })()");
        foreach (var (part, value) in new[] { "Day", "Month", "Year" }.Zip(first.Split('-')))
        {
            await provider.Locator($"input[name='StartsOn.{part}']").FillAsync(value);
        }

        await provider.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Assertions.Expect(provider.Locator("main")).ToContainTextAsync("Accepted. Their first day is");
        await provider.GotoAsync(referral);
        await Assertions.Expect(provider.Locator("h1")).ToContainTextAsync(name);
        await Assertions.Expect(provider.Locator("main")).ToContainTextAsync("Start the person");
        await provider.Context.CloseAsync();
    }

    /// <summary>Opens the first person for whom weight management is advised, who can be sent and has not been.</summary>
    private static async Task<string> OpenSomeoneToReferAsync(IPage page)
    {
        await page.GotoAsync("/people?Q=a");
        var people = await page.Locator("tbody a[href^='/people/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        foreach (var person in people)
        {
            await page.GotoAsync(person);
            if (await page.Locator("a[href^='/refer/'][href$='/weight-management']").CountAsync() == 0 || await page.Locator("a[href^='/referrals/']").CountAsync() > 0)
            {
                continue;
            }

            await page.GotoAsync((await page.Locator("a[href^='/refer/'][href$='/weight-management']").First.GetAttributeAsync("href"))!);
            if (await page.Locator("input[name=Service]").CountAsync() > 0)
            {
                await page.GotoAsync(person);
                return await page.EvaluateAsync<string>("document.title.split(' – ')[0]");
            }
        }

        throw new InvalidOperationException("Nobody in the demonstration can be referred to weight management.");
    }

    private static Task LookAsync(IPage page, string name) => Looking.AtAsync(page, name);
}

/// <summary>A look at a page in the middle of a journey: axe finds nothing, and pictures are left.</summary>
internal static class Looking
{
    public static async Task AtAsync(IPage page, string name)
    {
        Directory.CreateDirectory(EveryPage.Pictures);
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(violation => $"{page.Url}: axe: {violation.Id}: {violation.Help}")));
        foreach (var width in new[] { 375, 1280 })
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(EveryPage.Pictures, $"{name}-{width}.png"), FullPage = true });
        }
    }
}
