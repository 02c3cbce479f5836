using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Evaluation.EvaluateProgramme;
using Ridgeway.Exchange.Csv;
using Ridgeway.Testing;

namespace Ridgeway.Evaluation;

public sealed partial class EvaluateProgrammeTests
{
    private const string Page = "/programmes/" + A.Walking;

    [Theory]
    [EveryEngine]
    internal async Task The_page_the_file_the_api_and_the_command_show_the_same_figures_to_the_digit(Engine engine)
    {
        await using var site = await SiteAsync(engine, 400, 45);
        var browser = await site.BrowserOfAsync(A.Commissioner());
        var api = JsonDocument.Parse((await browser.GetAsync($"/api{Page}/evaluation")).Text).RootElement;
        var file = CsvRows.Read((await browser.GetAsync($"{Page}/evaluation.csv")).Text, "split", "group", "measure", "figure", "value", "lower", "upper");
        var page = Figures((await browser.GetAsync(Page)).Html.Body!.TextContent);
        var command = JsonDocument.Parse(await CommandAsync(site)).RootElement;

        Assert.Empty(file.Problems);
        Assert.Equal(api.GetRawText(), command.GetRawText());
        var fromApi = Flattened(api);
        Assert.Equal(fromApi, file.Rows.Where(row => row["figure"] != "verdict").Select(row => (row["group"], row["measure"], row["figure"], row["value"], row["lower"], row["upper"])));
        var everyone = fromApi.Where(figure => figure.Item1 == "everyone" && figure.Item3 is not "response-of-started").ToList();
        Assert.Contains(everyone, figure => figure is { Item2: "weekly-active-minutes", Item3: "change", Item4.Length: > 0, Item5.Length: > 0 });
        Assert.All(everyone.SelectMany(figure => new[] { figure.Item4, figure.Item5, figure.Item6 }).Where(figure => figure is not ("" or "*")), figure => Assert.Contains(figure, page));
    }

