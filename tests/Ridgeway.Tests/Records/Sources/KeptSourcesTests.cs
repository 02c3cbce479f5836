using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Ridgeway.Data;
using Ridgeway.Records.Facts;
using Ridgeway.Testing;

namespace Ridgeway.Records.Sources;

public sealed class KeptSourcesTests : IDisposable
{
    private const string Patient = """{ "resourceType": "Patient", "id": "p1", "identifier": [{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9434765919"}], "gender": "female", "maritalStatus": {"text": "Married"} }""";
    private const string Condition = """{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/p1"},"code":{"coding":[{"system":"http://snomed.info/sct","code":"38341003"}]},"onsetDateTime":"2020-01-05","note":[{"text":"Told her sister first"}]}""";
    private const string Claim = """{"resourceType":"Claim","id":"k1","patient":{"reference":"Patient/p1"},"status":"active"}""";
    private const string Organisation = """{"resourceType":"Organization","id":"o1","name":"White Rose Medical Centre"}""";

    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-sources-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [EveryEngine]
    internal async Task Every_resource_is_kept_byte_for_byte_with_the_person_it_is_about(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);

        await Typed.RunAsync(ridgeway, "import", Write("bundle.json", Bundle(Claim, Patient, Condition, Organisation)));

        var person = await OnlyPersonAsync(ridgeway);
        var store = ridgeway.Get<SourceStore>();
        var kept = await store.ReadAsync(person, TestContext.Current.CancellationToken);
        Assert.Equal([("Claim", "k1", Claim), ("Condition", "c1", Condition), ("Patient", "p1", Patient)], kept.Select(Shown).Order());
        Assert.Equal([person], await store.HoldersOfAsync("c1", TestContext.Current.CancellationToken));
        Assert.Empty(await store.HoldersOfAsync("o1", TestContext.Current.CancellationToken));
        Assert.Equal(("Organization", "o1", Organisation), Shown(Assert.Single(await store.UnownedAsync("o1", TestContext.Current.CancellationToken))));
        Assert.Equal(["o1"], store.StreamUnowned(TestContext.Current.CancellationToken).Select(one => one.Id));
        Assert.Equal(3, kept.Single(one => one.Id == "c1").Line);
    }

    [Theory]
    [EveryEngine]
    internal async Task A_resource_sent_again_replaces_what_it_said_and_has_another_version(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await Typed.RunAsync(ridgeway, "import", Write("a.json", Bundle(Patient, Condition)));
        var person = await OnlyPersonAsync(ridgeway);
        var before = (await ridgeway.Get<SourceStore>().ReadAsync(person, TestContext.Current.CancellationToken)).Single(one => one.Id == "c1");
        ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));

        await Typed.RunAsync(ridgeway, "import", Write("b.json", Bundle(Patient, Condition.Replace("sister", "brother"))));

        var kept = await ridgeway.Get<SourceStore>().ReadAsync(person, TestContext.Current.CancellationToken);
        var now = kept.Single(one => one.Id == "c1");
        Assert.Equal(2, kept.Count);
        Assert.Contains("brother", Shown(now).Json);
        Assert.NotEqual(before.Version, now.Version);
        Assert.True(now.At > before.At);
    }

    [Theory]
    [EveryEngine]
    internal async Task A_withdrawn_import_takes_its_sources_with_it(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await Typed.RunAsync(ridgeway, "import", Write("a.json", Bundle(Patient, Condition)));
        var person = await OnlyPersonAsync(ridgeway);
        ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));
        await Typed.RunAsync(ridgeway, "import", Write("b.json", Bundle(Patient, Condition.Replace("sister", "brother"), Organisation)));
        var last = await ridgeway.Db.Set<ImportRow>().OrderByDescending(row => row.StartedAtUtc).FirstAsync(TestContext.Current.CancellationToken);

        await using (var transaction = await ridgeway.Db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await FactStore.WithdrawAsync(new StoreWrite(ridgeway.Db.Database.GetDbConnection(), transaction.GetDbTransaction()), last.ImportId, TestContext.Current.CancellationToken);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        var store = ridgeway.Get<SourceStore>();
        Assert.Contains("sister", Shown((await store.ReadAsync(person, TestContext.Current.CancellationToken)).Single(one => one.Id == "c1")).Json);
        Assert.Empty(await store.UnownedAsync("o1", TestContext.Current.CancellationToken));
    }

    [Theory]
    [EveryEngine]
    internal async Task With_facts_only_nothing_is_kept_until_the_file_comes_again_to_be_kept(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var file = Write("a.json", Bundle(Patient, Condition));
        await Typed.RunAsync(ridgeway, "import", file, "--facts-only");
        var person = await OnlyPersonAsync(ridgeway);
        Assert.Empty(await ridgeway.Get<SourceStore>().ReadAsync(person, TestContext.Current.CancellationToken));
        Assert.False((await ridgeway.Db.Set<ImportRow>().SingleAsync(TestContext.Current.CancellationToken)).KeepsSources);
        ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));

        await Typed.RunAsync(ridgeway, "import", file);

        Assert.Equal(2, (await ridgeway.Get<SourceStore>().ReadAsync(person, TestContext.Current.CancellationToken)).Count);
        Assert.Equal(1, (await ridgeway.Get<IRecords>().ReadAsync(person, TestContext.Current.CancellationToken))!.Count);
    }

    [Fact]
    public async Task Two_systems_may_both_have_a_Patient_1_and_a_resource_without_an_id_gets_the_same_one_each_time()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var unnamed = Condition.Replace("\"id\":\"c1\",", "");

        await Typed.RunAsync(ridgeway, "import", Write("a.json", Bundle(Patient, Condition, unnamed)), "--source", "emis");
        await Typed.RunAsync(ridgeway, "import", Write("b.json", Bundle(unnamed)), "--source", "emis");

        var kept = await ridgeway.Get<SourceStore>().ReadAsync(await OnlyPersonAsync(ridgeway), TestContext.Current.CancellationToken);
        Assert.Equal(["emis.c1", "emis.p1"], kept.Select(one => one.Id).Where(id => !id.StartsWith("rw-", StringComparison.Ordinal)).Order());
        Assert.Single(kept, one => one.Id.StartsWith("rw-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_whole_corpus_of_another_maker_is_found_again_byte_for_byte_by_id()
    {
        var corpus = Repository.Shared("corpora", "synthea-r4", "visible", "ndjson-slim");
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await Typed.RunAsync(ridgeway, "import", corpus);

        var store = ridgeway.Get<SourceStore>();
        var sent = Directory.EnumerateFiles(corpus, "*.ndjson").SelectMany(file => File.ReadLines(file).Where(line => line.Length > 0).Take(40)).ToList();
        Assert.NotEmpty(sent);
        foreach (var line in sent)
        {
            using var json = System.Text.Json.JsonDocument.Parse(line);
            var id = json.RootElement.GetProperty("id").GetString()!;
            var holders = await store.HoldersOfAsync(id, TestContext.Current.CancellationToken);
            var found = new List<KeptResource>(await store.UnownedAsync(id, TestContext.Current.CancellationToken));
            foreach (var holder in holders)
            {
                found.AddRange((await store.ReadAsync(holder, TestContext.Current.CancellationToken)).Where(one => one.Id == id));
            }

            Assert.Contains(found, one => Encoding.UTF8.GetString(one.Json.Span) == line.Trim());
        }
    }

    private static (string Type, string Id, string Json) Shown(KeptResource kept) => (kept.Type, kept.Id, Encoding.UTF8.GetString(kept.Json.Span));

    private static async Task<PersonId> OnlyPersonAsync(TestRidgeway ridgeway) =>
        (await ridgeway.Db.Set<PersonRow>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).PersonId;

    private static string Bundle(params string[] resources) =>
        $$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(',', resources.Select(one => $$"""{"resource":{{one}}}"""))}}]}""";

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
