using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Commands;
using Ridgeway.Finding;
using Ridgeway.Records;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Records.MakePeople;
using Ridgeway.Testing;
using Ridgeway.Time;

namespace Ridgeway.Content;

/// <summary>What content export writes, run by another engine (npm cql-execution with cql-exec-fhir) over the same FHIR patients.</summary>
public sealed class CqlTests : IDisposable
{
    private const int People = 32;
    private const int Seed = 20261124;
    private const int MoreResources = 45;
    private const string DecileExtension = "https://ridgeway.example/fhir/StructureDefinition/deprivation-decile";

    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-cql-test-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("elm")]
    [InlineData("cql")]
    public async Task Another_engine_says_of_every_person_on_every_register_what_we_say_unknown_included(string format)
    {
        var node = await NodeScripts.FindAsync(Cancel);
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var today = London.DayOf(ridgeway.Clock.GetUtcNow());
        var people = await PeopleAsync(ridgeway, today);
        var exported = await Typed.RunAsync("content", "export", "--format", format, "--out", folder, "--on", $"{today:yyyy-MM-dd}", "--content", ridgeway.Settings.ContentFolder);
        Assert.Equal(ExitCode.Done, exported.Exit);
        var library = Path.Combine(folder, "ridgeway.elm.json");
        if (format == "cql")
        {
            await node.RunAsync("translate.mjs", [Path.Combine(folder, "ridgeway.cql"), library], Cancel);
        }

        // The number is how the two sides know that they speak of the same person; a few people made have none.
        var ours = Ours(ridgeway, today);
        people.RemoveAll(person => Number(person.Patient) is not { } number || !ours.ContainsKey(number));
        Assert.InRange(people.Count, People * 3 / 4, People);
        await WriteBundlesAsync(people, ours);
        var said = await node.RunAsync("run.cjs", [library, Path.Combine(folder, "valuesets.json"), Path.Combine(folder, "bundles.ndjson"), $"{today:yyyy-MM-dd}"], Cancel);

        var theirs = said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(line => line.GetProperty("id").GetString()!, line => line.GetProperty("results"), StringComparer.Ordinal);
        var registers = ridgeway.Get<IFinding>().RegistersOn(today).Select(register => register.Id).ToList();
        var wrong = people.SelectMany(person => registers
            .Select(register => (register, Ours: ours[Number(person.Patient)!].Truths[register], Theirs: TruthOf(theirs[Id(person.Patient)].GetProperty(register))))
            .Where(one => one.Ours != one.Theirs)
            .Select(one => $"{Id(person.Patient)} {one.register}: we say {one.Ours}, they say {one.Theirs}"));
        Assert.Empty(wrong);
        var seen = ours.Values.SelectMany(person => person.Truths).ToList();
        Assert.True(seen.Where(one => one.Value == Truth.True).Select(one => one.Key).Distinct().Count() > registers.Count * 3 / 4, "Too few registers have anybody on them to compare.");
        Assert.Contains(seen, one => one.Value == Truth.Unknown);
    }

    [Fact]
    public async Task One_register_is_written_with_those_it_names_and_no_others()
    {
        var exported = await Typed.RunAsync("content", "export", "--format", "cql", "--register", "uncontrolled-hypertension", "--out", folder, "--content", Repository.At("content", "england"), "--json");

        Assert.Equal(ExitCode.Done, exported.Exit);
        var text = await File.ReadAllTextAsync(Path.Combine(folder, "ridgeway.cql"), Cancel);
        Assert.Contains("define \"uncontrolled-hypertension\":", text, StringComparison.Ordinal);
        Assert.Contains("define \"hypertension\":", text, StringComparison.Ordinal);
        Assert.DoesNotContain("define \"obesity\":", text, StringComparison.Ordinal);
        Assert.Contains("38341003", await File.ReadAllTextAsync(Path.Combine(folder, "valuesets.json"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_register_that_is_not_there_is_refused_with_those_that_are()
    {
        var exported = await Typed.RunAsync("content", "export", "--format", "cql", "--register", "hypertenson", "--out", folder, "--content", Repository.At("content", "england"));

        Assert.Equal(ExitCode.Usage, exported.Exit);
        Assert.Contains("hypertension", exported.Messages, StringComparison.Ordinal);
    }

    private async Task<List<(JsonObject Patient, List<JsonObject> Others)>> PeopleAsync(TestRidgeway ridgeway, DateOnly today)
    {
        var made = Path.Combine(folder, "made");
        await ridgeway.Get<MakePeopleStory>().MakeAsync(new MakePeopleRequest(People, 7, made, today), null, Cancel);
        var any = new AnyPatient(ridgeway.Get<ContentPack>(), today, Seed);
        var people = new Dictionary<string, (JsonObject Patient, List<JsonObject> Others)>(StringComparer.Ordinal);
        foreach (var file in (string[])["Patient", "Condition", "MedicationRequest", "Observation", "Procedure"])
        {
            foreach (var line in await File.ReadAllLinesAsync(Path.Combine(made, $"{file}.ndjson"), Cancel))
            {
                var resource = JsonNode.Parse(line)!.AsObject();
                if (file == "Patient")
                {
                    people.Add(Id(resource), (any.Blurred(resource), []));
                }
                else
                {
                    people[resource["subject"]!["reference"]!.GetValue<string>()["Patient/".Length..]].Others.Add(resource);
                }
            }
        }

        foreach (var (id, (_, others)) in people)
        {
            others.AddRange(any.Resources(id, MoreResources));
        }

        var changed = Path.Combine(folder, "changed.ndjson");
        await File.WriteAllLinesAsync(changed, people.Values.SelectMany(person => person.Others.Prepend(person.Patient)).Select(resource => resource.ToJsonString()), Cancel);
        await using var scope = ridgeway.NewScope();
        await scope.ServiceProvider.GetRequiredService<ImportFilesStory>().RunAsync([changed], "test", "test", _ => { }, Cancel);
        return [.. people.Values];
    }

    private async Task WriteBundlesAsync(List<(JsonObject Patient, List<JsonObject> Others)> people, Dictionary<string, (int? Decile, Dictionary<string, Truth> Truths)> ours)
    {
        var lines = people.Select(person =>
        {
            if (ours[Number(person.Patient)!].Decile is { } decile)
            {
                var extensions = person.Patient["extension"]?.AsArray() ?? [];
                extensions.Add(new JsonObject { ["url"] = DecileExtension, ["valueInteger"] = decile });
                person.Patient["extension"] = extensions.DeepClone();
            }

            return new JsonObject
            {
                ["resourceType"] = "Bundle",
                ["type"] = "collection",
                ["entry"] = new JsonArray([.. person.Others.Prepend(person.Patient).Select(resource => new JsonObject { ["resource"] = resource.DeepClone() })]),
            }.ToJsonString();
        });
        await File.WriteAllLinesAsync(Path.Combine(folder, "bundles.ndjson"), lines, Cancel);
    }

    private static Dictionary<string, (int? Decile, Dictionary<string, Truth> Truths)> Ours(TestRidgeway ridgeway, DateOnly today)
    {
        var (context, registers) = (ridgeway.Get<FindingContext>(), ridgeway.Get<IFinding>().RegistersOn(today));
        return ridgeway.Get<IRecords>().StreamEveryone(Cancel).Where(record => record.Person.NhsNumber is not null).ToDictionary(
            record => record.Person.NhsNumber!.Value.Value,
            record => (
                record.Person.Deprivation?.Decile,
                registers.ToDictionary(register => register.Id, register => new PersonOnDay(record, today, context).Member(register.Id).Truth, StringComparer.Ordinal)),
            StringComparer.Ordinal);
    }

    private static string Id(JsonObject resource) => resource["id"]!.GetValue<string>();

    private static string? Number(JsonObject patient) => patient["identifier"]?.AsArray()
        .FirstOrDefault(one => one!["system"]!.GetValue<string>() == "https://fhir.nhs.uk/Id/nhs-number")?["value"]?.GetValue<string>();

    private static Truth TruthOf(JsonElement said) => said.ValueKind switch { JsonValueKind.True => Truth.True, JsonValueKind.False => Truth.False, _ => Truth.Unknown };
}
