using Microsoft.EntityFrameworkCore;
using Ridgeway.Commands;
using Ridgeway.Events;
using Ridgeway.Testing;

namespace Ridgeway.Records.WithdrawImport;

public sealed class WithdrawImportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-withdraw-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [EveryEngine]
    internal async Task The_record_is_as_if_the_import_had_never_come(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ImportAsync(ridgeway, "gp.json", "gp", Sent.Patient("1", "9434765919"), Sent.Condition("c1", "1"), Sent.Weight("w1", "1", "82.5"), Sent.Condition("lost", "nobody"));
        var before = await StoreDump.OfAsync(ridgeway);

        var second = await ImportAsync(
            ridgeway, "hospital.json", "hospital",
            Sent.Patient("7", "9434765919", "Married-Name", practice: "B85001"), Sent.Condition("c9", "7", "73211009"), Sent.Weight("w1", "7", "90"),
            Sent.Patient("8", "9000000009", "Newcomer", "1970-01-01"), Sent.Condition("c8", "8"), Sent.Condition("lost2", "nobody"));
        Assert.NotEqual(before, await StoreDump.OfAsync(ridgeway));
        var withdrawn = await Typed.RunAsync(ridgeway, "import", "withdraw", second, "--json");

        Assert.Equal(ExitCode.Done, withdrawn.Exit);
        Assert.Equal((1, 1), (withdrawn.Json.GetProperty("people_gone").GetInt32(), withdrawn.Json.GetProperty("people_changed").GetInt32()));
        Assert.Equal(WithoutTimes(before), WithoutTimes(await StoreDump.OfAsync(ridgeway)));
        var told = await ridgeway.Db.Set<OutboxRow>().AsNoTracking().OrderBy(row => row.Position).Select(row => row.Kind).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([typeof(RecordUpdated).FullName!, typeof(RecordUpdated).FullName!, typeof(RecordWithdrawn).FullName!], told);
    }

    [Theory]
    [EveryEngine]
    internal async Task What_was_withdrawn_can_be_imported_again(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var first = await ImportAsync(ridgeway, "gp.json", "gp", Sent.Patient("1", "9434765919"), Sent.Condition("c1", "1"));
        var meant = await StoreDump.MeaningAsync(ridgeway);
        await Typed.RunAsync(ridgeway, "import", "withdraw", first);
        Assert.Equal("", await StoreDump.OfAsync(ridgeway));

        await ImportAsync(ridgeway, "gp.json", "gp", Sent.Patient("1", "9434765919"), Sent.Condition("c1", "1"));

        Assert.Equal(meant, await StoreDump.MeaningAsync(ridgeway));
    }

    [Theory]
    [EveryEngine]
    internal async Task Somebody_of_whom_others_still_know_something_stays_without_a_name_and_is_found_again(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var patients = await ImportAsync(ridgeway, "p.json", "gp", Sent.Patient("1", "9434765919"));
        await ImportAsync(ridgeway, "c.json", "gp", Sent.Condition("c1", "1"));

        var withdrawn = await Typed.RunAsync(ridgeway, "import", "withdraw", patients, "--json");

        Assert.Equal(1, withdrawn.Json.GetProperty("people_without_details").GetInt32());
        var row = await ridgeway.Db.Set<PersonRow>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Null(row.NhsNumber);
        Assert.Null(row.Family);
        await ImportAsync(ridgeway, "again.json", "gp", Sent.Patient("1", "9434765919"));
        var again = await ridgeway.Db.Set<PersonRow>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((row.PersonId, "Okafor"), (again.PersonId, again.Family));
    }

    [Theory]
    [EveryEngine]
    internal async Task An_import_in_the_middle_goes_and_the_later_word_stands(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ImportAsync(ridgeway, "a.json", "gp", Sent.Patient("1", "9434765919", "First"), Sent.Weight("w", "1", "80"));
        var middle = await ImportAsync(ridgeway, "b.json", "gp", Sent.Patient("1", "9434765919", "Second", practice: "B85001"), Sent.Weight("w", "1", "81"));
        await ImportAsync(ridgeway, "c.json", "gp", Sent.Patient("1", "9434765919", "Third", practice: "C82001"));

        await Typed.RunAsync(ridgeway, "import", "withdraw", middle);

        var record = (await ridgeway.Get<IRecords>().ReadAsync(await ridgeway.Db.Set<PersonRow>().Select(row => row.PersonId).SingleAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken))!;
        Assert.Equal(("Third", "C82001"), (record.Person.Name?.Family, record.Person.Practice?.Value));
        Assert.Equal(80, record[0].Value);
    }

    [Fact]
    public async Task What_is_not_there_or_was_withdrawn_before_is_said()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var import = await ImportAsync(ridgeway, "a.json", "gp", Sent.Patient("1", "9434765919"));
        await Typed.RunAsync(ridgeway, "import", "withdraw", import);

        Assert.Contains("withdrawn before", (await Typed.RunAsync(ridgeway, "import", "withdraw", import)).Messages, StringComparison.Ordinal);
        Assert.Contains("no such import", (await Typed.RunAsync(ridgeway, "import", "withdraw", Guid.CreateVersion7(ridgeway.Clock.GetUtcNow()).ToString())).Messages, StringComparison.Ordinal);
        var listed = Assert.Single((await Typed.RunAsync(ridgeway, "import", "list", "--json")).Json.EnumerateArray());
        Assert.Equal((import, "withdrawn"), (listed.GetProperty("id").GetString(), listed.GetProperty("state").GetString()));
    }

    private async Task<string> ImportAsync(TestRidgeway ridgeway, string name, string source, params string[] resources)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, Sent.Bundle(resources), TestContext.Current.CancellationToken);
        ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));
        return (await Typed.RunAsync(ridgeway, "import", path, "--source", source, "--json")).Json.GetProperty("import").GetString()!;
    }

    private static string WithoutTimes(string dump) => System.Text.RegularExpressions.Regex.Replace(dump, @"updated_at_utc=[^|\n]*", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
}
