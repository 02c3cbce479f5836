using System.Globalization;
using System.Text;
using Ridgeway.Codes;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Records.Ethnicities;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Testing;

namespace Ridgeway.Records;

public sealed class SideBySideTests : IDisposable
{
    private const int People = 400;

    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-side-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [EveryEngine]
    internal async Task Files_read_side_by_side_say_what_they_say_one_by_one(Engine engine)
    {
        await using var together = await TestRidgeway.OnAsync(engine);
        await using var apart = await TestRidgeway.OnAsync(engine);
        await Typed.RunAsync(together, "people", "make", "--count", $"{People}", "--seed", "5", "--facts", "60", "--out", folder);

        var whole = await Typed.RunAsync(together, "import", folder, "--json");
        foreach (var file in new[] { "Patient", "Condition", "Observation", "MedicationRequest", "Procedure" })
        {
            await Typed.RunAsync(apart, "import", Path.Combine(folder, file + ".ndjson"));
            apart.Clock.Pass(TimeSpan.FromMinutes(1));
        }

        Assert.NotEqual(ExitCode.CouldNotRun, whole.Exit);
        Assert.Equal(People, whole.Json.GetProperty("people").GetInt32());
        Assert.Equal(Said(apart), Said(together));
    }

    [Fact]
    public async Task Files_of_different_types_are_read_as_far_as_each_other_and_files_of_one_type_one_after_another()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        using var known = await KnownPeople.OpenAsync(ridgeway.Get<RidgewayDatabase>(), TestContext.Current.CancellationToken);
        var people = new PersonResolver("test", known, ridgeway.Db, _ => null, new FreshPeople(), ridgeway.Clock);
        var book = ridgeway.Get<CodeBook>();
        using var sink = new ImportSink(people, new DetailsInFacts(ridgeway.Get<EthnicContent>().Schemes, book), null);
        var files = new[] { Lines("Observation-1", 30_000), Lines("Observation-2", 30_000), Lines("Procedure", 20_000) }
            .Select((path, i) => new FileToRead(new PlannedFile(path, Path.GetFileName(path), FileForm.Lines), i + 1, sink.StartFile(i + 1, isBundle: false)))
            .ToArray();
        using var reading = new ReadSideBySide(() => new FhirReader(book, ridgeway.Get<IMeasureUnits>(), new DateOnly(2026, 8, 1)));

        await reading.RunAsync(files, sink, Look, TestContext.Current.CancellationToken);

        Assert.Equal([30_000L, 30_000L, 20_000L], files.Select(file => file.Tally.Read));

        Task Look()
        {
            var (first, second, other) = (files[0].Tally.Read, files[1].Tally.Read, files[2].Tally.Read);
            Assert.True(second == 0 || first == 30_000, "The second file of a type began before the first ended.");
            Assert.InRange((first + second) / 60_000.0 - other / 20_000.0, -0.5, 0.5);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Blocks_end_where_lines_end_and_leave_out_nothing_but_a_line_that_is_too_long()
    {
        // Lines around the size of a block, empty ones, one of several blocks, one that is too long, and no line end at the end.
        int[] lengths = [0, 10, LineBlocks.Size - 1, LineBlocks.Size, LineBlocks.Size + 1, 0, 3 * LineBlocks.Size, 5, LineBlocks.LongestLine + 10, 7, 1];
        var text = new MemoryStream(Encoding.ASCII.GetBytes(string.Join('\n', lengths.Select((length, i) => new string((char)('a' + i), length)))));
        var blocks = new LineBlocks(text);
        using var block = new LineBlock();

        static string[] LinesOf(string text) => (text.EndsWith('\n') ? text[..^1] : text).Split('\n');
        var (found, tooLong) = (new Dictionary<int, string>(), 0);
        while (await blocks.ReadAsync(block, TestContext.Current.CancellationToken))
        {
            tooLong = Math.Max(tooLong, block.TooLongLine);
            var number = block.FirstLine;
            foreach (var line in block.Length == 0 ? [] : LinesOf(Encoding.ASCII.GetString(block.Lines)))
            {
                found.Add(number++, line);
            }
        }

        Assert.Equal(9, tooLong);
        for (var i = 0; i < lengths.Length; i++)
        {
            Assert.Equal(i == 8 ? null : new string((char)('a' + i), lengths[i]), found.GetValueOrDefault(i + 1));
        }
    }

    /// <summary>Everyone and their facts by what was written, in an order that does not depend on ids.</summary>
    private static List<string> Said(TestRidgeway ridgeway)
    {
        var codes = ridgeway.Get<CodeBook>();
        var said = new List<string>();
        ridgeway.Get<IRecords>().WalkEveryone(
            1,
            (_, view) => said.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{view.BirthDate} {view.Sex} {view.Practice} {view.Lsoa} {view.DeprivationDecile} {string.Join('|', view.Facts.ToArray().Select(fact => $"{fact.Day} {codes[fact.Code].Code} {fact.RawValue} {fact.IsOver} {fact.EndDay}").Order(StringComparer.Ordinal))}")),
            TestContext.Current.CancellationToken);
        said.Sort(StringComparer.Ordinal);
        return said;
    }

    private string Lines(string type, int count)
    {
        var path = Path.Combine(folder, type + ".ndjson");
        File.WriteAllLines(path, Enumerable.Range(0, count).Select(i => $"{{\"resourceType\":\"Basic\",\"id\":\"b{i}\"}}"));
        return path;
    }
}
