using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Content;
using Ridgeway.Data;
using Ridgeway.Finding;
using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.Lists;
using Ridgeway.Finding.RunPopulation;
using Ridgeway.Finding.SaveList;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Bench;

/// <summary>
/// Lists from what a run through very many people left. The people are the stored ones over and over under other identifiers,
/// worked out one by one and kept as a run keeps them, without records of their own: so no page of their records is opened here.
/// </summary>
internal static class ListBench
{
    private const int Turns = 5;
    private const int Places = 1_000;
    private static readonly ListDefinition Large = new() { On = ["hypertension"], Intervention = "exercise-referral" };
    private static readonly ListDefinition Small = Large with { AgeFrom = 50, AgeBelow = 53, DecileAtMost = 1 };

    public static async Task<IReadOnlyList<Figure>> RunAsync(IServiceProvider ridgeway, int people, CancellationToken cancel)
    {
        var today = London.DayOf(TimeProvider.System.GetUtcNow());
        var filled = Fill(ridgeway, people, today, cancel);
        var (large, building) = await BestAsync(ridgeway, services => BuildAsync(services, Large, today, cancel));
        var (_, choosing) = await BestAsync(ridgeway, _ => Task.FromResult(large.Choose(Places, seed: 1)));
        var (small, buildingSmall) = await BestAsync(ridgeway, services => BuildAsync(services, Small, today, cancel));
        var (_, savingSmall) = await BestAsync(ridgeway, services => SaveAsync(services, Small, cancel));
        var (_, savingLarge) = await BestAsync(ridgeway, services => SaveAsync(services, Large, cancel));
        return
        [
            filled,
            Said($"A list of {small.People.Count:N0} with its equity panel", buildingSmall, $"of {people:N0} people, best of {Turns}; 1,000 ms is the limit for 1,000"),
            Said($"A list of {large.People.Count:N0} with its equity panel", building, $"of {people:N0} people"),
            Said($"Choosing {Places:N0} of those in proportion to need", choosing, "after it was built"),
            Said($"Building and saving the list of {small.People.Count:N0}", savingSmall, "durable"),
            Said($"Building and saving the list of {large.People.Count:N0}", savingLarge, "durable"),
        ];
    }

    private static Figure Said(string what, double milliseconds, string how) => new(what, $"{milliseconds:N0} ms", how);

    private static Figure Fill(IServiceProvider ridgeway, int people, DateOnly today, CancellationToken cancel)
    {
        using var scope = ridgeway.CreateScope();
        var services = scope.ServiceProvider;
        var sample = services.GetRequiredService<IRecords>().StreamEveryone(cancel).Take(5_000).ToList();
        var program = services.GetRequiredService<PopulationPrograms>().On(today);
        var now = TimeProvider.System.GetUtcNow();
        using var connection = services.GetRequiredService<RidgewayDatabase>().Open();
        var watch = Stopwatch.StartNew();
        var number = connection.Begin(program, services.GetRequiredService<ContentPack>().Head.Hash, now.UtcDateTime);
        var (looking, block, view) = (new Looking(program), new Block(program.Subjects), new PersonInView());
        for (var i = 0; i < people; i++)
        {
            var record = sample[i % sample.Count];
            view.Show(new PersonRecord(record.Person with { Id = new PersonId(Guid.CreateVersion7(now.AddMilliseconds(i))) }, [.. record.Facts]));
            looking.Add(view, block, null);
            if (block.IsFull || i == people - 1)
            {
                Write(connection, number, block);
            }
        }

        connection.Finish(number, people, now.UtcDateTime);
        return new Figure("Filling the last run for lists", $"{people / watch.Elapsed.TotalSeconds:N0} people/s", "one thread, from memory: what is asked and kept, and no walk");
    }

    private static void Write(System.Data.Common.DbConnection connection, int number, Block block)
    {
        using var transaction = connection.BeginTransaction();
        using (var store = new BlockStore(connection, transaction))
        {
            store.Write(number, block);
        }

        transaction.Commit();
        block.Clear();
    }

    private static async Task<BuiltList> BuildAsync(IServiceProvider services, ListDefinition definition, DateOnly today, CancellationToken cancel)
    {
        var outcome = await services.GetRequiredService<BuildListStory>().RunAsync(definition, today, among: null, cancel);
        var built = outcome is BuildOutcome.Built { List: { AsOfUtc: not null } list } ? list : throw new InvalidOperationException("The list was not read from the last run.");
        return built.Panel is not null ? built : throw new InvalidOperationException("There is no panel.");
    }

    private static Task<SaveOutcome> SaveAsync(IServiceProvider services, ListDefinition definition, CancellationToken cancel)
    {
        var viewer = new Viewer { Account = new AccountId(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())), Name = "Bench", Role = Role.System };
        return services.GetRequiredService<SaveListStory>().SaveAsync("Bench", definition, ListSeenBy.MyTeam, viewer, cancel);
    }

    /// <summary>Each turn in a scope of its own, as each request has.</summary>
    private static async Task<(T Made, double Milliseconds)> BestAsync<T>(IServiceProvider ridgeway, Func<IServiceProvider, Task<T>> work)
    {
        var (made, best) = (default(T)!, double.MaxValue);
        for (var turn = 0; turn < Turns; turn++)
        {
            await using var scope = ridgeway.CreateAsyncScope();
            var watch = Stopwatch.StartNew();
            made = await work(scope.ServiceProvider);
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        return (made, best);
    }
}
