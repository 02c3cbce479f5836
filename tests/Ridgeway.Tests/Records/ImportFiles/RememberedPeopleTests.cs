using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Testing;

namespace Ridgeway.Records.ImportFiles;

public sealed class RememberedPeopleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-remembered-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [EveryEngine]
    internal async Task Who_is_no_longer_held_in_memory_is_found_in_the_store_and_not_made_again(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var cancel = TestContext.Current.CancellationToken;
        await Typed.RunAsync(ridgeway, "people", "make", "--count", "5", "--seed", "5", "--out", folder);
        var file = Path.Combine(folder, "Patient.ndjson");
        var lines = (await File.ReadAllLinesAsync(file, cancel)).Select(Encoding.UTF8.GetBytes).ToList();
        using var known = await KnownPeople.OpenAsync(ridgeway.Get<RidgewayDatabase>(), cancel);
        var people = new PersonResolver("test", known, ridgeway.Db, _ => null, new FreshPeople(), ridgeway.Clock, mostRemembered: 0);
        using var sink = new ImportSink(people);
        var reader = new FhirReader(ridgeway.Get<CodeBook>(), ridgeway.Get<IMeasureUnits>(), new DateOnly(2026, 8, 1));

        lines.ForEach(line => reader.ReadLine(line, 1, sink));
        Assert.Equal(5, people.TakeUnsaved().People.Count);
        Assert.NotNull(people.Find("Patient/s5-2"u8, []));
        // Another import brings them to the store, as the one who saves would have by now.
        await using var scope = ridgeway.NewScope();
        await scope.ServiceProvider.GetRequiredService<ImportFilesStory>().RunAsync([file], "test", "test", _ => { }, cancel);
        people.TakeUnsaved();
        lines.ForEach(line => reader.ReadLine(line, 1, sink));

        Assert.Empty(people.TakeUnsaved().People);
        var stored = ridgeway.Db.Set<PersonRow>().Select(row => row.PersonId).ToHashSet();
        Assert.Equal(5, stored.Count);
        Assert.Contains(people.Find("Patient/s5-2"u8, [])!.Value, stored);
        Assert.Contains(people.Find([], Encoding.UTF8.GetBytes(ridgeway.Db.Set<PersonRow>().First().NhsNumber!.Value.Value))!.Value, stored);
    }
}
