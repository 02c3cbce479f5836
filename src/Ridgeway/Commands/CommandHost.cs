using System.CommandLine;
using System.Data.Common;
using Ridgeway.Data;
using Ridgeway.Events;

namespace Ridgeway.Commands;

/// <summary>Gives every command the same options, the same start and the same end.</summary>
internal sealed class CommandHost
{
    /// <summary>The file in the data folder where no database is named, and the one a demonstration has to itself.</summary>
    public const string DefaultFile = "ridgeway.db";
    public const string DemoFile = "ridgeway-demo.db";

    /// <summary>The environment variable that names the database where --db does not.</summary>
    public const string DatabaseVariable = "RIDGEWAY_DB";

    public Option<string?> Db { get; } = new("--db")
    {
        Description = $"The database: sqlite:PATH or a PostgreSQL connection string. Default: the variable {DatabaseVariable}, else a file in your data folder.",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON document on standard output; messages go to standard error.",
        Recursive = true,
    };

    public Option<string?> ContentOption { get; } = new("--content")
    {
        Description = "The content folder (code lists, registers, guidance). Default: the one shipped with Ridgeway.",
        Recursive = true,
    };

    public Option<string?> LocalCodes { get; } = new("--codelists")
    {
        Description = "The folder of codes imported over the shipped code lists. Default: 'codelists' in your data folder.",
        Recursive = true,
    };

    /// <summary>Reads the command line and runs it. A wrong command line is said on standard error and ends in exit code 2.</summary>
    public static async Task<int> InvokeAsync(RootCommand root, IReadOnlyList<string> args, TextWriter output, TextWriter messages)
    {
        var parse = root.Parse(args);
        parse.InvocationConfiguration.Output = output;
        parse.InvocationConfiguration.Error = messages;
        parse.InvocationConfiguration.EnableDefaultExceptionHandler = false;
        if (parse.Errors.Count == 0)
        {
            return await parse.InvokeAsync();
        }

        foreach (var error in parse.Errors)
        {
            messages.WriteLine(error.Message);
        }

        var words = new List<string>();
        for (var at = parse.CommandResult; at is not null; at = at.Parent as System.CommandLine.Parsing.CommandResult)
        {
            words.Insert(0, at.Command is RootCommand ? "ridgeway" : at.Command.Name);
        }

        messages.WriteLine($"See: {string.Join(' ', words)} --help");
        return ExitCode.Usage;
    }

    /// <summary>Runs a command's work with the program's parts, on a database whose schema is up to date.</summary>
    /// <param name="parse">The command line as read.</param>
    /// <param name="work">What the command does.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="upgrade">False for a command that must not change the database.</param>
    /// <param name="defaultFile">The database's file where none is named.</param>
    /// <param name="mapsFile">False for a command that must stay small in memory: no part of a SQLite file is mapped.</param>
    public Task<int> RunAsync(ParseResult parse, Func<CommandRun, Task<int>> work, CancellationToken cancel, bool upgrade = true, string defaultFile = DefaultFile, bool mapsFile = true) =>
        GuardAsync(parse, defaultFile, async settings =>
        {
            await using var services = RidgewayParts.For(mapsFile || settings.Database is not DatabaseAddress.Sqlite file ? settings : settings with { Database = file with { MappedBytes = 0 } });
            if (upgrade)
            {
                await services.GetRequiredService<RidgewayDatabase>().UpgradeAsync(cancel);
            }

            await using var scope = services.CreateAsyncScope();
            var (output, messages) = (parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
            var run = new CommandRun(scope.ServiceProvider, parse.GetValue(Json), output, messages, cancel);
            var exit = await work(run);
            if (upgrade)
            {
                await services.GetRequiredService<Courier>().DeliverAllAsync(cancel);
            }

            return exit;
        });

    /// <summary>Turns what can go wrong outside the program into words and an exit code.</summary>
    public Task<int> GuardAsync(ParseResult parse, Func<RidgewaySettings, Task<int>> work) => GuardAsync(parse, DefaultFile, work);

    /// <inheritdoc cref="GuardAsync(ParseResult, Func{RidgewaySettings, Task{int}})"/>
    public async Task<int> GuardAsync(ParseResult parse, string defaultFile, Func<RidgewaySettings, Task<int>> work)
    {
        var messages = parse.InvocationConfiguration.Error;
        try
        {
            return await work(Settings(parse, defaultFile));
        }
        catch (CommandRefused refused)
        {
            messages.WriteLine(refused.Message);
            return refused.ExitCode;
        }
        catch (Exception unable) when (unable is DbException or SchemaMismatchException or IOException or UnauthorizedAccessException or Ridgeway.Content.ContentUnreadableException)
        {
            messages.WriteLine($"Could not run: {unable.Message}");
            return ExitCode.CouldNotRun;
        }
        catch (OperationCanceledException)
        {
            messages.WriteLine("Stopped. What was finished is kept.");
            return ExitCode.CouldNotRun;
        }
    }

    private RidgewaySettings Settings(ParseResult parse, string defaultFile) => new()
    {
        Database = Address(parse, defaultFile),
        ContentFolder = ContentFolder(parse.GetValue(ContentOption)),
        LocalCodesFolder = Path.GetFullPath(parse.GetValue(LocalCodes) ?? Path.Combine(DataFolder(), "codelists")),
    };

    private DatabaseAddress Address(ParseResult parse, string defaultFile)
    {
        var text = parse.GetValue(Db) ?? Environment.GetEnvironmentVariable(DatabaseVariable);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new DatabaseAddress.Sqlite(Path.Combine(DataFolder(), defaultFile));
        }

        return DatabaseAddress.TryParse(text, out var address, out var problem)
            ? address
            : throw new CommandRefused(problem, ExitCode.Usage);
    }

    private static string ContentFolder(string? asked) =>
        Path.GetFullPath(asked ?? Path.Combine(AppContext.BaseDirectory, "content", "england"));

    private static string DataFolder() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "ridgeway");
}
