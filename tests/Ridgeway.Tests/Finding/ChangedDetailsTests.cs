using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Codes;
using Ridgeway.Finding.RunPopulation;
using Ridgeway.Records;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Testing;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>What is said of a person, and not only their facts, decides who is found: when it changes they are looked at again, and nobody else.</summary>
public sealed class ChangedDetailsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-details-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [EveryEngine]
    internal async Task Another_birth_date_sex_ethnicity_home_or_practice_makes_that_person_due_and_no_other(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var first = Path.Combine(folder, "first");
        await Typed.RunAsync(ridgeway, "people", "make", "--count", "40", "--seed", "3", "--out", first);
        await ReadAsync(ridgeway, first);
        await RunAsync(ridgeway, all: false);
        var before = await SaidAsync(ridgeway);
        ridgeway.Clock.Pass(TimeSpan.FromHours(1));

        await File.WriteAllLinesAsync(Path.Combine(folder, "Patient.ndjson"), Changed(await File.ReadAllLinesAsync(Path.Combine(first, "Patient.ndjson"), Cancel), ridgeway.Get<Places>()), Cancel);
        await ReadAsync(ridgeway, Path.Combine(folder, "Patient.ndjson"));
        var outcome = await RunAsync(ridgeway, all: false);
        var after = await SaidAsync(ridgeway);

        Assert.Equal((false, 5), (outcome.Whole, outcome.Looked));
        Assert.Equal(5, before.Zip(after).Count(pair => pair.First != pair.Second));
        await RunAsync(ridgeway, all: true);
        Assert.Equal(await SaidAsync(ridgeway), after);
    }

    /// <summary>The first five people with everything in place, each with one detail that is another; the rest are not sent.</summary>
    private static IEnumerable<string> Changed(string[] patients, Places places)
    {
        Action<JsonNode>[] changes =
        [
            patient => patient["birthDate"] = "1931-02-03",
            patient => patient["gender"] = (string)patient["gender"]! == "female" ? "male" : "female",
            patient => patient["extension"]![0]!["valueCodeableConcept"]!["coding"]![0]!["code"] = Code(patient) == "M" ? "N" : "M",
            patient => patient["address"]![0]!["extension"]![0]!["valueString"] = Decile(patient, places) == 1 ? "E01010579" : "E01010711",
            patient => patient["generalPractitioner"]![0]!["identifier"]!["value"] = "Y99099",
        ];
        return patients.Select(line => JsonNode.Parse(line)!)
            .Where(patient => patient["extension"] is not null && patient["deceasedDateTime"] is null && patient["deceasedBoolean"] is null)
            .Zip(changes, (patient, change) =>
            {
                change(patient);
                return patient.ToJsonString();
            });
    }

    private static string? Code(JsonNode patient) => (string?)patient["extension"]![0]!["valueCodeableConcept"]!["coding"]![0]!["code"];

    private static int? Decile(JsonNode patient, Places places) =>
        Lsoa.TryParse((string?)patient["address"]![0]!["extension"]![0]!["valueString"], out var area) ? places.DeprivationOf(area)?.Decile : null;

    private static async Task ReadAsync(TestRidgeway ridgeway, string path)
    {
        await using var scope = ridgeway.NewScope();
        await scope.ServiceProvider.GetRequiredService<ImportFilesStory>().RunAsync([path], "practice", "test", _ => { }, Cancel);
    }

    private static Task<PopulationOutcome> RunAsync(TestRidgeway ridgeway, bool all) =>
        ridgeway.Get<RunPopulationStory>().RunAsync(London.DayOf(ridgeway.Clock.GetUtcNow()), all, _ => { }, Cancel);

    private static async Task<IReadOnlyList<string>> SaidAsync(TestRidgeway ridgeway)
    {
        var said = new List<string>();
        await ridgeway.Get<IFinding>().WalkRunAsync(
            ["hypertension"],
            person => said.Add($"{person.Person} {person.Born} {person.Sex} {person.EthnicCategory} {person.DeprivationDecile} {person.Practice} {person.TruthOf(0)} {person.Since(0):yyyyMMdd}"),
            Cancel);
        return said;
    }
}
