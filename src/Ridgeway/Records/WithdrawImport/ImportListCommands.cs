using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Records.Problems;

namespace Ridgeway.Records.WithdrawImport;

/// <summary>"ridgeway import list" and "ridgeway import withdraw ID".</summary>
internal static class ImportListCommands
{
    private static readonly Argument<Guid> Id = new("ID") { Description = "The import, as 'import list' shows it." };

    public static IEnumerable<Command> Make(CommandHost host)
    {
        var list = new Command("list", "Every import: when, by whom, what came of it.");
        list.SetAction((parse, cancel) => host.RunAsync(parse, ListAsync, cancel));
        var withdraw = new Command("withdraw", "Take out all that an import brought, as if it had never come.") { Id };
        withdraw.SetAction((parse, cancel) => host.RunAsync(parse, run => WithdrawAsync(run, parse.GetValue(Id)), cancel));
        return [list, withdraw];
    }

    private static async Task<int> ListAsync(CommandRun run)
    {
        var db = run.Services.GetRequiredService<RidgewayDb>();
        var imports = await db.Set<ImportRow>().AsNoTracking().OrderBy(row => row.StartedAtUtc).ThenBy(row => row.ImportId)
            .Select(row => new ListedImport(
                row.ImportId, row.Source, row.Importer, row.State, row.StartedAtUtc, row.FinishedAtUtc, row.People,
                db.Set<ImportFileRow>().Count(file => file.ImportId == row.ImportId),
                db.Set<ImportFileRow>().Where(file => file.ImportId == row.ImportId).Sum(file => file.Kept),
                db.Set<ProblemRow>().Count(problem => problem.ImportId == row.ImportId && (problem.State == ProblemState.Open || problem.State == ProblemState.Corrected)),
                row.ReleasedFrom))
            .ToListAsync(run.Cancel);
        run.Result(imports, found => found.Count == 0 ? ["Nothing has been imported."] : found.Select(Words));
        return ExitCode.Done;
    }

    private static string Words(ListedImport import) =>
        $"{import.Id}  {import.StartedAtUtc:yyyy-MM-dd HH:mm}  {import.State.ToString().ToLowerInvariant()}, from {import.Source} by {import.Importer}: "
        + $"{import.Files:N0} files, {import.People:N0} people, {import.Kept:N0} kept, {import.OpenProblems:N0} problems open"
        + (import.ReleasedFrom is { } from ? $" (released from {from})" : "");

    private static async Task<int> WithdrawAsync(CommandRun run, Guid id)
    {
        var outcome = id == Guid.Empty ? new WithdrawOutcome.NoSuchImport() : await run.Services.GetRequiredService<WithdrawImportStory>().RunAsync(new ImportId(id), run.Say, run.Cancel);
        switch (outcome)
        {
            case WithdrawOutcome.Withdrawn withdrawn:
                run.Result(withdrawn, done =>
                [
                    $"Withdrawn. {done.PeopleGone:N0} people were known by nothing else and are gone; {done.PeopleChanged:N0} are again as the other imports say.",
                    .. done.PeopleWithoutDetails == 0 ? Array.Empty<string>() : [$"{done.PeopleWithoutDetails:N0} of them have no name now: only facts that other imports brought are left of them."],
                    .. done.Imports == 1 ? Array.Empty<string>() : [$"What had been released from it went with it: {done.Imports - 1:N0} imports."],
                ]);
                return ExitCode.Done;
            case WithdrawOutcome.WithdrawnBefore:
                throw new CommandRefused("That import was withdrawn before; nothing has changed.");
            default:
                throw new CommandRefused("There is no such import: see 'ridgeway import list'.");
        }
    }

    private sealed record ListedImport(
        ImportId Id, string Source, string Importer, ImportState State, DateTime StartedAtUtc, DateTime? FinishedAtUtc, long People, int Files, long Kept, int OpenProblems, ImportId? ReleasedFrom);
}
