using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Codes;
using Ridgeway.Commands;
using Ridgeway.Commissioning.SeedLedger;
using Ridgeway.Data;
using Ridgeway.Exchange.Csv;
using Ridgeway.Quantities;
using Ridgeway.Testing;
using Ridgeway.Time;

namespace Ridgeway.Commissioning;

public sealed class LedgerTests
{
    /// <summary>The organisation of <see cref="A.Commissioner"/>.</summary>
    private const string Board = "QXX";
    private const string Year = "2026/27";

    [Theory]
    [EveryEngine]
    internal async Task The_gauge_reads_0_87_per_cent_and_2_6_million_short_and_moves_with_the_version_with_both_kept(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ridgeway.Get<SeedLedgerStory>().RunAsync(OdsCode.Parse(Board), new FinancialYear(2026), TestContext.Current.CancellationToken);

        var first = (await Typed.RunAsync(ridgeway, "ledger", "--json")).Json;
        var second = (await Typed.RunAsync(ridgeway, "ledger", "--definition", "2027-04-01", "--json")).Json;

        Assert.Equal("0.87", first.GetProperty("share_percent").GetRawText());
        Assert.Equal(1_740_000_000, first.GetProperty("counted_pence").GetInt64());
        Assert.Equal(260_000_000, first.GetProperty("shortfall_pence").GetInt64());
        Assert.Equal("1.66", second.GetProperty("share_percent").GetRawText());
        Assert.True(second.GetProperty("is_met").GetBoolean());
        Assert.Equal(first.GetProperty("versions").GetRawText(), second.GetProperty("versions").GetRawText());
        Assert.Contains("0.87% of £2.0 billion counts as prevention: £2.6 million short of 1%", (await Typed.RunAsync(ridgeway, "ledger")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_the_file_and_the_api_show_the_same_figures_and_both_versions()
    {
        await using var site = await SeededAsync();
        var browser = await site.BrowserOfAsync(A.Commissioner());
        var page = await browser.GetAsync("/ledger");
        var api = JsonDocument.Parse((await browser.GetAsync(page.Html.QuerySelector("a[href^='/api/ledger']")!.GetAttribute("href")!)).Text).RootElement;
        var file = CsvRows.Read((await browser.GetAsync(page.Html.QuerySelector("a[href^='/ledger.csv']")!.GetAttribute("href")!)).Text, "description", "pounds", "counted-pounds");

        Assert.Equal("0.87% of £2.0 billion counts as prevention: £2.6 million short of 1%.", page.All(".nhsuk-lede-text")[0]);
        var lines = api.GetProperty("lines").EnumerateArray().ToList();
        Assert.Equal(11, lines.Count);
        Assert.Equal(
            lines.Select(line => (line.GetProperty("description").GetString()!, Pounds.Plain(line.GetProperty("pence").GetInt64()), Pounds.Plain(line.GetProperty("counted_pence").GetInt64()))),
            file.Rows.Select(row => (row["description"], row["pounds"], row["counted-pounds"])));
        Assert.All(lines, line => Assert.Contains(page.All("tbody tr"), row =>
            row.Contains(line.GetProperty("description").GetString()!, StringComparison.Ordinal) && row.Contains(Pounds.Exact(line.GetProperty("counted_pence").GetInt64()), StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.StartsWith("Synthetic", line.GetProperty("source").GetString(), StringComparison.Ordinal));

        var other = await page.ClickAsync("a[href*='2027-04-01']");
        Assert.StartsWith("1.66%", other.All(".nhsuk-lede-text")[0], StringComparison.Ordinal);
        Assert.Contains(other.All("tbody tr"), row => row.Contains("2026-04-01", StringComparison.Ordinal) && row.Contains("0.87%", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_commissioner_adds_a_line_and_the_gauge_moves()
    {
        await using var site = await SeededAsync();
        var browser = await site.BrowserOfAsync(A.Commissioner());
        var form = await (await browser.GetAsync("/ledger")).ClickAsync("a[href^='/ledger/add']");
        var saved = await form.SubmitAsync("main form", ("Category", "physical-activity"), ("Description", "Walking groups"), ("Amount", "£2,600,000"), ("Origin", "New"), ("Source", "Board paper"));
        var page = await saved.FollowAsync();

        Assert.Contains("Budget line added", page.Text, StringComparison.Ordinal);
        Assert.Equal("1.00% of £2.0 billion counts as prevention: the threshold of 1% is met.", page.All(".nhsuk-lede-text")[0]);
    }

    [Fact]
    public async Task A_line_with_faults_is_not_added_and_each_fault_is_said_at_its_field()
    {
        await using var site = await SeededAsync();
        var browser = await site.BrowserOfAsync(A.Commissioner());
        var page = await (await browser.GetAsync("/ledger/add")).SubmitAsync("main form", ("Amount", "lots"), ("Share", "120"), ("Year", "2026"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("Error: ", page.Html.Title, StringComparison.Ordinal);
        Assert.Equal(7, page.All(".nhsuk-error-summary li").Count);
        Assert.Equal(11, await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<BudgetLineRow>().CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_commissioner_cannot_add_to_the_budget_of_another_organisation()
    {
        await using var site = await SeededAsync();
        var browser = await site.BrowserOfAsync(A.Commissioner() with { Organisation = "QZZ" });
        var form = await browser.GetAsync("/ledger/add");
        await form.SubmitAsync("main form", ("Organisation", Board), ("Category", "alcohol"), ("Description", "x"), ("Amount", "1"), ("Origin", "New"), ("Source", "y"));
        var lines = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<BudgetLineRow>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal(OdsCode.Parse("QZZ"), Assert.Single(lines, line => line.Description == "x").Organisation);
        Assert.Empty((await browser.GetAsync($"/ledger?organisation={Board}&year={Year}")).Html.QuerySelectorAll("a[href^='/ledger/add']"));
    }

    [Fact]
    public async Task A_commissioners_home_says_how_far_the_threshold_is()
    {
        await using var site = await SeededAsync();
        var home = await (await site.BrowserOfAsync(A.Commissioner())).GetAsync("/");

        Assert.Contains("£2.6 million short of 1%", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("short of 1%", (await (await site.BrowserOfAsync(A.Clinician())).GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clinicians_look_but_do_not_add_and_providers_do_not_look()
    {
        await using var site = await SeededAsync();

        var clinician = await site.BrowserOfAsync(A.Clinician());
        Assert.Equal(HttpStatusCode.OK, (await clinician.GetAsync("/ledger")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await clinician.GetAsync("/ledger/add")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.BrowserOfAsync(A.Provider())).GetAsync("/ledger")).Status);
    }

    [Fact]
    public async Task A_file_of_lines_is_brought_in_once_and_its_bad_rows_are_named()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var path = Path.Combine(Path.GetTempPath(), $"ridgeway-ledger-{Environment.ProcessId}.csv");
        await File.WriteAllTextAsync(path, """
            organisation,year,category,description,pounds,share-percent,origin,source
            QXX,2026/27,screening,"Lung checks, targeted",6300000.50,,existing,paper
            QXX,2026/27,alcohol,Care teams,lots,100,existing,paper
            QXX,2026,alcohol,Care teams,1,100,existing,paper
            QXX,2026/27,new-thing,Something,100,50,new,paper
            """, TestContext.Current.CancellationToken);

        var first = await Typed.RunAsync(ridgeway, "ledger", "import", path, "--json");
        var again = await Typed.RunAsync(ridgeway, "ledger", "import", path, "--json");
        File.Delete(path);

        Assert.Equal(ExitCode.NeedsPerson, first.Exit);
        Assert.Equal((4, 2, 0), Counts(first.Json));
        Assert.Equal((4, 0, 2), Counts(again.Json));
        Assert.Equal(["pounds", "year"], first.Json.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("column").GetString()!));
        var ledger = await Typed.RunAsync(ridgeway, "ledger", "--json");
        Assert.Equal(ExitCode.NeedsPerson, ledger.Exit);
        Assert.Contains(ledger.Json.GetProperty("lines").EnumerateArray(), line => line.GetProperty("standing").GetString() == "not-defined");
    }

    [Theory]
    [InlineData(ExitCode.Usage, "--definition", "1999-01-01")]
    [InlineData(ExitCode.Usage, "--year", "2026")]
    [InlineData(ExitCode.Usage, "--organisation", "?")]
    public async Task A_wrong_question_is_answered_with_what_would_be_right(int exit, string option, string value)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await ridgeway.Get<SeedLedgerStory>().RunAsync(OdsCode.Parse(Board), new FinancialYear(2026), TestContext.Current.CancellationToken);

        Assert.Equal(exit, (await Typed.RunAsync(ridgeway, "ledger", option, value)).Exit);
    }

    [Fact]
    public async Task Without_lines_the_command_says_how_to_begin() =>
        Assert.Contains("ledger import", (await Typed.RunAsync(await TestRidgeway.OnAsync(Engine.Sqlite), "ledger")).Messages, StringComparison.Ordinal);

    private static (int Read, int Added, int AlreadyThere) Counts(JsonElement json) =>
        (json.GetProperty("read").GetInt32(), json.GetProperty("added").GetInt32(), json.GetProperty("already_there").GetInt32());

    private static async Task<TestSite> SeededAsync()
    {
        var site = await TestSite.StartAsync();
        await site.InScopeAsync(services => services.GetRequiredService<SeedLedgerStory>().RunAsync(OdsCode.Parse(Board), new FinancialYear(2026), TestContext.Current.CancellationToken));
        return site;
    }
}
