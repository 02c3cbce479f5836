using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Commands;
using Ridgeway.Content;
using Ridgeway.Data;
using Ridgeway.Finding.RunPopulation;
using Ridgeway.Guidance;
using Ridgeway.Records;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Testing;
using Ridgeway.Time;

namespace Ridgeway.Finding;

public sealed class RunPopulationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-run-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [EveryEngine]
    internal async Task A_run_says_of_everyone_what_asking_them_says(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ImportAsync(ridgeway, "first", 120, 3);
        var subjects = Subjects(ridgeway);

        var seen = new List<string>();
        var run = await ridgeway.Get<IFinding>().WalkRunAsync(
            [.. subjects.Keys],
            person => seen.Add($"{person.Person} {person.Sex} {person.EthnicCategory} {person.DeprivationDecile} {person.Practice} {person.Born} {string.Join(' ', subjects.Keys.Select((_, place) => (int)person.TruthOf(place)))}"),
            Cancel);

        Assert.True(run!.IsCurrent);
        Assert.Equal((Today(ridgeway), 120), (run.On, run.People));
        Assert.Equal(Asked(ridgeway, subjects), seen);
        var counts = await ridgeway.Get<IFinding>().CountsAsync(Cancel);
        Assert.Equal(seen.Count(line => line.Split(' ').TakeLast(subjects.Count).ElementAt(subjects.Keys.ToList().IndexOf("hypertension")) == "2"), counts["hypertension"].Members);
    }

    [Theory]
    [EveryEngine]
    internal async Task A_run_over_what_changed_leaves_what_a_run_over_everyone_would(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ImportAsync(ridgeway, "first", 150, 3);
        var before = await DumpAsync(ridgeway);
        ridgeway.Clock.Pass(TimeSpan.FromDays(1));
        var person = ridgeway.Get<IRecords>().StreamEveryone(Cancel).Select(record => record.Person.NhsNumber).Where(number => number is not null).ElementAt(40);
        await File.WriteAllTextAsync(Path.Combine(folder, "changed.json"), Changed(person!.Value.Value), Cancel);

        await ReadAsync(ridgeway, Path.Combine(folder, "changed.json"), "another");
        await ImportAsync(ridgeway, "second", 9, 4);
        await RemoveOneAsync(ridgeway);
        ridgeway.Clock.Pass(TimeSpan.FromDays(45));
        var outcome = await RunAsync(ridgeway, all: false);
        var touched = await DumpAsync(ridgeway);

        Assert.False(outcome.Whole);
        Assert.InRange(outcome.Looked, 2, 100);
        Assert.Equal(158, outcome.People);
        Assert.NotEqual(before, touched);
        Assert.True((await RunAsync(ridgeway, all: true)).Whole);
        Assert.Equal(await DumpAsync(ridgeway), touched);
    }

    [Fact]
    public async Task An_import_typed_on_the_command_line_ends_with_a_run()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await Typed.RunAsync(ridgeway, "people", "make", "--count", "7", "--seed", "3", "--out", folder);
        await Typed.RunAsync(ridgeway, "import", folder);

        var last = await ridgeway.Get<IFinding>().LastRunAsync(Cancel);

        Assert.Equal((7, true), (last!.People, last.IsCurrent));
    }

    [Fact]
    public async Task Nothing_is_looked_at_where_nothing_changed()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await ImportAsync(ridgeway, "first", 20, 3);

        var outcome = await RunAsync(ridgeway, all: false);

        Assert.Equal((false, 20, 0), (outcome.Whole, outcome.People, outcome.Looked));
    }

    [Theory]
    [EveryEngine]
    internal async Task Other_content_or_a_run_that_was_killed_makes_the_next_one_look_at_everyone(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ImportAsync(ridgeway, "first", 20, 3);
        await ExecuteAsync(ridgeway, "update finding_run set pack_hash = 'another'");
        Assert.False((await ridgeway.Get<IFinding>().LastRunAsync(Cancel))!.IsCurrent);
        Assert.True((await RunAsync(ridgeway, all: false)).Whole);

        await ExecuteAsync(ridgeway, "insert into finding_run (number, on_day, pack_hash, changes_on, people, started_at_utc) select number + 1, on_day, pack_hash, changes_on, 0, started_at_utc from finding_run");

        var last = await ridgeway.Get<IFinding>().LastRunAsync(Cancel);
        Assert.Equal((20, false), (last!.People, last.IsCurrent));
        Assert.True((await RunAsync(ridgeway, all: false)).Whole);
        Assert.True((await ridgeway.Get<IFinding>().LastRunAsync(Cancel))!.IsCurrent);
    }

    [Theory]
    [EveryEngine]
    internal async Task Find_says_the_same_from_the_last_run_and_by_walking_through_everyone(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ImportAsync(ridgeway, "first", 80, 3);
        await Typed.RunAsync(ridgeway, "run");
        var fromRun = await Typed.RunAsync(ridgeway, "find", "hypertension", "--json");

        await ExecuteAsync(ridgeway, "delete from finding_run");
        var byWalking = await Typed.RunAsync(ridgeway, "find", "hypertension", "--json");

        Assert.True(fromRun.Json.GetProperty("count").GetInt32() > 3);
        Assert.Equal(byWalking.Json.GetRawText(), fromRun.Json.GetRawText());
    }

    [Fact]
    public async Task Who_stays_on_a_register_is_on_it_since_the_first_run_that_found_them()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await ImportAsync(ridgeway, "first", 30, 3);
        var first = Today(ridgeway);
        ridgeway.Clock.Pass(TimeSpan.FromDays(10));
        await RunAsync(ridgeway, all: true);
        await ImportAsync(ridgeway, "second", 30, 5);

        var since = new List<DateOnly?>();
        await ridgeway.Get<IFinding>().WalkRunAsync(["hypertension"], person => since.Add(person.Since(0)), Cancel);

        Assert.Equal([first, first.AddDays(10)], since.OfType<DateOnly>().Distinct().Order());
        Assert.Contains(null, since);
    }

    private async Task ImportAsync(TestRidgeway ridgeway, string name, int count, int seed)
    {
        var at = Path.Combine(folder, name);
        await Typed.RunAsync(ridgeway, "people", "make", "--count", $"{count}", "--seed", $"{seed}", "--out", at);
        await ReadAsync(ridgeway, at, name);
        await RunAsync(ridgeway, all: false);
    }

    private static async Task ReadAsync(TestRidgeway ridgeway, string path, string source)
    {
        await using var scope = ridgeway.NewScope();
        await scope.ServiceProvider.GetRequiredService<ImportFilesStory>().RunAsync([path], source, "test", _ => { }, Cancel);
    }

    private static Task<PopulationOutcome> RunAsync(TestRidgeway ridgeway, bool all) =>
        ridgeway.Get<RunPopulationStory>().RunAsync(Today(ridgeway), all, _ => { }, Cancel);

    private static DateOnly Today(TestRidgeway ridgeway) => London.DayOf(ridgeway.Clock.GetUtcNow());

    private static Dictionary<string, Criterion> Subjects(TestRidgeway ridgeway)
    {
        var on = Today(ridgeway);
        var pack = ridgeway.Get<ContentPack>();
        var subjects = pack.Of<Register>().Select(register => register.Id).Distinct().ToDictionary(id => id, id => (Criterion)new Criterion.In(id));
        foreach (var rule in pack.Guidance.Rules.Where(rule => rule.Effective.Includes(on)))
        {
            subjects.Add($"rule:{rule.Id}", rule.When);
        }

        foreach (var one in pack.Guidance.Contraindications.Where(one => one.Effective.Includes(on)))
        {
            subjects.Add($"contraindication:{one.Id}", one.When);
        }

        return subjects;
    }

    private static IEnumerable<string> Asked(TestRidgeway ridgeway, Dictionary<string, Criterion> subjects)
    {
        foreach (var record in ridgeway.Get<IRecords>().StreamEveryone(Cancel))
        {
            var (asked, person) = (new PersonOnDay(record, Today(ridgeway), ridgeway.Get<FindingContext>()), record.Person);
            yield return $"{person.Id} {person.Sex} {person.Ethnicity?.Category} {person.Deprivation?.Decile} {person.Practice} {person.BirthDate?.Earliest} {string.Join(' ', subjects.Values.Select(who => (int)asked.Ask(who).Truth))}";
        }
    }

    private static async Task<IReadOnlyList<string>> DumpAsync(TestRidgeway ridgeway)
    {
        var subjects = Subjects(ridgeway).Keys.ToList();
        var dump = new List<string>();
        await ridgeway.Get<IFinding>().WalkRunAsync(
            subjects,
            person => dump.Add(string.Create(CultureInfo.InvariantCulture, $"{person.Person} {person.HasDied} {person.Practice} {string.Join(' ', subjects.Select((_, place) => $"{(int)person.TruthOf(place)}{person.Since(place):yyyyMMdd}"))}")),
            Cancel);
        return dump;
    }

    private static async Task RemoveOneAsync(TestRidgeway ridgeway)
    {
        foreach (var table in (string[])["records_folded", "records_person"])
        {
            await ExecuteAsync(ridgeway, $"delete from {table} where person_id = (select person_id from records_person order by person_id limit 1 offset 11)");
        }
    }

    private static async Task ExecuteAsync(TestRidgeway ridgeway, string sql)
    {
        await using var connection = await ridgeway.Get<RidgewayDatabase>().OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static string Changed(string nhsNumber) => $$"""
        { "resourceType": "Bundle", "type": "collection", "entry": [
          { "resource": { "resourceType": "Patient", "id": "p", "identifier": [ { "system": "https://fhir.nhs.uk/Id/nhs-number", "value": "{{nhsNumber}}" } ] } },
          { "resource": { "resourceType": "Condition", "id": "c", "subject": { "reference": "Patient/p" }, "onsetDateTime": "2026-10-01",
            "code": { "coding": [ { "system": "http://snomed.info/sct", "code": "38341003" } ] } } },
          { "resource": { "resourceType": "Condition", "id": "d", "subject": { "reference": "Patient/p" }, "onsetDateTime": "2026-10-01",
            "code": { "coding": [ { "system": "http://snomed.info/sct", "code": "13645005" } ] } } } ] }
        """;
}
