using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Records.Rights;
using Ridgeway.Testing;
using static Ridgeway.Records.PatientFiles;

namespace Ridgeway.Records;

public sealed class RightsTests : IDisposable
{
    private const string Number = "9434765919";
    private readonly PatientFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [EveryEngine]
    internal async Task A_person_gets_everything_held_about_them_in_words_and_row_by_row(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await files.ImportAsync(ridgeway, "gp", Patient("g1", Number, ethnicity: "J"), Condition("c1", "g1", "38341003"));
        await files.ImportAsync(ridgeway, "gp", Patient("g2", "9000000009", family: "Else"));
        var file = Path.Combine(files.Folder, "mine.json");

        var typed = await Typed.RunAsync(ridgeway, "people", "export", "--person", Number, "--out", file, "--json");

        Assert.Equal(ExitCode.Done, typed.Exit);
        var whole = JsonDocument.Parse(await File.ReadAllTextAsync(file, Cancel)).RootElement;
        Assert.Equal("38341003", Assert.Single(whole.GetProperty("facts").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal("J", Assert.Single(whole.GetProperty("ethnicity_as_said").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal("Khan", Assert.Single(whole.GetProperty("tables").GetProperty("records_person").EnumerateArray()).GetProperty("family").GetString());
        Assert.DoesNotContain("Else", await File.ReadAllTextAsync(file, Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [EveryEngine]
    internal async Task An_erased_person_is_in_no_table_and_no_import_brings_them_back(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        string[] lines = [Patient("g1", Number, ethnicity: "J"), Condition("c1", "g1", "38341003")];
        await files.ImportAsync(ridgeway, "gp", lines);
        await files.ImportAsync(ridgeway, "gp", Patient("g2", "9000000009", family: "Else"));

        var typed = await Typed.RunAsync(ridgeway, "people", "erase", "--person", Number, "--reason", "asked for it", "--by", "records office");

        Assert.True(typed.Exit == ExitCode.Done, typed.Messages);
        Assert.Empty(await TracesAsync(ridgeway));
        var again = await files.ImportAsync(ridgeway, "gp", [.. lines, Patient("x", null, family: "New", given: "One", born: "2001-01-01", postcode: null)]);
        Assert.Equal(1, again.Resources.Kept);
        Assert.Contains(again.Problems, problem => problem.What.Contains("erased", StringComparison.Ordinal));
        Assert.Equal(["Else", "New"], (await ridgeway.Db.Set<PersonRow>().AsNoTracking().Select(row => row.Family).ToListAsync(Cancel)).Order());
    }

    [Theory]
    [EveryEngine]
    internal async Task The_tombstone_says_why_who_and_when_and_never_whom(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await files.ImportAsync(ridgeway, "gp", Patient("g1", Number));

        var refused = await Typed.RunAsync(ridgeway, "people", "erase", "--person", Number, "--reason", "Mrs Khan wrote to us", "--by", "records office");
        await Typed.RunAsync(ridgeway, "people", "erase", "--person", Number, "--reason", "asked for it", "--by", "records office");

        Assert.Equal(ExitCode.CouldNotRun, refused.Exit);
        var stones = await ridgeway.Db.Set<TombstoneRow>().AsNoTracking().ToListAsync(Cancel);
        Assert.NotEmpty(stones);
        Assert.All(stones, stone => Assert.Equal(("asked for it", "records office", 64), (stone.Reason, stone.ErasedBy, stone.Hash.Length)));
        Assert.DoesNotContain(Number, JsonSerializer.Serialize(stones), StringComparison.Ordinal);
    }

    [Theory]
    [EveryEngine]
    internal async Task A_list_of_opt_outs_is_taken_whole_and_what_is_not_on_the_next_one_has_ended(Engine engine)
    {
        // Commands go by the real clock, and what begins today must be asked about today.
        await using var ridgeway = await TestRidgeway.OnAsync(engine, new TestClock(TimeProvider.System.GetUtcNow()));
        await files.ImportAsync(ridgeway, "gp", Patient("1", Number), Patient("2", "9000000009", family: "Else", given: "Bo", born: "1970-02-02"));
        var first = files.Write($"NHS_NUMBER\n{Number}\n9000000017\n", "csv");
        var second = files.Write("NHS_NUMBER\n900 000 0009\n", "csv");

        var typed = await Typed.RunAsync(ridgeway, "people", "opt-outs", first, "--json");
        var one = await RefusingAsync(ridgeway);
        await Typed.RunAsync(ridgeway, "people", "opt-outs", second, "--json");
        var other = await RefusingAsync(ridgeway);
        var empty = await Typed.RunAsync(ridgeway, "people", "opt-outs", files.Write("NHS_NUMBER\n", "csv"));

        Assert.Equal((1, 1, 1), (typed.Json.GetProperty("opted_out").GetInt32(), typed.Json.GetProperty("begun").GetInt32(), typed.Json.GetProperty("unknown").GetInt32()));
        Assert.Equal([Number], one);
        Assert.Equal(["9000000009"], other);
        Assert.Equal(ExitCode.CouldNotRun, empty.Exit);
        Assert.Equal(["9000000009"], await RefusingAsync(ridgeway));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<IEnumerable<string?>> RefusingAsync(TestRidgeway ridgeway)
    {
        var refusing = await ridgeway.Get<IRecords>().RefusingAsync(UseOfRecord.Planning, Cancel);
        return (await ridgeway.Db.Set<PersonRow>().AsNoTracking().ToListAsync(Cancel)).Where(row => refusing.Contains(row.PersonId)).Select(row => row.NhsNumber?.Value).Order();
    }

    /// <summary>Every table with a cell that still holds the number or the name.</summary>
    private static async Task<List<string>> TracesAsync(TestRidgeway ridgeway)
    {
        await using var connection = await ridgeway.Get<RidgewayDatabase>().OpenAsync(Cancel);
        var traces = new List<string>();
        foreach (var table in ridgeway.Db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select * from {table}";
            await using var reader = await command.ExecuteReaderAsync(Cancel);
            while (await reader.ReadAsync(Cancel))
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    if (reader.GetValue(i) is string text && (text.Contains(Number, StringComparison.Ordinal) || text.Contains("Khan", StringComparison.OrdinalIgnoreCase)))
                    {
                        traces.Add($"{table}.{reader.GetName(i)}: {text}");
                    }
                }
            }
        }

        return traces;
    }
}
