using System.CommandLine;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Demo;

/// <summary>"ridgeway demo": makes a synthetic neighbourhood, lives a year with it, and serves it.</summary>
internal static class DemoCommand
{
    public static Command Make(CommandHost host)
    {
        var fresh = new Option<bool>("--fresh") { Description = "Start over, even where a demonstration is there already." };
        var only = new Option<bool>("--make-only") { Description = "Make it and stop, without serving." };
        var command = new Command("demo", "Make a synthetic neighbourhood, walk it round the whole loop, and serve it (Ctrl-C stops).") { fresh, only, ServeCommand.Urls };
        command.SetAction((parse, cancel) => host.GuardAsync(parse, CommandHost.DemoFile, settings => RunAsync(
            settings with { IsDemo = true }, parse, parse.GetValue(fresh), parse.GetValue(only), cancel)));
        return command;
    }

    private static async Task<int> RunAsync(RidgewaySettings settings, ParseResult parse, bool isFresh, bool makeOnly, CancellationToken cancel)
    {
        settings = settings with { Urls = ServeCommand.UrlsOf(parse, settings) };
        Action<string> say = parse.InvocationConfiguration.Error.WriteLine;
        if (await IsThereAsync(settings, isFresh, cancel))
        {
            say($"Using the demonstration in {settings.Database.ForPeople}. --fresh starts over.");
        }
        else
        {
            await MakeAsync(settings, say, cancel);
        }

        if (makeOnly)
        {
            return ExitCode.Done;
        }

        say($"Serving at {string.Join(", ", settings.Urls)} : open it and choose who to be. Ctrl-C stops.");
        return await ServeCommand.ServeAsync(settings, cancel);
    }

    private static async Task<bool> IsThereAsync(RidgewaySettings settings, bool isFresh, CancellationToken cancel)
    {
        if (settings.Database is DatabaseAddress.Sqlite { Path: var path })
        {
            if (isFresh)
            {
                DeleteSqlite(path);
            }

            if (!File.Exists(path))
            {
                return false;
            }
        }

        var (isDemo, hasPeople) = await LookAsync(settings, cancel);
        return (isDemo, hasPeople, isFresh) switch
        {
            (true, _, false) => true,
            (false, false, _) => false,
            (true, _, true) => throw new CommandRefused("--fresh replaces a file; on PostgreSQL, drop and create the database yourself and run demo again."),
            (false, true, _) => throw new CommandRefused($"{settings.Database.ForPeople} holds people and no finished demonstration. Demonstrations are made in an empty database only."),
        };
    }

    private static async Task<(bool IsDemo, bool HasPeople)> LookAsync(RidgewaySettings settings, CancellationToken cancel)
    {
        await using var services = RidgewayParts.For(settings);
        await services.GetRequiredService<RidgewayDatabase>().UpgradeAsync(cancel);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RidgewayDb>();
        return (await db.Set<AccountRow>().AnyAsync(row => row.IsDemo, cancel), await db.Set<Records.PersonRow>().AnyAsync(cancel));
    }

    /// <summary>On SQLite it is made beside its place and moved there when whole: a stopped run leaves nothing that looks finished.</summary>
    private static async Task MakeAsync(RidgewaySettings settings, Action<string> say, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        if (settings.Database is DatabaseAddress.Sqlite { Path: var path })
        {
            var making = path + ".making";
            DeleteSqlite(making);
            await MakeInAsync(settings with { Database = new DatabaseAddress.Sqlite(making) }, say, cancel);
            await CloseAsync(making, cancel);
            DeleteSqlite(path);
            File.Move(making, path);
            DeleteSqlite(making);
        }
        else
        {
            await MakeInAsync(settings, say, cancel);
        }

        say($"Made in {watch.Elapsed.TotalSeconds:N0} seconds.");
    }

    private static async Task MakeInAsync(RidgewaySettings settings, Action<string> say, CancellationToken cancel)
    {
        var today = London.DayOf(settings.Clock.GetUtcNow());
        var from = today.AddDays(-7 * DemoPlan.Weeks);
        var clock = new DemoClock(settings.Clock.GetUtcNow());
        await using var services = RidgewayParts.For(settings with { Clock = clock }, more => more
            .AddSingleton(clock)
            .AddScoped<DemoNeighbourhood>()
            .AddScoped<DemoYear>()
            .AddScoped<DemoInvitations>());
        await services.GetRequiredService<RidgewayDatabase>().UpgradeAsync(cancel);
        await using var scope = services.CreateAsyncScope();
        var neighbourhood = scope.ServiceProvider.GetRequiredService<DemoNeighbourhood>();
        var year = scope.ServiceProvider.GetRequiredService<DemoYear>();

        say("record      making and importing a synthetic neighbourhood");
        var people = await neighbourhood.PeopleAsync(today, cancel);
        say($"            {people.People:N0} people, {people.Resources.Kept:N0} resources kept, {people.Problems.Count:N0} things doubtful in them");
        clock.MoveTo(from);
        say($"providers   {await neighbourhood.ServicesAsync(from, today, cancel)} services, accredited and with room");
        say($"find, guide {year.Find(from, cancel):N0} people with advice that a service can take up");
        say($"refer       {DemoPlan.Weeks} weeks of referrals, classes and questionnaires, a day at a time");
        await year.LiveAsync(from, today, month => say($"            {month:MMMM yyyy}: {year.Sent:N0} sent, {year.SessionsMarked:N0} attendances marked, {year.Completed:N0} completed"), cancel);
        await neighbourhood.LettersReadAsync(today, cancel);
        var (person, name) = await year.SomebodyHalfWayAsync(cancel);
        say($"commission  {await neighbourhood.LedgerAsync(today, cancel)} budget lines");
        await neighbourhood.AccountsAsync(person, name, cancel);
        say($"find        {await scope.ServiceProvider.GetRequiredService<DemoInvitations>().RunAsync(today, person, cancel)} people invited from a saved list, in proportion to need");
    }

    /// <summary>Puts everything in the one file before it is moved.</summary>
    private static async Task CloseAsync(string path, CancellationToken cancel)
    {
        SqliteConnection.ClearAllPools();
        await using (var connection = new SqliteConnection($"Data Source={path};Pooling=false"))
        {
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "pragma wal_checkpoint(truncate)";
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static void DeleteSqlite(string path)
    {
        foreach (var ending in new[] { "", "-wal", "-shm", ".import" }.Where(ending => File.Exists(path + ending)))
        {
            File.Delete(path + ending);
        }
    }
}
