using Microsoft.Playwright;
using Ridgeway.Access;

[assembly: AssemblyFixture(typeof(Ridgeway.Browser.Testing.Site))]

namespace Ridgeway.Browser.Testing;

/// <summary>One running Ridgeway and one Chromium for all tests. Nothing starts where there is no Chromium.</summary>
public sealed class Site : IAsyncLifetime
{
    private RunningRidgeway? ridgeway;
    private Chromium? chromium;

    internal RunningRidgeway Ridgeway => ridgeway ?? throw new InvalidOperationException("Call Chromium.SkipWhereAbsent first.");

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Program is not null)
        {
            ridgeway = await RunningRidgeway.StartAsync();
            chromium = await Chromium.StartAsync();
        }
    }

    /// <summary>A new window, signed in to the first account of the role; null is nobody.</summary>
    public async Task<IPage> OpenAsync(Role? role, int width = 1280, bool withScript = true)
    {
        Chromium.SkipWhereAbsent();
        var context = await chromium!.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Ridgeway.Address,
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            JavaScriptEnabled = withScript,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        if (role is not null)
        {
            var account = Ridgeway.Accounts.First(account => account.Role == role);
            await page.GotoAsync("/");
            await page.Locator($"form:has(input[value='{account.AccountId}']) button").ClickAsync();
            await page.WaitForURLAsync("**/");
        }

        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        if (ridgeway is not null)
        {
            await ridgeway.DisposeAsync();
        }
    }
}
