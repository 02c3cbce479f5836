using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Data;
using Ridgeway.Finding;
using Ridgeway.Finding.RunPopulation;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Bench;

/// <summary>Every register, rule and contraindication for everyone, beside a walk through the same stored facts that asks nothing.</summary>
internal static class PopulationBench
{
    private const int Parts = 2;
    private const int Turns = 3;
    private const int Touched = 1_000;

    public static async Task<IReadOnlyList<Figure>> RunAsync(IServiceProvider ridgeway, CancellationToken cancel)
    {
        await using var scope = ridgeway.CreateAsyncScope();
        var records = scope.ServiceProvider.GetRequiredService<IRecords>();
        var story = scope.ServiceProvider.GetRequiredService<RunPopulationStory>();
        var today = London.DayOf(TimeProvider.System.GetUtcNow());
        var walks = new List<Taken>();
        var runs = new List<Taken>();
        var asked = new List<Taken>();
        var (made, program) = Made(scope.ServiceProvider, today);
        for (var turn = 0; turn < Turns; turn++)
        {
            // In turns, so that what else the machine does falls on both.
            walks.Add(await TakenAsync(() => Task.FromResult(Walk(records, cancel))));
            asked.Add(await TakenAsync(() => Task.FromResult(Ask(records, program, cancel))));
            runs.Add(await TakenAsync(async () => (await story.RunAsync(today, all: true, _ => { }, cancel)).People));
        }

        var (walk, ask, run) = (walks.MinBy(taken => taken.Seconds)!, asked.MinBy(taken => taken.Seconds)!, runs.MinBy(taken => taken.Seconds)!);
        return
        [
            new Figure("Everyone: walking alone", $"{walk.People / walk.Seconds:N0} people/s", $"{Parts} threads, best of {Turns}, {Micros(walks)} of processor time a person"),
            new Figure("Everyone: all registers and rules, not kept", $"{ask.People / ask.Seconds:N0} people/s", $"{Micros(asked)} of processor time a person"),
            new Figure("Making the program for one day", $"{made:N0} ms", "once a day and content, then kept"),
            new Figure("Everyone: all registers and rules, kept", $"{run.People / run.Seconds:N0} people/s", $"{program.Subjects.Length} definitions in {program.Compiled.StepCount} steps; {Parts} threads, best of {Turns}, {Micros(runs)} of processor time and {run.Made / (double)run.People:N0} bytes of objects made a person"),
            new Figure("Everyone, against walking alone", $"{run.Seconds / walk.Seconds:N2} times", $"2 is the limit; in processor time {runs.Min(taken => taken.Processor) / walks.Min(taken => taken.Processor):N2} times"),
            await TouchedAsync(ridgeway, story, today, cancel),
            .. await ReadingAsync(scope.ServiceProvider.GetRequiredService<IFinding>(), today, cancel),
        ];
    }

    /// <summary>The least processor time of the turns: what else the machine does hardly touches it.</summary>
    private static string Micros(IEnumerable<Taken> turns) => $"{turns.Min(taken => taken.Processor / taken.People) * 1e6:N1} µs";

    private static (double Milliseconds, PopulationProgram Program) Made(IServiceProvider services, DateOnly today)
    {
        var best = double.MaxValue;
        PopulationProgram? program = null;
        for (var turn = 0; turn < Turns; turn++)
        {
            var watch = Stopwatch.StartNew();
            program = PopulationProgram.For(services.GetRequiredService<FindingContext>(), services.GetServices<IBringCriteria>(), today);
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        return (best, program!);
    }

    private static int Ask(IRecords records, PopulationProgram program, CancellationToken cancel)
    {
        var (people, scans) = (new int[Parts * 32], new CriteriaScan[Parts]);
        records.WalkEveryone(
            Parts,
            (part, person) =>
            {
                people[part * 32]++;
                (scans[part] ??= program.Compiled.NewScan()).Look(person);
            },
            cancel,
            program.Compiled.LooksAt);
        return people.Sum();
    }

    private static int Walk(IRecords records, CancellationToken cancel)
    {
        // Far apart, so that no two threads write to one cache line.
        var (people, facts) = (new int[Parts * 32], new long[Parts * 16]);
        records.WalkEveryone(
            Parts,
            (part, person) =>
            {
                people[part * 32]++;
                facts[part * 16] += person.Facts.Length;
            },
            cancel);
        return people.Sum();
    }

    private static async Task<Figure> TouchedAsync(IServiceProvider ridgeway, RunPopulationStory story, DateOnly today, CancellationToken cancel)
    {
        await using (var connection = await ridgeway.GetRequiredService<RidgewayDatabase>().OpenAsync(cancel))
        {
            await using var mark = connection.CreateCommand();
            mark.CommandText = $"insert into finding_due (person_id, taken) select person_id, 0 from records_person order by person_id limit {Touched}";
            await mark.ExecuteNonQueryAsync(cancel);
        }

        var watch = Stopwatch.StartNew();
        var outcome = await story.RunAsync(today, all: false, _ => { }, cancel);
        return new Figure("A run over what changed", $"{watch.Elapsed.TotalMilliseconds:N0} ms", $"{outcome.Looked:N0} of {outcome.People:N0} people looked at");
    }

    /// <summary>What a list and its equity panel cost: everyone's groups and one register, counted, and the first thousand on it.</summary>
    private static async Task<IReadOnlyList<Figure>> ReadingAsync(IFinding finding, DateOnly today, CancellationToken cancel)
    {
        var times = new List<double>();
        var (listed, people) = (0, 0);
        for (var turn = 0; turn < Turns; turn++)
        {
            (listed, people) = (0, 0);
            var counts = new int[11 * 2];
            var list = new List<PersonId>();
            var watch = Stopwatch.StartNew();
            await finding.WalkRunAsync(
                ["hypertension"],
                person =>
                {
                    people++;
                    var isOn = person.TruthOf(0) == Truth.True;
                    counts[((person.DeprivationDecile ?? 0) * 2) + (isOn ? 1 : 0)]++;
                    if (isOn && list.Count < 1_000 && person.AgeOn(today) >= 40)
                    {
                        list.Add(person.Person);
                    }
                },
                cancel);
            times.Add(watch.Elapsed.TotalMilliseconds);
            listed = list.Count;
        }

        return [new Figure("A list and its groups from the last run", $"{times.Min():N0} ms", $"{listed:N0} listed and {people:N0} people counted by decile, best of {Turns}")];
    }

    private static async Task<Taken> TakenAsync(Func<Task<int>> work)
    {
        var (watch, processor, made) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        var people = await work();
        return new Taken(people, watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds, GC.GetTotalAllocatedBytes() - made);
    }

    private sealed record Taken(int People, double Seconds, double Processor, long Made);
}
