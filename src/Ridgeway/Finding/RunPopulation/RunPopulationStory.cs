using System.Diagnostics;
using Ridgeway.Content;
using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Finding.RunPopulation;

/// <summary>
/// Works out every register and rule for everyone and keeps what came out. Where the last run still holds but for some people,
/// only they are looked at again.
/// </summary>
internal sealed class RunPopulationStory(
    RidgewayDatabase database, IRecords records, PopulationPrograms programs, ContentPack pack, TimeProvider clock)
{
    // From here on looking at everyone in order costs less than fetching those who changed.
    private const int FewPeople = 2_000;
    private const int OneIn = 4;

    /// <param name="on">The day to ask about.</param>
    /// <param name="all">True to look at everyone, whatever is known.</param>
    /// <param name="say">Told where another run must end first.</param>
    /// <param name="cancel">Stops the run; what was there before stays.</param>
    public async Task<PopulationOutcome> RunAsync(DateOnly on, bool all, Action<string> say, CancellationToken cancel)
    {
        await using var turn = await DatabaseTurn.TakeAsync(database, "run", 7_274_367, () => say("Another run through everyone is going on; waiting for it."), cancel);
        var watch = Stopwatch.StartNew();
        await using var connection = await database.OpenAsync(cancel);
        var last = connection.LastRun(null, pack.Head.Hash);
        if (!all && last is { IsCurrent: true } && last.On == on)
        {
            return new PopulationOutcome(on, Whole: false, last.People, 0, 0);
        }

        var program = programs.On(on);
        var touchesOnly = !all && last is not null && last.PackHash == pack.Head.Hash && last.On <= on && on.DayNumber < last.ChangesOn
            && !connection.HasUnfinishedRun() && connection.DuePeople() <= Math.Max(FewPeople, last.People / OneIn);
        var looked = touchesOnly
            ? new TouchedRun(database, records, program, clock).Run(last!.Number, cancel)
            : Everyone(program, last?.Number, cancel);
        var people = connection.LastRun(null, pack.Head.Hash)!.People;
        return new PopulationOutcome(on, !touchesOnly, people, looked, Math.Round(watch.Elapsed.TotalSeconds, 3));
    }

    private int Everyone(PopulationProgram program, int? before, CancellationToken cancel)
    {
        using var connection = database.Open();
        var number = connection.Begin(program, pack.Head.Hash, clock.GetUtcNow().UtcDateTime);
        var people = new FullRun(database, records, program).Run(number, before, cancel);
        connection.Finish(number, people, clock.GetUtcNow().UtcDateTime);
        return people;
    }
}

/// <param name="On">The day it was asked about.</param>
/// <param name="Whole">True where everyone was looked at.</param>
/// <param name="People">How many people there are.</param>
/// <param name="Looked">How many were looked at.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record PopulationOutcome(DateOnly On, bool Whole, int People, int Looked, double Seconds);
