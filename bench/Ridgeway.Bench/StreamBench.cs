using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Records;

namespace Ridgeway.Bench;

/// <summary>Walks through everyone, every fact unpacked and looked at, on one thread and on as many as there are cores.</summary>
internal static class StreamBench
{
    private const int Walks = 5;

    public static IReadOnlyList<Figure> Run(IServiceProvider ridgeway, CancellationToken cancel)
    {
        using var scope = ridgeway.CreateScope();
        var records = scope.ServiceProvider.GetRequiredService<IRecords>();
        var figures = new List<Figure>();
        foreach (var parts in new[] { 1, Environment.ProcessorCount })
        {
            var best = Enumerable.Range(0, Walks).Select(_ => Walk(records, parts, cancel)).MinBy(walk => walk.Seconds)!;
            figures.Add(new Figure("Walking through everyone", $"{best.People / best.Seconds:N0} people/s", $"{best.Facts / best.Seconds / 1e6:N1} million facts/s, {best.Facts / (double)best.People:N0} facts a person, threads: {parts}, best of {Walks}"));
            figures.Add(new Figure("Walking, in processor time", $"{best.People / best.Processor * parts:N0} people/s", $"were {parts} cores its own; {best.Made / (double)best.People:N0} bytes of objects made a person"));
        }

        return figures;
    }

    private static Taken Walk(IRecords records, int parts, CancellationToken cancel)
    {
        // Far apart, so that no two threads write to one cache line.
        var (people, facts) = (new long[parts * 16], new long[parts * 16]);
        var (watch, processor, made) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        records.WalkEveryone(
            parts,
            (part, person) =>
            {
                people[part * 16]++;
                foreach (ref readonly var fact in person.Facts)
                {
                    facts[part * 16] += fact.Code > 0 ? 1 : 0;
                }
            },
            cancel);
        return new Taken(
            watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds, people.Sum(), facts.Sum(), GC.GetTotalAllocatedBytes() - made);
    }

    private sealed record Taken(double Seconds, double Processor, long People, long Facts, long Made);
}
