using Microsoft.EntityFrameworkCore;
using Ridgeway.Commands;
using Ridgeway.Testing;

namespace Ridgeway.Records.Extracts;

public sealed class ExtractImportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-extract-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [EveryEngine]
    internal async Task The_example_in_the_docs_is_read_and_its_dirt_is_told_with_line_and_column(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);

        var typed = await Typed.RunAsync(ridgeway, "import", Example("events.csv"), Example("patients.csv"), "--map", Example("extract-map.yaml"), "--json");

        Assert.Equal(ExitCode.NeedsPerson, typed.Exit);
        var ada = await ReadAsync(ridgeway, "Okafor");
        Assert.Equal(("9434765919", "1959-03-01", Sex.Female, "LS1 4AP", "A83008", "Flat 2, 14 High Street, Leeds"), (
            ada.Person.NhsNumber?.Value, ada.Person.BirthDate?.ToString(), ada.Person.Sex, ada.Person.Postcode?.Value, ada.Person.Practice?.Value, ada.Person.Address));
        Assert.Equal(3, ada.Count);
        var systolic = Enumerable.Range(0, ada.Count).Single(i => ada[i].Value == 142);
        Assert.Equal(("events.csv", 3, "Observation", "e2"), (ada.SourceOf(systolic)!.Document, ada.SourceOf(systolic)!.Line, ada.SourceOf(systolic)!.ResourceType, ada.SourceOf(systolic)!.ResourceId));
        Assert.Equal("O\"Brien", (await ReadAsync(ridgeway, "O\"Brien")).Person.Name?.Family);
        (string File, int Line, string Path, string Word)[] told =
        [
            ("patients.csv", 5, "DateOfBirth", "02/29/1990"),
            ("patients.csv", 5, "Sex", "'X' is none of the values"),
            ("events.csv", 5, "ConceptID", "spreadsheet"),
            ("events.csv", 7, "EventDate", "31/02/2026"),
            ("events.csv", 8, "Value (Observation.value)", "'<' a number"),
            ("events.csv", 9, "Value (Observation.valueString)", "words"),
            ("events.csv", 10, "PatientID (Condition.subject)", "not known here"),
            ("events.csv", 11, "", "5 cells where the header has 9"),
        ];
        var problems = typed.Json.GetProperty("problems").EnumerateArray().Select(problem => (
            problem.GetProperty("file").GetString(), problem.GetProperty("line").GetInt32(), problem.GetProperty("path").GetString(), problem.GetProperty("what").GetString())).ToList();
        Assert.All(told, expected => Assert.True(
            problems.Exists(problem => (problem.Item1, problem.Item2, problem.Item3) == (expected.File, expected.Line, expected.Path) && problem.Item4!.Contains(expected.Word, StringComparison.Ordinal)),
            $"{expected} is not among:\n{string.Join('\n', problems)}"));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_row_set_aside_is_corrected_as_a_row_and_released_by_the_same_mapping(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await Typed.RunAsync(ridgeway, "import", Example("events.csv"), Example("patients.csv"), "--map", Example("extract-map.yaml"));
        var harmed = (await Typed.RunAsync(ridgeway, "import", "problems", "--json")).Json.GetProperty("problems").EnumerateArray()
            .Single(problem => problem.GetProperty("path").GetString() == "ConceptID").GetProperty("number").GetInt64().ToString();
        var asItCame = (await Typed.RunAsync(ridgeway, "import", "problems", "show", harmed, "--json")).Json.GetProperty("as_it_came").GetString()!;
        Assert.Equal(2, asItCame.TrimEnd('\n').Split('\n').Length);
        var corrected = Path.Combine(folder, "right.csv");
        await File.WriteAllTextAsync(corrected, asItCame.Replace("1.09181E+15", "1091811000000102", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        await Typed.RunAsync(ridgeway, "import", "problems", "correct", harmed, corrected);
        var released = await Typed.RunAsync(ridgeway, "import", "problems", "release", harmed, "--json");

        Assert.Equal("released", released.Json.GetProperty("state").GetString());
        Assert.Equal(4, (await ReadAsync(ridgeway, "Okafor")).Count);
    }

    [Theory]
    [EveryEngine]
    internal async Task How_people_live_and_how_to_speak_with_them_is_read_from_columns_and_from_coded_rows(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var (map, people) = (Path.Combine(folder, "map.yaml"), Path.Combine(folder, "people.csv"));
        await File.WriteAllTextAsync(map, """
            extract: x
            files:
              - name: people.csv
                person: { id: Id, family: Name, interpreter: Interp, written-format: { column: Format, values: { LP: "11", BR: "12" } }, residence: Lives, has-carer: Carer }
                events:
                  - { kind: observation, code-system: reasonable-adjustment, code: Need, date: On }
                  - { kind: observation, code-system: ridgeway, code: { column: Cares, values: { Y: carer, N: not-a-carer } }, date: On }
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(people, "Id,Name,Interp,Format,Lives,Carer,Need,Cares,On\n1,Khan,Y,LP,H,yes,requiresinformationineasyread,Y,2026-05-01\n2,Reid,no,,,no,,N,2026-05-01\n", TestContext.Current.CancellationToken);

        await Typed.RunAsync(ridgeway, "import", people, "--map", map, "--source", "gp");

        async Task<string> SaidAsync(string family) => await ridgeway.DoAsync<OpenPerson.WiderRecord, string>(async wider =>
            string.Join("; ", (await wider.OfAsync(await ReadAsync(ridgeway, family), TestContext.Current.CancellationToken)).Select(detail => $"{detail.About} {detail.Code}").Order(StringComparer.Ordinal)));
        Assert.Equal("AccessibleInformation 11; AccessibleInformation requiresinformationineasyread; Carer carer; HasCarer Carer; InterpreterNeeded true; ResidentialStatus H", await SaidAsync("Khan"));
        Assert.Equal("Carer not-a-carer; InterpreterNeeded false", await SaidAsync("Reid"));
    }

    [Fact]
    public async Task A_mapping_that_is_wrong_is_refused_with_every_place_before_anything_is_read()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var map = Path.Combine(folder, "map.yaml");
        await File.WriteAllTextAsync(map, """
            extract: x
            files:
              - name: "*.csv"
                dates: [mm/yyyy]
                person: { surname: Name }
                events:
                  - { kind: problem, code-system: snomd }
            """, TestContext.Current.CancellationToken);

        var typed = await Typed.RunAsync(ridgeway, "import", Example("events.csv"), "--map", map);

        Assert.Equal(ExitCode.CouldNotRun, typed.Exit);
        foreach (var word in (string[])["map.yaml:4:", "not a date pattern", "map.yaml:5:", "'surname' is not expected", "'problem' is not a kind", "'snomd'", "Did you mean 'snomed'", "'code' is missing"])
        {
            Assert.Contains(word, typed.Messages, StringComparison.Ordinal);
        }

        Assert.Equal(0, await ridgeway.Db.Set<ImportRow>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_CSV_file_without_a_mapping_says_what_it_needs()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);

        var typed = await Typed.RunAsync(ridgeway, "import", Example("events.csv"), "--json");

        Assert.Contains("--map", typed.Json.GetProperty("problems")[0].GetProperty("what").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_extract_exported_again_counts_each_event_once()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await Typed.RunAsync(ridgeway, "import", Example("events.csv"), Example("patients.csv"), "--map", Example("extract-map.yaml"));
        var meant = (await ReadAsync(ridgeway, "Okafor")).Count;
        File.Copy(Example("patients.csv"), Path.Combine(folder, "patients.csv"));
        await File.WriteAllTextAsync(Path.Combine(folder, "events.csv"), await File.ReadAllTextAsync(Example("events.csv"), TestContext.Current.CancellationToken) + "e20,101,Problem,73211009,Diabetes mellitus,01/06/2026,,,\r\n", TestContext.Current.CancellationToken);
        ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));

        await Typed.RunAsync(ridgeway, "import", folder, "--map", Example("extract-map.yaml"));

        Assert.Equal(meant + 1, (await ReadAsync(ridgeway, "Okafor")).Count);
    }

    private static string Example(string name) => Repository.At("docs", "examples", name);

    private static async Task<PersonRecord> ReadAsync(TestRidgeway ridgeway, string family)
    {
        var id = await ridgeway.Db.Set<PersonRow>().Where(row => row.Family == family).Select(row => row.PersonId).SingleAsync(TestContext.Current.CancellationToken);
        return (await ridgeway.Get<IRecords>().ReadAsync(id, TestContext.Current.CancellationToken))!;
    }
}
