using System.Diagnostics;
using Ridgeway.Records;
using Ridgeway.Records.MakePeople;

namespace Ridgeway.Bench;

/// <summary>Makes the population chunk by chunk; a chunk is deleted when the next one is asked for.</summary>
internal sealed class MakeBench(Places places, BenchFolder folder, Population population)
{
    private readonly DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
    private long made;
    private long facts;
    private long bytes;
    private double seconds;

    public Figure Figure => new("Making people", $"{made / seconds:N0} people/s", $"{facts / (double)made:N0} facts a person, {bytes / 1e6 / seconds:N0} MB/s to disk");

    public double FactsAPerson => facts / (double)made;

    /// <summary>The folder and files of the next people, or null when all were made.</summary>
    public async Task<(string Folder, IReadOnlyList<string> Files)?> NextAsync(CancellationToken cancel)
    {
        if (made > 0)
        {
            Directory.Delete(folder.At("chunk"), recursive: true);
        }

        if (made == population.People)
        {
            return null;
        }

        var count = Math.Min(population.Chunk, population.People - made);
        var watch = Stopwatch.StartNew();
        var chunk = await MakeAsync("chunk", made, count, cancel);
        seconds += watch.Elapsed.TotalSeconds;
        made += count;
        facts += chunk.Tally.Facts;
        bytes += chunk.Bytes;
        return (folder.At("chunk"), chunk.Files);
    }

    public async Task<MakePeopleOutcome.Made> MakeAsync(string name, long first, long count, CancellationToken cancel)
    {
        var request = new MakePeopleRequest(count, population.Seed, folder.At(name), today, population.Facts, first);
        return await new MakePeopleStory(places).MakeAsync(request, progress: null, cancel) as MakePeopleOutcome.Made
            ?? throw new InvalidOperationException("The people could not be made.");
    }
}
