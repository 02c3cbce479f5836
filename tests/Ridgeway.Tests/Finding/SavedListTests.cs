using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Commands;
using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.Lists;
using Ridgeway.Finding.RunPopulation;
using Ridgeway.Finding.SaveList;
using Ridgeway.Records;
using Ridgeway.Testing;

namespace Ridgeway.Finding;

public sealed class SavedListTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-lists-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [EveryEngine]
    internal async Task A_list_run_again_says_who_came_and_who_went(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var viewer = A.Clinician(A.ListPractice);
        var (stays, goes) = (await ridgeway.ListedAsync(), await ridgeway.ListedAsync(decile: 2));
        var list = await ridgeway.SavedListAsync(viewer);
        var comes = await ridgeway.ListedAsync();
        await ridgeway.Db.Set<PersonRow>().Where(row => row.PersonId == goes.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.DeprivationDecile, 7), TestContext.Current.CancellationToken);

        var opened = await ridgeway.OpenListAsync(list, viewer);
        Assert.Equal((1, 1, 1), (opened!.Document.Changed!.New, opened.Document.Changed.Gone, opened.Document.Changed.Still));
        Assert.Equal([comes.Id], opened.Document.People.Where(person => person.IsNew == true).Select(person => person.Person));

        await ridgeway.DoAsync<SaveListStory>(async story =>
        {
            var row = await story.FindAsync(list, viewer, TestContext.Current.CancellationToken);
            var change = await story.RunAsync(row!, viewer, TestContext.Current.CancellationToken);
            Assert.Equal([comes.Id], change.New);
            Assert.Equal([goes.Id], change.Gone);
            Assert.Equal([stays.Id], change.Still);
        });
        Assert.Equal((0, 0), (await ridgeway.OpenListAsync(list, viewer)) is { Document.Changed: var again } ? (again!.New, again.Gone) : (-1, -1));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_list_read_from_the_last_run_is_the_list_made_by_asking_everyone(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var viewer = A.Clinician(A.ListPractice);
        for (var i = 0; i < 12; i++)
        {
            await ridgeway.ListedAsync(decile: 1 + (i % 4), ethnic: i % 3 == 0 ? "J" : "A", practice: i % 5 == 0 ? "A99999" : A.ListPractice);
        }

        var list = await ridgeway.SavedListAsync(viewer, A.Core20 with { AgeFrom = 40, AgeBelow = 80 });
        var asked = (await ridgeway.OpenListAsync(list, viewer))!;
        await ridgeway.DoAsync<RunPopulationStory>(story => story.RunAsync(asked.Built.On, all: true, _ => { }, TestContext.Current.CancellationToken));
        var read = (await ridgeway.OpenListAsync(list, viewer))!;

        Assert.Null(asked.Built.AsOfUtc);
        Assert.NotNull(read.Built.AsOfUtc);
        Assert.NotEmpty(read.Built.People);
        Assert.Equal(asked.Built.People.Select(person => (person.Person, person.Candidate.Groups, person.Candidate.Need)), read.Built.People.Select(person => (person.Person, person.Candidate.Groups, person.Candidate.Need)));
        Assert.Equal(asked.Document.Panel.Groups, read.Document.Panel.Groups);
    }

    [Fact]
    public async Task A_list_shows_only_people_one_may_see_and_each_of_them_can_read_that_they_were_shown()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var mine = await ridgeway.ListedAsync();
        var other = await ridgeway.ListedAsync(practice: "A99999");
        var viewer = A.Clinician(A.ListPractice);

        var opened = await ridgeway.OpenListAsync(await ridgeway.SavedListAsync(viewer), viewer);

        Assert.Equal([mine.Id], opened!.Document.People.Select(person => person.Person));
        Assert.Equal(1, opened.Document.OnRegister);
        var log = ridgeway.Get<AccessLog>();
        Assert.Equal(["List: People to reach"], (await log.AboutAsync(mine.Id, 10, TestContext.Current.CancellationToken)).Select(entry => entry.What));
        Assert.Empty(await log.AboutAsync(other.Id, 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_list_of_only_me_is_opened_by_nobody_else_and_one_of_my_team_by_no_other_team()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await ridgeway.ListedAsync();
        var (owner, colleague, stranger) = (A.Clinician(A.ListPractice), A.Clinician(A.ListPractice), A.Clinician("A99999"));
        var secret = await ridgeway.SavedListAsync(owner, seenBy: ListSeenBy.OnlyMe);
        var shared = await ridgeway.SavedListAsync(owner);

        Assert.NotNull(await ridgeway.OpenListAsync(secret, owner));
        Assert.Null(await ridgeway.OpenListAsync(secret, colleague));
        Assert.NotNull(await ridgeway.OpenListAsync(shared, colleague));
        Assert.Null(await ridgeway.OpenListAsync(shared, stranger));
        Assert.Null(await ridgeway.OpenListAsync(shared, A.Commissioner()));
    }

    [Theory]
    [EveryEngine]
    internal async Task Every_reason_names_its_code_its_date_and_where_it_came_from(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var file = Path.Combine(folder, "bundle.json");
        await File.WriteAllTextAsync(file, A.HypertensivePerson("p1", "9434765919"), TestContext.Current.CancellationToken);
        Assert.InRange((await Typed.RunAsync(ridgeway, "import", file)).Exit, ExitCode.Done, ExitCode.NeedsPerson);
        var viewer = A.Clinician(A.ListPractice);

        var opened = await ridgeway.OpenListAsync(await ridgeway.SavedListAsync(viewer, new ListDefinition { On = ["hypertension"], NotOn = ["diabetes"], AgeFrom = 40, Intervention = "exercise-referral" }), viewer);

        var person = Assert.Single(opened!.Document.People);
        var why = Assert.Single(person.Why);
        Assert.Equal(("59621000", "2015-03-09"), (why.Code, why.Date));
        Assert.Contains("bundle.json", why.Source, StringComparison.Ordinal);
        Assert.Equal("PATEL, Mina", person.Name);
        Assert.Null(person.LastOffer);
        Assert.Equal(["No address, mobile number or email"], person.Barriers);
        Assert.Equal("On High blood pressure, not on Diabetes, aged 40 or over. To be offered: Exercise on referral.", opened.Document.Definition);
    }

    [Fact]
    public async Task The_command_gives_the_figures_of_the_page_and_refuses_what_is_not_there()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        for (var i = 0; i < 30; i++)
        {
            await ridgeway.ListedAsync(decile: 1 + (i % 2), ethnic: i < 3 ? "N" : "A");
        }

        var viewer = A.Clinician(A.ListPractice);
        var opened = await ridgeway.OpenListAsync(await ridgeway.SavedListAsync(viewer), viewer);
        var typed = await Typed.RunAsync(ridgeway, "lists", "build", "--register", "core20", "--for", "exercise-referral", "--choose", "10", "--on", "2026-11-02", "--json");

        Assert.Equal(ExitCode.Done, typed.Exit);
        Assert.Equal(opened!.Document.MayBeInvited, typed.Json.GetProperty("list").GetProperty("may_be_invited").GetInt32());
        Assert.Equal(10, typed.Json.GetProperty("choice").GetProperty("people").GetArrayLength());
        var shown = typed.Json.GetProperty("list").GetProperty("panel").GetProperty("groups").EnumerateArray().ToList();
        Assert.Equal(opened.Document.Panel.Groups.Select(group => group.List.Count), shown.Select(group => (long?)group.GetProperty("list").GetProperty("count").GetInt64()));
        Assert.Equal(opened.Document.Panel.Groups.Select(group => group.List.Share!.Upper), shown.Select(group => group.GetProperty("list").GetProperty("share").GetProperty("upper").GetDecimal()));

        var refused = await Typed.RunAsync(ridgeway, "lists", "build", "--register", "nothing", "--for", "exercise-referral");
        Assert.Equal(ExitCode.Usage, refused.Exit);
        Assert.Contains("There is no register 'nothing'", refused.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_runs_every_saved_list_again_as_its_owner()
    {
        await using var site = await TestSite.StartAsync();
        var viewer = A.Clinician(A.ListPractice);
        await site.AddAccountAsync(viewer, "owner");
        await site.ListedAsync();
        var list = await site.SavedListAsync(viewer);
        await site.ListedAsync();
        await site.ListedAsync(practice: "A99999");

        await site.InScopeAsync(async services =>
        {
            var row = await services.GetRequiredService<SaveListStory>().FindAsync(list, viewer, TestContext.Current.CancellationToken);
            var owner = await services.GetRequiredService<ListScope>().OwnerAsync(row!, TestContext.Current.CancellationToken);
            Assert.Equal(viewer.Practice, owner!.Practice);
            var change = await services.GetRequiredService<SaveListStory>().RunAsync(row!, owner, TestContext.Current.CancellationToken);
            Assert.Single(change.New);
        });
    }
}
