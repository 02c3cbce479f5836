using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Guidance;
using Ridgeway.Records;

namespace Ridgeway.Bench;

internal static class AdviceBench
{
    private const int People = 20_000;

    public static IReadOnlyList<Figure> Run(IServiceProvider ridgeway, CancellationToken cancel)
    {
        using var scope = ridgeway.CreateScope();
        var records = scope.ServiceProvider.GetRequiredService<IRecords>();
        var guidance = scope.ServiceProvider.GetRequiredService<IGuidance>();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        IEnumerable<PersonRecord> Everyone() => records.StreamEveryone(cancel).Take(People);

        var people = Everyone().Count();
        var alone = Time(() =>
        {
            foreach (var record in Everyone())
            {
                guidance.Advise(record, today);
            }
        });
        var together = Time(() => Parallel.ForEach(
            Partitioner.Create(Everyone()), new ParallelOptions { CancellationToken = cancel }, record => guidance.Advise(record, today)));
        return
        [
            new Figure("Advice for everyone", $"{people / alone:N0} people/s", $"{people:N0} people, one thread, reading included"),
            new Figure("Advice for everyone", $"{people / together:N0} people/s", $"{Environment.ProcessorCount} threads, reading included"),
        ];
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
