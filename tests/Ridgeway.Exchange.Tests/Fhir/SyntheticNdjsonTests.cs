using System.Text;
using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Exchange.Csv;
using Ridgeway.Records;
using Ridgeway.Records.Synthetic;

namespace Ridgeway.Exchange.Fhir;

public sealed class SyntheticNdjsonTests
{
    private static readonly DateOnly Today = new(2026, 8, 1);

    private static Places Places { get; } = PlacesCsv.Read(File.ReadAllText(Checkout.At("content", "england", "places", "west-yorkshire.csv"))).Places;

    [Fact]
    public async Task Every_line_is_one_resource_of_its_file_about_somebody_who_is_there()
    {
        var (files, tally) = await WriteAsync(600, workers: 2);
        var patients = Lines(files["Patient"]).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(600, patients.Count);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < SyntheticNdjson.ResourceTypes.Count; i++)
        {
            var type = SyntheticNdjson.ResourceTypes[i];
            var lines = Lines(files[type]);
            Assert.Equal(tally.Resources[i], lines.Length);
            foreach (var line in lines)
            {
                var resource = JsonDocument.Parse(line).RootElement;
                Assert.Equal(type, resource.GetProperty("resourceType").GetString());
                Assert.True(ids.Add(type + resource.GetProperty("id").GetString()));
                Assert.True(type == "Patient" || patients.Contains(resource.GetProperty(type == "Consent" ? "patient" : "subject").GetProperty("reference").GetString()![8..]));
            }
        }
    }

    [Fact]
    public async Task The_bytes_are_the_same_whatever_the_number_of_threads()
    {
        var (one, _) = await WriteAsync(700, workers: 1);
        var (many, _) = await WriteAsync(700, workers: 5);
        Assert.All(SyntheticNdjson.ResourceTypes, type => Assert.True(one[type].AsSpan().SequenceEqual(many[type]), type));
    }

    [Fact]
    public async Task A_larger_population_begins_with_the_smaller()
    {
        var (small, _) = await WriteAsync(130, workers: 2);
        var (large, _) = await WriteAsync(400, workers: 2);
        Assert.All(SyntheticNdjson.ResourceTypes, type => Assert.True(large[type].AsSpan().StartsWith(small[type]), type));
    }

    [Fact]
    public async Task Facts_counted_are_facts_written_a_blood_pressure_being_two()
    {
        var (files, tally) = await WriteAsync(300, workers: 2);
        var panels = Lines(files["Observation"]).Count(line => line.Contains("85354-9", StringComparison.Ordinal));
        Assert.True(panels > 100);
        Assert.Equal(tally.Facts, tally.Resources.Skip(1).SkipLast(1).Sum() + panels);
        Assert.Equal(300, tally.People);
    }

    [Fact]
    public async Task Nobody_gives_empty_files()
    {
        var (files, tally) = await WriteAsync(0, workers: 2);
        Assert.All(files.Values, Assert.Empty);
        Assert.Equal(0, tally.People);
    }

    [Fact]
    public async Task Progress_counts_up_to_everyone()
    {
        var told = new List<long>();
        await SyntheticNdjson.WriteAsync(People(), 500, _ => new MemoryStream(), 2, new Told(told), cancel: TestContext.Current.CancellationToken);
        Assert.Equal(told.Order(), told);
        Assert.Equal(500, told[^1]);
    }

    [Fact]
    public async Task A_cancelled_run_stops_and_closes_its_streams()
    {
        using var stop = new CancellationTokenSource();
        var streams = new List<MemoryStream>();
        var run = SyntheticNdjson.WriteAsync(
            People(), 1_000_000, _ => Keep(streams, new MemoryStream()), 2, new Told([], after: () => stop.Cancel()), cancel: stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.All(streams, stream => Assert.False(stream.CanWrite));
    }

    /// <summary>An independent validator (Medplum's, over the R4 definitions) finds no error and no warning in what is written.</summary>
    [Fact]
    public async Task An_independent_validator_finds_nothing_wrong()
    {
        var checker = await R4Checker.FindAsync(TestContext.Current.CancellationToken);
        var folder = Directory.CreateTempSubdirectory("ridgeway-r4-").FullName;
        try
        {
            var (files, tally) = await WriteAsync(500, workers: 2);
            foreach (var (type, bytes) in files)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, type + ".ndjson"), bytes, TestContext.Current.CancellationToken);
            }

            var (exit, said) = await checker.CheckAsync([.. Directory.EnumerateFiles(folder)], TestContext.Current.CancellationToken);
            Assert.True(exit == 0, said);
            Assert.Contains($"{tally.Resources.Sum()} passed, 0 failed", said, StringComparison.Ordinal);
            Assert.Contains("warnings 0", said, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SyntheticPeople People() => new(seed: 7, Places, Today, new CodeBook());

    private static async Task<(Dictionary<string, byte[]> Files, SyntheticTally Tally)> WriteAsync(long count, int workers)
    {
        var streams = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        var tally = await SyntheticNdjson.WriteAsync(People(), count, type => streams[type] = new MemoryStream(), workers, cancel: TestContext.Current.CancellationToken);
        return (streams.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal), tally);
    }

    private static string[] Lines(byte[] file) => Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static MemoryStream Keep(List<MemoryStream> streams, MemoryStream stream)
    {
        streams.Add(stream);
        return stream;
    }

    /// <summary>Hears at once, where <see cref="Progress{T}"/> would hear later on another thread.</summary>
    private sealed class Told(List<long> told, Action? after = null) : IProgress<long>
    {
        public void Report(long value)
        {
            told.Add(value);
            after?.Invoke();
        }
    }
}
