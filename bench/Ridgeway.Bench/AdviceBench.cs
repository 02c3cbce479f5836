using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Guidance;
using Ridgeway.Records;

namespace Ridgeway.Bench;

internal static class AdviceBench
{
    private const int Readings = 2_000;

    public static async Task<IReadOnlyList<Figure>> RunAsync(IServiceProvider ridgeway, Action<string> say, CancellationToken cancel)
    {
        await using var scope = ridgeway.CreateAsyncScope();
        var records = scope.ServiceProvider.GetRequiredService<IRecords>();
        var guidance = scope.ServiceProvider.GetRequiredService<IGuidance>();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

        var ids = records.StreamEveryone(cancel).Select(record => record.Person.Id).ToList();
        var facts = 0L;
        var streaming = Time(() => facts = records.StreamEveryone(cancel).Sum(record => (long)record.Count));
        var alone = Time(() =>
        {
            foreach (var record in records.StreamEveryone(cancel))
            {
                guidance.Advise(record, today);
            }
        });
        var together = Time(() => Parallel.ForEach(
            Partitioner.Create(records.StreamEveryone(cancel)), new ParallelOptions { CancellationToken = cancel }, record => guidance.Advise(record, today)));
        say($"Advised {ids.Count:N0} people in {alone:N1} s on one thread.");
        return
        [
            new Figure("Streaming everyone", $"{ids.Count / streaming:N0} people/s", $"{facts / streaming / 1e6:N1} million facts/s, one thread"),
            new Figure("Advice for everyone", $"{ids.Count / alone:N0} people/s", "one thread, reading included"),
            new Figure("Advice for everyone", $"{ids.Count / together:N0} people/s", $"{Environment.ProcessorCount} threads, reading included"),
            await ReadOneAsync(records, ids, cancel),
        ];
    }

    /// <summary>Whole people by id, spread over the store.</summary>
    private static async Task<Figure> ReadOneAsync(IRecords records, List<PersonId> ids, CancellationToken cancel)
    {
        var times = new List<double>();
        for (var i = 0; i < Readings && ids.Count > 0; i++)
        {
            var watch = Stopwatch.StartNew();
            await records.ReadAsync(ids[(int)(i * 7919L % ids.Count)], cancel);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return new Figure("One whole person", Spread.Of(times), $"{Readings:N0} people, sources included");
    }

    private static double Time(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}

internal static class Spread
{
    /// <summary>"0.42 ms (99th 1.90)".</summary>
    public static string Of(List<double> milliseconds)
    {
        if (milliseconds.Count == 0)
        {
            return "nothing to measure";
        }

        milliseconds.Sort();
        return $"{milliseconds[milliseconds.Count / 2]:N2} ms (99th {milliseconds[(int)(milliseconds.Count * 0.99)]:N2})";
    }
}
