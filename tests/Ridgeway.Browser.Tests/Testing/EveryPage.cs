using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Playwright;

namespace Ridgeway.Browser.Testing;

/// <summary>
/// Visits every page someone can reach: those without a parameter by their address, all others by following links.
/// Of each kind of page a few are looked at; those that everyone sees, once. Says what is wrong with each, and leaves pictures of it.
/// </summary>
internal sealed partial class EveryPage(IPage page, string who, IReadOnlyList<string> patterns, IReadOnlySet<string> seenByAll)
{
    private const int OfEachKind = 2;
    private static readonly int[] Widths = [1280, 375];

    /// <summary>What people type or choose in a form to get to more: a page that lists nobody until it is asked leads to nobody.</summary>
    private static readonly string[] Typed = ["/people?Q=a"];

    private readonly List<string> wrong = [];
    private readonly Dictionary<string, int> seenOfKind = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Queue<string> waiting = new();

    /// <summary>Where the pictures are; not committed.</summary>
    public static string Pictures { get; } = Path.Combine(RepositoryRoot(), "artifacts", "screens");

    public IReadOnlyList<string> Wrong => wrong;

    /// <summary>The patterns of the pages that were shown.</summary>
    public IReadOnlySet<string> Shown => seenOfKind.Keys.ToHashSet(StringComparer.Ordinal);

    public async Task VisitAsync()
    {
        Directory.CreateDirectory(Pictures);
        page.Console += (_, message) =>
        {
            // A refused page (403, 404) is reported by the browser too; it is judged by its status.
            if (message.Type == "error" && !message.Text.Contains("the server responded with a status", StringComparison.Ordinal))
            {
                wrong.Add($"{page.Url}: the browser reports: {message.Text}");
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(new Uri(page.Url).GetLeftPart(UriPartial.Authority), StringComparison.Ordinal) && request.Url.StartsWith("http", StringComparison.Ordinal) && page.Url.StartsWith("http", StringComparison.Ordinal))
            {
                wrong.Add($"{page.Url} asks another site: {request.Url}");
            }
        };
        Wait("/");
        foreach (var typed in Typed)
        {
            Wait(typed);
        }

        foreach (var pattern in patterns.Where(pattern => !pattern.Contains('{', StringComparison.Ordinal) && pattern != "/error"))
        {
            Wait(pattern);
        }

        while (waiting.TryDequeue(out var address))
        {
            await LookAsync(address);
        }
    }

    private void Wait(string address)
    {
        if (known.Add(address))
        {
            waiting.Enqueue(address);
        }
    }

    private async Task LookAsync(string address)
    {
        var kind = KindOf(address);
        if (seenOfKind.GetValueOrDefault(kind) >= OfEachKind || (kind != "/" && seenByAll.Contains(kind)))
        {
            return;
        }

        // Asked without the window first: a file would be downloaded and not shown, and another role's page is none of ours.
        var answer = await page.Context.APIRequest.GetAsync(address, new APIRequestContextOptions { MaxRedirects = 0 });
        if (answer.Status is 401 or 403 or (>= 300 and < 400))
        {
            return;
        }

        if (answer.Status >= 400)
        {
            wrong.Add($"{address}: status {answer.Status}");
            return;
        }

        if (answer.Headers.GetValueOrDefault("content-type")?.Contains("html", StringComparison.Ordinal) != true)
        {
            return;
        }

        await page.GotoAsync(address);
        var count = seenOfKind[kind] = seenOfKind.GetValueOrDefault(kind) + 1;
        await JudgeAsync(address);
        await PictureAsync(kind, count);
        foreach (var link in await page.Locator("a[href^='/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
        {
            Wait(link.Split('#')[0]);
        }
    }

    private async Task JudgeAsync(string address)
    {
        var found = await page.RunAxe();
        wrong.AddRange(found.Violations.Select(violation =>
            $"{address}: axe: {violation.Id}: {violation.Help} ({string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))})"));
        if (await page.Locator(".nhsuk-form-group--error:not(:has(.nhsuk-error-message))").CountAsync() is > 0 and var unsaid)
        {
            wrong.Add($"{address}: {unsaid} questions are marked wrong and no word says why");
        }
        if (await page.Locator("h1").CountAsync() != 1)
        {
            wrong.Add($"{address}: there is not one h1");
        }

        await page.SetViewportSizeAsync(320, 800);
        // The menu folds itself a moment after the window changed.
        var wide = 0;
        for (var looked = 0; looked < 10 && (wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth")) > 320; looked++)
        {
            await Task.Delay(100);
        }

        if (wide > 320)
        {
            wrong.Add($"{address}: at 320 pixels the page is {wide} wide");
        }
    }

    private async Task PictureAsync(string kind, int count)
    {
        var name = NotInNames().Replace(kind.Trim('/'), "-").Trim('-');
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Path.Combine(Pictures, $"{who}-{(name.Length == 0 ? "home" : name)}-{count}-{width}.png"),
                FullPage = true,
            });
        }
    }

    /// <summary>The pattern of the page at an address, so that two people are one kind of page.</summary>
    private string KindOf(string address)
    {
        var path = address.Split('?')[0];
        return patterns
            .OrderBy(pattern => pattern.Count(letter => letter == '{'))
            .FirstOrDefault(pattern => new TemplateMatcher(TemplateParser.Parse(pattern.TrimStart('/')), []).TryMatch(path, [])) ?? path;
    }

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Ridgeway.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex NotInNames();
}
