using System.CommandLine;
using Ridgeway.Commands;
using Ridgeway.Data.Schema;

namespace Ridgeway.Data;

/// <summary>"ridgeway db upgrade" and "ridgeway db info".</summary>
internal static class DatabaseCommands
{
    public static Command Make(CommandHost host)
    {
        var upgrade = new Command("upgrade", "Bring the database up to date with this version of Ridgeway.");
        upgrade.SetAction((parse, cancel) => host.RunAsync(parse, run => UpgradeAsync(run), cancel, upgrade: false));
        var info = new Command("info", "Say where the database is and how far it is, without changing it.");
        info.SetAction((parse, cancel) => host.RunAsync(parse, run => InfoAsync(run), cancel, upgrade: false));
        return new Command("db", "The database: upgrade it, or say what it is.") { upgrade, info };
    }

    private static async Task<int> UpgradeAsync(CommandRun run)
    {
        var database = run.Services.GetRequiredService<RidgewayDatabase>();
        var steps = await database.UpgradeAsync(run.Cancel);
        run.Result(new Upgraded(database.Address.ForPeople, steps), done => done.Steps.Count == 0
            ? [$"{done.Database} is already up to date."]
            : [$"{done.Database}: {done.Steps.Count} step(s) run.", .. done.Steps.Select(step => $"  {step}")]);
        return ExitCode.Done;
    }

    private static async Task<int> InfoAsync(CommandRun run)
    {
        var database = run.Services.GetRequiredService<RidgewayDatabase>();
        var state = await database.StateAsync(run.Cancel);
        run.Result(new Described(database.Address.ForPeople, database.Engine, state.IsCurrent, state), found =>
        [
            $"Database: {found.Database} ({found.Engine})",
            $"Schema:   {found.State.Applied.Count} step(s) run, {found.State.Waiting.Count} waiting{(found.State.Newer.Count > 0 ? ", made by a newer Ridgeway" : "")}",
        ]);
        return state.IsCurrent ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private sealed record Upgraded(string Database, IReadOnlyList<string> Steps);

    private sealed record Described(string Database, string Engine, bool UpToDate, SchemaState State);
}
