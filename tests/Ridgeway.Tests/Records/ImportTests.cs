using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Commands;
using Ridgeway.Testing;

namespace Ridgeway.Records;

public sealed class ImportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-import-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [EveryEngine]
    internal async Task A_bundle_becomes_a_person_and_their_facts_with_the_place_each_came_from(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var file = Write("bundle.json", Bundle(Patient("p1", "9434765919"), Condition("c1", "p1", "38341003"), BloodPressure("o1", "p1", 152, 94)));

        var typed = await Typed.RunAsync(ridgeway, "import", file, "--json");

        Assert.Equal(ExitCode.Done, typed.Exit);
        Assert.Equal(1, typed.Json.GetProperty("people").GetInt32());
        Assert.Equal((3, 3, 0, 0), Counts(typed));
        var record = await OnlyPersonAsync(ridgeway);
        Assert.Equal("9434765919", record.Person.NhsNumber?.Value);
        Assert.Equal(3, record.Count);
        var systolic = Enumerable.Range(0, record.Count).Single(i => record[i].Value == 152);
        Assert.Equal(("bundle.json", 3, "Observation", "o1"), Place(record.SourceOf(systolic)!));
    }

    [Theory]
    [EveryEngine]
    internal async Task The_same_file_twice_changes_nothing_and_says_the_same(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var file = Write("bundle.json", Bundle(Patient("p1", "9434765919"), Condition("c1", "p1", "38341003"), Condition("c2", "nobody", "38341003")));
        var first = await Typed.RunAsync(ridgeway, "import", file, "--json");

        var second = await Typed.RunAsync(ridgeway, "import", file, "--json");

        Assert.Equal(Counts(first), Counts(second));
        Assert.Equal(first.Json.GetProperty("people").GetInt32(), second.Json.GetProperty("people").GetInt32());
        Assert.Equal(first.Json.GetProperty("problems").GetRawText(), second.Json.GetProperty("problems").GetRawText());
        Assert.Equal(1, (await OnlyPersonAsync(ridgeway)).Count);
        Assert.Equal(1, await ridgeway.Db.Set<ImportRow>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [EveryEngine]
    internal async Task The_same_resources_in_another_file_are_counted_once_and_the_latest_word_wins(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await Typed.RunAsync(ridgeway, "import", Write("a.json", Bundle(Patient("p1", "9434765919"), BloodPressure("o1", "p1", 152, 94))));
        ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));

        await Typed.RunAsync(ridgeway, "import", Write("b.json", Bundle(Patient("p1", "9434765919"), BloodPressure("o1", "p1", 142, 84))));

        var record = await OnlyPersonAsync(ridgeway);
        Assert.Equal([84.0, 142.0], Values(record).Order());
        Assert.Equal([84.0, 142.0], Values(ridgeway.Get<IRecords>().StreamEveryone(TestContext.Current.CancellationToken).Single()).Order());
    }

    [Theory]
    [EveryEngine]
    internal async Task Lines_about_a_person_who_comes_later_are_kept_and_about_nobody_are_set_aside_with_what_to_do(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        Write("Condition.ndjson", Condition("c1", "p1", "38341003") + "\n" + Condition("c2", "ghost", "38341003") + "\n");
        Write("Zatient.ndjson", Patient("p1", "9434765919") + "\n");

        var typed = await Typed.RunAsync(ridgeway, "import", folder, "--json");

        Assert.Equal(ExitCode.NeedsPerson, typed.Exit);
        Assert.Equal((3, 2, 0, 1), Counts(typed));
        var problem = Assert.Single(typed.Json.GetProperty("problems").EnumerateArray());
        Assert.Equal(("Condition.ndjson", 2), (problem.GetProperty("file").GetString(), problem.GetProperty("line").GetInt32()));
        Assert.Contains("Import the Patient with it", problem.GetProperty("what").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [EveryEngine]
    internal async Task A_broken_line_is_set_aside_and_the_lines_around_it_are_kept(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var file = Write("all.ndjson", $"{Patient("p1", "9434765919")}\r\n{{\"resourceType\":\"Cond\n{Condition("c1", "p1", "38341003")}");

        var typed = await Typed.RunAsync(ridgeway, "import", file, "--json");

        Assert.Equal((3, 2, 0, 1), Counts(typed));
        Assert.Equal(2, typed.Json.GetProperty("problems")[0].GetProperty("line").GetInt32());
    }

    [Theory]
    [EveryEngine]
    internal async Task An_invalid_NHS_number_is_a_flag_and_not_a_refusal(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);

        await Typed.RunAsync(ridgeway, "import", Write("p.json", Patient("p1", "9912003890")));

        var person = (await OnlyPersonAsync(ridgeway)).Person;
        Assert.Null(person.NhsNumber);
        Assert.Contains(new DataQualityFlag(DataQuality.NhsNumberFailsModulus11, "9912003890"), person.Flags);
    }

    [Theory]
    [EveryEngine]
    internal async Task Two_people_sent_with_one_number_stay_two_people_and_it_is_said(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var file = Write("two.ndjson", Patient("p1", "9434765919", "Ali", "1950-01-01") + "\n" + Patient("p2", "9434765919", "Brown", "1988-07-07"));

        var typed = await Typed.RunAsync(ridgeway, "import", file, "--json");

        Assert.Equal(2, typed.Json.GetProperty("people").GetInt32());
        Assert.Equal(2, (await ridgeway.Get<IRecords>().HoldingAsync(NhsNumber.Parse("9434765919"), TestContext.Current.CancellationToken)).Count);
        Assert.Contains("kept apart", typed.Messages + typed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [EveryEngine]
    internal async Task The_same_person_from_two_systems_is_one_person_and_their_short_ids_do_not_clash(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await Typed.RunAsync(ridgeway, "import", Write("gp.json", Bundle(Patient("1", "9434765919"), Condition("1", "1", "38341003"))), "--source", "gp");
        ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));

        await Typed.RunAsync(ridgeway, "import", Write("hospital.json", Bundle(Patient("7", "9434765919"), Condition("1", "7", "73211009"))), "--source", "hospital");

        Assert.Equal(2, (await OnlyPersonAsync(ridgeway)).Count);
    }

    [Theory]
    [EveryEngine]
    internal async Task A_changed_person_is_told_of_and_a_new_one_is_not(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await Typed.RunAsync(ridgeway, "import", Write("a.json", Patient("p1", "9434765919")));
        Assert.Equal(0, await ridgeway.Db.Set<Events.OutboxRow>().CountAsync(TestContext.Current.CancellationToken));

        await Typed.RunAsync(ridgeway, "import", Write("b.json", Patient("p1", "9434765919", "Married-Name")));

        var told = await ridgeway.Db.Set<Events.OutboxRow>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(typeof(RecordUpdated).FullName, told.Kind);
    }

    [Fact]
    public async Task A_path_that_is_not_there_ends_in_3_and_nothing_is_read()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var typed = await Typed.RunAsync(ridgeway, "import", Path.Combine(folder, "absent.json"));
        Assert.Equal(ExitCode.CouldNotRun, typed.Exit);
        Assert.Contains("absent.json", typed.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [EveryEngine]
    internal async Task Synthea_is_kept_whole_people_conditions_and_observations(Engine engine)
    {
        var synthea = Repository.Shared("corpora", "synthea-r4", "visible");
        await using var ridgeway = await TestRidgeway.OnAsync(engine);

        var typed = await Typed.RunAsync(ridgeway, "import", synthea, "--json");

        Assert.Equal(84, typed.Json.GetProperty("people").GetInt32());
        var (read, kept, ignored, setAside) = Counts(typed);
        Assert.Equal((read, 0), (kept + ignored + setAside, setAside));
        Assert.Contains(typed.Json.GetProperty("ignored").EnumerateObject(), kind => kind.Name.StartsWith("Claim", StringComparison.Ordinal));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static (int Read, int Kept, int Ignored, int SetAside) Counts(Typed typed)
    {
        var counts = typed.Json.GetProperty("resources");
        return (counts.GetProperty("read").GetInt32(), counts.GetProperty("kept").GetInt32(), counts.GetProperty("ignored").GetInt32(), counts.GetProperty("set_aside").GetInt32());
    }

    private static async Task<PersonRecord> OnlyPersonAsync(TestRidgeway ridgeway)
    {
        var id = await ridgeway.Db.Set<PersonRow>().Select(row => row.PersonId).SingleAsync(TestContext.Current.CancellationToken);
        return (await ridgeway.Get<IRecords>().ReadAsync(id, TestContext.Current.CancellationToken))!;
    }

    private static IEnumerable<double> Values(PersonRecord record) => Enumerable.Range(0, record.Count).Select(i => record[i].Value!.Value);

    private static (string, int, string, string) Place(FactSource source) => (source.Document, source.Line, source.ResourceType, source.ResourceId);

    private static string Bundle(params string[] resources) =>
        $$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(",", resources.Select(resource => $$"""{"resource":{{resource}}}"""))}}]}""";

    private static string Patient(string id, string nhsNumber, string family = "Okafor", string born = "1959-03-01") =>
        $$"""{"resourceType":"Patient","id":"{{id}}","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"{{nhsNumber}}"}],"name":[{"family":"{{family}}","given":["Ada"]}],"gender":"female","birthDate":"{{born}}"}""";

    private static string Condition(string id, string patient, string snomed) =>
        $$"""{"resourceType":"Condition","id":"{{id}}","code":{"coding":[{"system":"http://snomed.info/sct","code":"{{snomed}}"}]},"subject":{"reference":"Patient/{{patient}}"},"onsetDateTime":"2015-01-01"}""";

    private static string BloodPressure(string id, string patient, int systolic, int diastolic) =>
        $$"""{"resourceType":"Observation","id":"{{id}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},"subject":{"reference":"Patient/{{patient}}"},"effectiveDateTime":"2026-05-01","component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":{{systolic}},"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"} },{"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":{{diastolic}},"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"} }]}""";
}
