using System.CommandLine;
using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Records.FindDuplicates;

namespace Ridgeway.Records.Rights;

/// <summary>"ridgeway people export", "people erase", "people opt-outs".</summary>
internal static class RightsCommands
{
    public static IEnumerable<Command> Make(CommandHost host)
    {
        var person = new Option<string>("--person") { Description = "NHS number, or the number in Ridgeway.", Required = true };
        var file = new Option<string>("--out") { Description = "The file to write.", Required = true };
        var export = new Command("export", "Everything held about one person in every room, as JSON (subject access).") { person, file };
        export.SetAction((parse, cancel) => host.RunAsync(parse, run => ExportAsync(run, parse.GetValue(person)!, Path.GetFullPath(parse.GetValue(file)!)), cancel));
        yield return export;

        var reason = new Option<string>("--reason") { Description = "Why; it stays, so it must not say who it was.", Required = true };
        var by = new Option<string>("--by") { Description = "Who erases them.", Required = true };
        var erase = new Command("erase", "Erase a person from every room. A tombstone of keyed hashes keeps imports from bringing them back.") { person, reason, by };
        erase.SetAction((parse, cancel) => host.RunAsync(parse, run => EraseAsync(run, parse.GetValue(person)!, parse.GetValue(reason)!, parse.GetValue(by)!), cancel));
        yield return erase;

        var list = new Argument<string>("FILE") { Description = "Everyone who has opted out nationally now: one NHS number a line, a header and further columns allowed." };
        var optOuts = new Command("opt-outs", "Take the whole list of national data opt-outs. Who was on an earlier list and is not on this one has withdrawn theirs.") { list };
        optOuts.SetAction((parse, cancel) => host.RunAsync(parse, run => OptOutsAsync(run, Path.GetFullPath(parse.GetValue(list)!)), cancel));
        yield return optOuts;
    }

    private static async Task<int> ExportAsync(CommandRun run, string asked, string file)
    {
        var person = await FindAsync(run, asked);
        var whole = await run.Services.GetRequiredService<ExportPersonStory>().RunAsync(person, run.Cancel) ?? throw new CommandRefused($"Nobody here is {asked}.");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(whole, RidgewayJson.Shown), run.Cancel);
        run.Result(new { File = file, Facts = whole.Facts.Count, Tables = whole.Tables.ToDictionary(table => table.Key, table => table.Value.Count) },
            shown => [$"{shown.Facts:N0} facts and rows of {shown.Tables.Count} tables written to {shown.File}."]);
        return ExitCode.Done;
    }

    private static async Task<int> EraseAsync(CommandRun run, string asked, string reason, string by)
    {
        switch (await run.Services.GetRequiredService<ErasePersonStory>().RunAsync(await FindAsync(run, asked), reason, by, run.Cancel))
        {
            case EraseOutcome.Erased(var erasure, var rows):
                run.Result(new { Erasure = erasure, Rows = rows }, shown => [$"Erased: {shown.Rows:N0} rows. Tombstone {shown.Erasure}. Backups, and files that were imported, are outside Ridgeway."]);
                return ExitCode.Done;
            case EraseOutcome.ReasonSaysWho:
                throw new CommandRefused("The reason names the person, and it is kept. Say why without saying who.");
            default:
                throw new CommandRefused($"Nobody here is {asked}.");
        }
    }

    private static async Task<int> OptOutsAsync(CommandRun run, string file)
    {
        var (numbers, unread) = (new List<NhsNumber>(), 0);
        await foreach (var line in File.ReadLinesAsync(file, run.Cancel))
        {
            var cell = line.Split(',', '\t')[0].Trim().Trim('"');
            if (NhsNumber.TryParse(cell, out var number))
            {
                numbers.Add(number);
            }
            else if (cell.Any(char.IsAsciiDigit))
            {
                unread++;
            }
        }

        if (numbers.Count == 0)
        {
            throw new CommandRefused($"{file} holds no NHS number. An empty list would withdraw everyone's opt-out; nothing was changed.");
        }

        var taken = await run.Services.GetRequiredService<Choices>().TakeListAsync(numbers, $"opt-out list {Path.GetFileName(file)}", run.Cancel);
        run.Result(new { taken.OptedOut, taken.Begun, taken.Ended, taken.Unknown, Unread = unread },
            shown => [$"{shown.OptedOut:N0} people here have opted out: {shown.Begun:N0} new, {shown.Ended:N0} withdrawn. {shown.Unknown:N0} numbers are nobody's here; {shown.Unread:N0} lines are no NHS number."]);
        return unread == 0 ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static async Task<PersonId> FindAsync(CommandRun run, string asked)
    {
        if (!NhsNumber.TryParse(asked, out var number))
        {
            return DuplicatesCommand.PersonOf(asked);
        }

        return await run.Services.GetRequiredService<IRecords>().HoldingAsync(number, run.Cancel) switch
        {
            [var only] => only,
            [] => throw new CommandRefused($"Nobody here holds NHS number {number}."),
            var several => throw new CommandRefused($"{several.Count} people hold NHS number {number}: name one by number in Ridgeway. {string.Join(", ", several)}"),
        };
    }
}
