using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Bench;

/// <summary>Pages asked for over HTTP on loopback by a clinician who is signed in, one after another.</summary>
internal static partial class PageBench
{
    private const int Requests = 200;
    private const string Name = "bench";
    private const string Password = "the password of every bench";

    public static async Task<IReadOnlyList<Figure>> RunAsync(RidgewaySettings settings, Action<string> say, CancellationToken cancel)
    {
        await using var app = RidgewayHost.Build(settings with { Urls = ["http://127.0.0.1:0"] }, builder => builder.Logging.ClearProviders());
        await app.Services.GetRequiredService<RidgewayDatabase>().UpgradeAsync(cancel);
        await AddClinicianAsync(app.Services, cancel);
        await app.StartAsync(cancel);
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(app.Urls.First()) };
        await SignInAsync(browser, cancel);
        var figures = new List<Figure>();
        foreach (var (what, path) in await PagesAsync(app.Services, cancel))
        {
            figures.AddRange(await AskAsync(browser, what, path, say, cancel));
        }

        await app.StopAsync(cancel);
        return figures;
    }

    private static async Task<IReadOnlyList<(string What, string Path)>> PagesAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var someone = scope.ServiceProvider.GetRequiredService<IRecords>().StreamEveryone(cancel).Skip(100).First().Person.Id;
        return [("Page: my work", "/"), ("Page: a person", $"/people/{someone}"), ("Page: about", "/about")];
    }

    private static async Task<IReadOnlyList<Figure>> AskAsync(HttpClient browser, string what, string path, Action<string> say, CancellationToken cancel)
    {
        var times = new List<double>();
        for (var i = 0; i < Requests; i++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await browser.GetAsync(path, cancel);
            await answer.Content.ReadAsByteArrayAsync(cancel);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                say($"{what}: {path} answers {(int)answer.StatusCode}; not measured.");
                return [];
            }

            // The first few compile the page.
            if (i >= Requests / 10)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        return [new Figure(what, Spread.Of(times), $"{times.Count} requests, one at a time")];
    }

    private static async Task AddClinicianAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RidgewayDb>();
        var now = TimeProvider.System.GetUtcNow();
        db.Add(new AccountRow
        {
            AccountId = new AccountId(Guid.CreateVersion7(now)),
            SignInName = Name,
            Name = "Bench",
            Role = Role.Clinician,
            Organisation = "Y99001",
            OrganisationName = "Bench",
            PasswordHash = new PasswordHasher<AccountRow>().HashPassword(null!, Password),
            Stamp = Guid.CreateVersion7(now),
            IsDemo = false,
            CreatedAtUtc = now.UtcDateTime,
        });
        await db.SaveChangesAsync(cancel);
    }

    private static async Task SignInAsync(HttpClient browser, CancellationToken cancel)
    {
        var page = await browser.GetStringAsync("/sign-in", cancel);
        var token = Token().Match(page).Groups["token"].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Name"] = Name,
            ["Password"] = Password,
            ["__RequestVerificationToken"] = WebUtility.HtmlDecode(token),
        });
        using var answer = await browser.PostAsync("/sign-in", form, cancel);
        if (answer.RequestMessage?.RequestUri?.AbsolutePath == "/sign-in")
        {
            throw new InvalidOperationException("The bench could not sign in.");
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