    [Fact]
    public async Task The_page_reads_verdict_then_funnel_then_change_then_groups_then_definitions()
    {
        await using var site = await SiteAsync(Engine.Sqlite, 400, 45);
        var page = await (await site.BrowserOfAsync(A.Commissioner())).GetAsync(Page);

        Assert.Equal(["What we can say", "How many came how far", "What changed", "Who gains and who is left out", "About these figures"], page.All("main h2"));
        Assert.Contains("Improved clearly", page.All(".nhsuk-tag"));
        Assert.Contains(EvaluationWords.NoComparison, page.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(page.Html.QuerySelectorAll("svg.rw-chart").Length, page.Html.QuerySelectorAll("svg.rw-chart[role=img]").Length);
        Assert.Empty(page.Html.QuerySelectorAll("style, [style], script:not([src])"));
        Assert.Contains("draft, not approved", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Losing_half_the_follow_ups_of_the_worst_off_warns_on_the_page_and_withholds_the_headline()
    {
        await using var site = await SiteAsync(Engine.Sqlite, 400, 45, (groups, i) => groups.DeprivationQuintile == 1 && i % 2 == 0);
        var page = await (await site.BrowserOfAsync(A.Commissioner())).GetAsync(Page);
        var typed = await TypedAsync(site);

        Assert.Equal("The follow-up is uneven", Assert.Single(page.All(".nhsuk-card--warning h3")).Replace("Important: ", "", StringComparison.Ordinal));
        Assert.Contains("Withheld", page.All(".nhsuk-tag"));
        Assert.Equal(ExitCode.NeedsPerson, typed.Exit);
    }

    [Fact]
    public async Task Nowhere_is_a_count_of_one_to_seven_shown()
    {
        await using var site = await SiteAsync(Engine.Sqlite, 60, 45);
        var browser = await site.BrowserOfAsync(A.Commissioner());
        var file = CsvRows.Read((await browser.GetAsync($"{Page}/evaluation.csv")).Text, "value", "unit");
        var counts = file.Rows.Where(row => row["unit"] == "people").Select(row => row["value"]).ToList();

        Assert.Contains("*", counts);
        Assert.Contains("0", counts);
        Assert.All(counts, count => Assert.True(count == "*" || int.Parse(count) is 0 or >= 10, count));
        Assert.All(counts.Where(count => count != "*"), count => Assert.Equal(0, int.Parse(count) % 5));
    }

    [Fact]
    public async Task A_programme_that_does_not_exist_is_said_so_on_every_face()
    {
        await using var site = await TestSite.StartAsync();
        var browser = await site.BrowserOfAsync(A.Commissioner());

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/programmes/nothing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/api/programmes/nothing/evaluation")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/programmes/nothing/evaluation.csv")).Status);
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var typed = await Typed.RunAsync(ridgeway, "evaluate", "nothing");
        Assert.Equal(ExitCode.Usage, typed.Exit);
        Assert.Contains(A.Walking, typed.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_programme_that_content_describes_is_listed_with_what_can_be_said()
    {
        await using var site = await SiteAsync(Engine.Sqlite, 400, 45);
        var page = await (await site.BrowserOfAsync(A.Commissioner())).GetAsync("/programmes");

        Assert.Contains(page.All("tbody tr"), row => row.Contains("Exercise on referral, 12 weeks", StringComparison.Ordinal) && row.Contains("Improved clearly", StringComparison.Ordinal));
        Assert.Contains(page.All("tbody tr"), row => row.Contains("Nothing measured", StringComparison.Ordinal));
        Assert.Equal("Exercise on referral, 12 weeks", (await page.ClickAsync($"a[href='{Page}']")).Heading.Replace("Programme ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_commissioners_home_lists_the_programmes_that_people_were_referred_to()
    {
        await using var site = await SiteAsync(Engine.Sqlite, 400, 45);
        var home = await (await site.BrowserOfAsync(A.Commissioner())).GetAsync("/");

        Assert.NotNull(home.Html.QuerySelector($"a[href='{Page}']"));
        Assert.Contains("Improved clearly", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Pulmonary", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Providers_and_people_do_not_see_programmes_and_strangers_are_asked_who_they_are()
    {
        await using var site = await TestSite.StartAsync();
        var provider = await site.BrowserOfAsync(A.Provider());

        Assert.Equal(HttpStatusCode.Forbidden, (await provider.GetAsync("/programmes")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await provider.GetAsync($"/api{Page}/evaluation")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Browser().GetAsync($"/api{Page}/evaluation")).Status);
        Assert.True((await site.Browser().GetAsync("/programmes")).IsRedirect);
    }

    [Fact]
    public async Task A_system_sees_the_evaluation_with_the_right_scope_only()
    {
        await using var site = await TestSite.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(site, "reporting", "system/MeasureReport.r"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusForAsync(site, "other", "system/Patient.r"));
    }

    private static async Task<HttpStatusCode> StatusForAsync(TestSite site, string name, string scopes)
    {
        var system = TestSystem.WithEllipticKey(site);
        system.Name = name;
        await system.RegisterAsync(scopes);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api{Page}/evaluation");
        var token = JsonDocument.Parse((await system.AskAsync(scope: scopes)).Text).RootElement.GetProperty("access_token").GetString();
        request.Headers.Add("Authorization", $"Bearer {token}");
        return (await site.Browser().SendAsync(request)).Status;
    }

    private static async Task<TestSite> SiteAsync(Engine engine, int people, double effect, Func<Records.PersonGroups, int, bool>? lost = null)
    {
        var site = await TestSite.StartAsync(engine);
        await site.InScopeAsync(services => A.CoursesAsync(services.GetRequiredService<RidgewayDb>(), people, effect, lost));
        return site;
    }

    private static Task<string> CommandAsync(TestSite site) => site.InScopeAsync(async services =>
    {
        var output = new StringWriter();
        var run = new CommandRun(services, json: true, output, TextWriter.Null, TestContext.Current.CancellationToken);
        await EvaluateCommand.RunAsync(run, A.Walking);
        return output.ToString();
    });

    private static Task<Typed> TypedAsync(TestSite site) => site.InScopeAsync(async services =>
    {
        var output = new StringWriter();
        var run = new CommandRun(services, json: false, output, TextWriter.Null, TestContext.Current.CancellationToken);
        return new Typed(await EvaluateCommand.RunAsync(run, A.Walking), output.ToString(), "");
    });

    /// <summary>Every figure of the JSON in the order of the file, as written.</summary>
    private static List<(string, string, string, string, string, string)> Flattened(JsonElement api)
    {
        var figures = new List<(string, string, string, string, string, string)>();
        Funnel(figures, "everyone", api.GetProperty("everyone"));
        foreach (var outcome in api.GetProperty("outcomes").EnumerateArray())
        {
            Change(figures, "everyone", outcome.GetProperty("change"));
        }

        foreach (var group in api.GetProperty("groups").EnumerateArray())
        {
            Funnel(figures, group.GetProperty("group").GetString()!, group.GetProperty("funnel"));
        }

        foreach (var group in api.GetProperty("groups").EnumerateArray())
        {
            foreach (var change in group.GetProperty("changes").EnumerateArray())
            {
                Change(figures, group.GetProperty("group").GetString()!, change);
            }
        }

        foreach (var gap in api.GetProperty("gaps").EnumerateArray())
        {
            var difference = gap.GetProperty("difference");
            figures.Add(("most-less-least-deprived", Text(gap, "measure"), $"gap-in-{Text(gap, "in")}", Text(difference, "value"), Text(difference, "lower"), Text(difference, "upper")));
        }

        return figures;
    }

    private static void Funnel(List<(string, string, string, string, string, string)> figures, string group, JsonElement funnel)
    {
        foreach (var count in new[] { "referred", "accepted", "started", "completed", "due_follow_up" })
        {
            figures.Add((group, "", count.Replace('_', '-'), Counted(funnel, count), "", ""));
        }

        foreach (var share in new[] { "accepted_of_referred", "started_of_referred", "completed_of_referred", "completed_of_started" })
        {
            Share(figures, group, "", funnel, share);
        }
    }

    private static void Change(List<(string, string, string, string, string, string)> figures, string group, JsonElement change)
    {
        var measure = Text(change, "measure");
        figures.Add((group, measure, "pairs", Counted(change, "pairs"), "", ""));
        Share(figures, group, measure, change, "response_of_due");
        Share(figures, group, measure, change, "response_of_started");
        var mean = change.GetProperty("mean");
        figures.Add((group, measure, "baseline", Text(mean, "baseline"), "", ""));
        figures.Add((group, measure, "change", Text(mean, "change"), Text(mean, "lower"), Text(mean, "upper")));
    }

    private static void Share(List<(string, string, string, string, string, string)> figures, string group, string measure, JsonElement of, string name)
    {
        var share = of.GetProperty(name);
        figures.Add((group, measure, name.Replace('_', '-'), Text(share, "percent"), Text(share, "lower"), Text(share, "upper")));
    }

    private static string Counted(JsonElement of, string name) => of.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : "*";

    private static string Text(JsonElement of, string name) => of.ValueKind == JsonValueKind.Null ? "" : of.GetProperty(name) switch
    {
        { ValueKind: JsonValueKind.Null } => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        var number => number.GetRawText(),
    };

    /// <summary>Every number on a page, as a person reads it.</summary>
    private static HashSet<string> Figures(string text) =>
        [.. Figure().Matches(text).Select(match => match.Value.Replace(",", "", StringComparison.Ordinal).Replace('−', '-'))];

    [GeneratedRegex(@"−?\d[\d,]*(\.\d+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Figure();
}
