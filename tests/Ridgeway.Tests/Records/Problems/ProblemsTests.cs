using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Commands;
using Ridgeway.Testing;

namespace Ridgeway.Records.Problems;

public sealed class ProblemsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-problems-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [EveryEngine]
    internal async Task What_was_set_aside_is_listed_opened_corrected_and_released_and_it_is_written_down(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var imported = await ImportAsync(ridgeway, "all.ndjson", Sent.Patient("1", "9434765919") + "\n" + Sent.Weight("w", "1", "8250") + "\n");
        var problem = imported.Json.GetProperty("problems")[0];
        Assert.Equal(("error", 2, "all.ndjson"), (problem.GetProperty("severity").GetString(), problem.GetProperty("line").GetInt32(), problem.GetProperty("file").GetString()));
        var number = problem.GetProperty("number").GetInt64().ToString();

        var listed = await Typed.RunAsync(ridgeway, "import", "problems", "--json");
        var shown = await Typed.RunAsync(ridgeway, "import", "problems", "show", number, "--json");
        var refused = await Typed.RunAsync(ridgeway, "import", "problems", "release", number, "--json");
        var corrected = await Typed.RunAsync(ridgeway, "import", "problems", "correct", number, Write("right.json", Sent.Weight("w", "1", "82.5")));
        var released = await Typed.RunAsync(ridgeway, "import", "problems", "release", number, "--json");

        Assert.Equal(1, listed.Json.GetProperty("count").GetInt32());
        Assert.Equal(Sent.Weight("w", "1", "8250"), shown.Json.GetProperty("as_it_came").GetString());
        Assert.Equal((ExitCode.NeedsPerson, "still-wrong"), (refused.Exit, refused.Json.GetProperty("state").GetString()));
        Assert.Contains("not believable", refused.Json.GetProperty("why")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, corrected.Exit);
        Assert.Equal("released", released.Json.GetProperty("state").GetString());
        var record = await OnlyPersonAsync(ridgeway);
        Assert.Equal(82.5, record[0].Value);
        Assert.Equal($"all.ndjson line 2 (problem {number})", record.SourceOf(0)!.Document);
        Assert.Equal(ExitCode.Done, (await Typed.RunAsync(ridgeway, "import", "problems")).Exit);
        var steps = (await Typed.RunAsync(ridgeway, "import", "problems", "show", number, "--json")).Json.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("what").GetString()!.Split(' ', '(')[0]);
        Assert.Equal(["Opened", "Corrected", "Released:", "Opened"], steps);
    }

    [Theory]
    [EveryEngine]
    internal async Task What_waits_for_a_person_is_released_once_the_person_is_known(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ImportAsync(ridgeway, "c.ndjson", Sent.Condition("c1", "1") + "\n" + Sent.Condition("c2", "2") + "\n");
        Assert.Equal(0, await ridgeway.Db.Set<PersonRow>().CountAsync(TestContext.Current.CancellationToken));
        await ImportAsync(ridgeway, "p.ndjson", Sent.Patient("1", "9434765919") + "\n");

        var released = await Typed.RunAsync(ridgeway, "import", "problems", "release", "--all", "--json");

        Assert.Equal((1, 1), (released.Json.GetProperty("released").GetInt32(), released.Json.GetProperty("waiting").GetInt32()));
        Assert.Equal(1, (await OnlyPersonAsync(ridgeway)).Count);
    }

    [Theory]
    [EveryEngine]
    internal async Task Withdrawing_an_import_takes_what_was_released_from_it_and_its_problems(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ImportAsync(ridgeway, "p.ndjson", Sent.Patient("1", "9434765919") + "\n");
        var import = (await ImportAsync(ridgeway, "w.ndjson", Sent.Weight("w", "1", "8250") + "\n")).Json.GetProperty("import").GetString()!;
        await Typed.RunAsync(ridgeway, "import", "problems", "correct", "1", Write("right.json", Sent.Weight("w", "1", "82.5")));
        await Typed.RunAsync(ridgeway, "import", "problems", "release", "1");
        Assert.Equal(1, (await OnlyPersonAsync(ridgeway)).Count);

        var withdrawn = await Typed.RunAsync(ridgeway, "import", "withdraw", import, "--json");

        Assert.Equal(2, withdrawn.Json.GetProperty("imports").GetInt32());
        Assert.Equal(0, (await OnlyPersonAsync(ridgeway)).Count);
        Assert.Equal(0, (await Typed.RunAsync(ridgeway, "import", "problems", "--all", "--json")).Json.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_broken_line_and_a_cut_off_document_are_kept_as_they_came()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await ImportAsync(ridgeway, "a.ndjson", "{\"resourceType\":\"Cond\n");
        var cut = Sent.Bundle(Sent.Patient("1", "9434765919"), Sent.Condition("c1", "1"))[..^60];
        await ImportAsync(ridgeway, "b.json", cut);

        Assert.Equal("{\"resourceType\":\"Cond", await ContentAsync(ridgeway, 1));
        Assert.Equal(cut, await ContentAsync(ridgeway, 2));
    }

    [Fact]
    public async Task A_resource_of_a_bundle_is_set_aside_with_its_full_address()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await ImportAsync(ridgeway, "b.json", $$"""{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:9f5b2a4e-0000-4000-8000-000000000001","resource":{{Sent.Condition("c1", "nobody")}}}]}""");

        var kept = JsonDocument.Parse(await ContentAsync(ridgeway, 1)).RootElement.GetProperty("entry")[0];

        Assert.Equal("urn:uuid:9f5b2a4e-0000-4000-8000-000000000001", kept.GetProperty("fullUrl").GetString());
        Assert.Equal("c1", kept.GetProperty("resource").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_part_left_out_is_a_warning_and_there_is_nothing_to_release()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var typed = await ImportAsync(ridgeway, "p.json", Sent.Patient("1", "9434765919").Replace("\"female\"", "\"lady\"", StringComparison.Ordinal));

        var problem = Assert.Single(typed.Json.GetProperty("problems").EnumerateArray());

        Assert.Equal(("warning", "Everything else of the resource."), (problem.GetProperty("severity").GetString(), problem.GetProperty("kept").GetString()));
        Assert.Contains("nothing of problem 1 to release", (await Typed.RunAsync(ridgeway, "import", "problems", "release", "1")).Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_mends_a_problem_on_the_page_and_nobody_else_sees_it()
    {
        await using var site = await TestSite.StartAsync();
        var file = Write("all.ndjson", Sent.Patient("1", "9434765919") + "\n" + Sent.Weight("w", "1", "8250") + "\n");
        await site.InScopeAsync(services => services.GetRequiredService<ImportFiles.ImportFilesStory>().RunAsync([file], "gp", "test", _ => { }, TestContext.Current.CancellationToken));
        var browser = await site.BrowserOfAsync(Viewer(site, Role.Operator));

        var list = await browser.GetAsync("/import-problems");
        var page = await list.ClickAsync("table a");
        var still = await page.SubmitAsync("main form", ("then", "release"));
        var saved = await (await still.SubmitAsync("main form", ("then", "release"), ("Text", Sent.Weight("w", "1", "82.5")))).FollowAsync();

        Assert.Contains("Observation.valueQuantity", list.Text, StringComparison.Ordinal);
        Assert.Equal("Problem 1", page.Heading);
        Assert.Contains("It would be set aside again", still.Text, StringComparison.Ordinal);
        Assert.Contains("Problem 1 released", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Released: 1 kept", saved.Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await (await site.BrowserOfAsync(Viewer(site, Role.Clinician))).GetAsync("/import-problems/1")).Status);
    }

    private static Viewer Viewer(TestSite site, Role role) =>
        new() { Account = AccountId.New(site.Clock.GetUtcNow()), Name = $"A {role}", Role = role, Organisation = role == Role.Clinician ? "A83008" : null };

    private async Task<Typed> ImportAsync(TestRidgeway ridgeway, string name, string text)
    {
        ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));
        return await Typed.RunAsync(ridgeway, "import", Write(name, text), "--json");
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<string> ContentAsync(TestRidgeway ridgeway, int number) =>
        (await Typed.RunAsync(ridgeway, "import", "problems", "show", number.ToString(), "--json")).Json.GetProperty("as_it_came").GetString()!;

    private static async Task<PersonRecord> OnlyPersonAsync(TestRidgeway ridgeway)
    {
        var id = await ridgeway.Db.Set<PersonRow>().Select(row => row.PersonId).SingleAsync(TestContext.Current.CancellationToken);
        return (await ridgeway.Get<IRecords>().ReadAsync(id, TestContext.Current.CancellationToken))!;
    }
}
