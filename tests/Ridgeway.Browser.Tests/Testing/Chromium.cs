using Microsoft.Playwright;

namespace Ridgeway.Browser.Testing;

/// <summary>The Chromium that is installed here, driven by Playwright; none is downloaded.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Variable = "RIDGEWAY_CHROMIUM";
    private readonly IPlaywright playwright;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        Browser = browser;
    }

    public IBrowser Browser { get; }

    /// <summary>Its program, or null where there is none.</summary>
    public static string? Program { get; } =
        new[] { Environment.GetEnvironmentVariable(Variable), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(path => !string.IsNullOrEmpty(path) && File.Exists(path));

    public static void SkipWhereAbsent() =>
        Assert.SkipWhen(Program is null, $"No Chromium here: install the package chromium, or name its program in {Variable}.");

    public static async Task<Chromium> StartAsync()
    {
        var made = await Playwright.CreateAsync();
        var browser = await made.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            // Without these it tries to reach its makers at every start.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new Chromium(made, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
