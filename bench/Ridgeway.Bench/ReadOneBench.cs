using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Records;

namespace Ridgeway.Bench;

/// <summary>Whole people by id, one after another, spread over the store.</summary>
internal static class ReadOneBench
{
    private const int Readings = 5_000;

    public static async Task<IReadOnlyList<Figure>> RunAsync(IServiceProvider ridgeway, CancellationToken cancel)
    {
        await using var scope = ridgeway.CreateAsyncScope();
        var records = scope.ServiceProvider.GetRequiredService<IRecords>();
        var ids = new List<PersonId>();
        records.WalkEveryone(1, (_, person) => ids.Add(person.Id), cancel);
        var times = new List<double>();
        // The first round warms: the same people are then read again.
        for (var i = 0; i < Readings * 2 && ids.Count > 0; i++)
        {
            var watch = Stopwatch.StartNew();
            await records.ReadAsync(ids[(int)(i % Readings * 7919L % ids.Count)], cancel);
            if (i >= Readings)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        return [new Figure("One whole person", Spread.Of(times), $"{Readings:N0} of {ids.Count:N0} people, sources included, warm")];
    }
}
