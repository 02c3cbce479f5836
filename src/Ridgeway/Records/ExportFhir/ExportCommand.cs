using System.CommandLine;
using Ridgeway.Access;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Exchange.Fhir.Searching;

namespace Ridgeway.Records.ExportFhir;

/// <summary>"ridgeway export --out DIR": the same files as a bulk export over HTTP.</summary>
internal static class ExportCommand
{
    public static Command Make(CommandHost host)
    {
        var into = new Option<string>("--out") { Description = "The folder to write to; it must be empty or not there yet.", Required = true };
        var types = new Option<string[]>("--type") { Description = "Only these resource types, separated by commas.", AllowMultipleArgumentsPerToken = true };
        var group = new Option<string?>("--group") { Description = "Only these people: a practice by its ODS code, or a register." };
        var since = new Option<DateTimeOffset?>("--since") { Description = "Only what came from this moment on." };
        var command = new Command("export", "Write everyone's records as FHIR R4 NDJSON, one file a type.") { into, types, group, since };
        command.SetAction((parse, cancel) => host.RunAsync(
            parse, run => RunAsync(run, parse.GetValue(into)!, parse.GetValue(types) ?? [], parse.GetValue(group), parse.GetValue(since)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string into, string[] types, string? group, DateTimeOffset? since)
    {
        var folder = Directory.CreateDirectory(into);
        if (folder.EnumerateFileSystemInfos().Any())
        {
            throw new CommandRefused($"{folder.FullName} is not empty.", ExitCode.Usage);
        }

        var wanted = types.SelectMany(one => one.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToHashSet();
        if (wanted.FirstOrDefault(type => SearchParameters.For(type).Count == 0) is { } wrong)
        {
            throw new CommandRefused($"Not a resource type that is given out: '{wrong}'.", ExitCode.Usage);
        }

        IReadOnlyList<PersonId>? people = null;
        if (group is not null)
        {
            people = await ExportRounds.PeopleOfAsync(run.Services, group, run.Cancel);
            if (people.Count == 0)
            {
                throw new CommandRefused($"There is no group '{group}', or nobody is in it.", ExitCode.Usage);
            }
        }

        var (door, db) = (run.Services.GetRequiredService<PersonDoor>(), run.Services.GetRequiredService<RidgewayDb>());
        var viewer = new Viewer { Account = CommandLine, Name = $"command line ({Environment.UserName})", Role = Role.System };
        var files = await run.Services.GetRequiredService<ExportStory>().RunAsync(
            new ExportWish(wanted.Count == 0 ? null : wanted, since, people, WithUnowned: group is null),
            folder.FullName,
            async some =>
            {
                await door.NoteListAsync(viewer, some, "Export", Purpose.Exchange, run.Cancel);
                db.ChangeTracker.Clear();
            },
            done =>
            {
                run.Say($"{done:N0} people.");
                return Task.CompletedTask;
            },
            run.Cancel);
        run.Result(new Exported(folder.FullName, files), exported => exported.Files.Select(file => $"{file.Name}: {file.Count:N0}"));
        return ExitCode.Done;
    }

    /// <summary>Whoever runs commands on the machine; the same for all, as the operating system knows who they are.</summary>
    private static AccountId CommandLine { get; } = new(new Guid("00000000-0000-7000-8000-00000000c0de"));

    private sealed record Exported(string Folder, IReadOnlyList<ExportedFile> Files);
}
