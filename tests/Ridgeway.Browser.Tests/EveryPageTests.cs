using Microsoft.Playwright;
using Ridgeway.Access;
using Ridgeway.Browser.Testing;
using Ridgeway.Data;
using Ridgeway.Web;

namespace Ridgeway.Browser;

/// <summary>Every page of every role: axe finds nothing, nothing is asked of other sites, nothing is wider than a small phone.</summary>
public sealed class EveryPageTests(Site site)
{
    /// <summary>Pages that come only at the end of a journey; the journeys' own tests look at them.</summary>
    private static readonly string[] OnlyByJourney = ["/error", "/refer/{person:guid}/{intervention}/check", "/referrals/{id:guid}/answer", "/lists/{id:guid}/choose", "/people/{person:guid}/invite/{intervention}"];

    [Fact]
    public async Task Every_page_of_every_role_can_be_used_by_everyone()
    {
        Chromium.SkipWhereAbsent();
        var wrong = new List<string>();
        var forAll = new HashSet<string>(StringComparer.Ordinal);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var role in new Role?[] { null, Role.Clinician, Role.Provider, Role.Person, Role.Commissioner, Role.Operator })
        {
            var page = await site.OpenAsync(role);
            var visitor = new EveryPage(page, role?.ToString().ToLowerInvariant() ?? "nobody", site.Ridgeway.PagePatterns, role is null ? new HashSet<string>() : forAll);
            await visitor.VisitAsync();
            wrong.AddRange(visitor.Wrong.Select(what => $"As {role?.ToString() ?? "nobody"}: {what}"));
            shown.UnionWith(visitor.Shown);
            if (role is null)
            {
                forAll.UnionWith(visitor.Shown);
            }

            await page.Context.CloseAsync();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        var never = site.Ridgeway.PagePatterns.Except(shown).Except(OnlyByJourney).ToList();
        Assert.True(never.Count == 0, $"No role reaches: {string.Join(", ", never)}");
    }

    /// <summary>Needs no browser, so that this project runs a test, and <c>dotnet test</c> passes, where there is no Chromium.</summary>
    [Fact]
    public async Task Pages_left_to_the_journeys_are_pages_that_there_are()
    {
        var nowhere = new RidgewaySettings
        {
            Database = new DatabaseAddress.Sqlite(Path.Combine(Path.GetTempPath(), "ridgeway-never-opened.db")),
            ContentFolder = Path.Combine(AppContext.BaseDirectory, "content", "england"),
        };
        await using var built = RidgewayHost.Build(nowhere, _ => { });
        var patterns = RunningRidgeway.PatternsOf(built);
        Assert.Contains("/people/{id:guid}", patterns);
        Assert.Empty(OnlyByJourney.Except(patterns));
    }

    [Fact]
    public async Task Without_javascript_a_person_can_sign_in_and_out_and_reach_every_place_of_the_menu()
    {
        var page = await site.OpenAsync(Role.Operator, withScript: false);
        foreach (var link in await page.Locator(".nhsuk-header__navigation-item a").AllAsync())
        {
            Assert.True(await link.IsVisibleAsync());
        }

        await page.Locator("form[action='/sign-out'] button").ClickAsync();
        await Assertions.Expect(page.Locator(".nhsuk-header__account-link")).ToHaveTextAsync("Sign in");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_skip_link_is_first_and_leads_past_the_menu()
    {
        var page = await site.OpenAsync(Role.Operator);
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to main content", await page.EvaluateAsync<string>("document.activeElement.textContent.trim()"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("maincontent", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_wrong_is_said_first_and_its_link_leads_to_the_field()
    {
        var page = await site.OpenAsync(null);
        await page.GotoAsync("/sign-in");
        await page.Locator("form:has(#Password) button").ClickAsync();
        Assert.StartsWith("Error: ", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Contains("There is a problem", await page.EvaluateAsync<string>("document.activeElement.textContent"), StringComparison.Ordinal);
        await page.Locator(".nhsuk-error-summary a").Nth(1).ClickAsync();
        Assert.Equal("Password", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(EveryPage.Pictures, "nobody-sign-in-errors-1280.png"), FullPage = true });
        await page.Context.CloseAsync();
    }
}
