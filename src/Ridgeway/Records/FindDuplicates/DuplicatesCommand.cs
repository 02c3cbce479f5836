using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Records.Matching;
using Ridgeway.Records.MergePeople;

namespace Ridgeway.Records.FindDuplicates;

/// <summary>"ridgeway people duplicates", "people decide", "people unmerge".</summary>
internal static class DuplicatesCommand
{
    private const int Shown = 20;

    public static IEnumerable<Command> Make(CommandHost host)
    {
        var duplicates = new Command("duplicates", "Look for records that may be one person's, and list the pairs that wait for a decision.");
        duplicates.SetAction((parse, cancel) => host.RunAsync(parse, ListAsync, cancel));
        yield return duplicates;

        var one = new Argument<string>("PERSON") { Description = "One of the two, by number in Ridgeway." };
        var other = new Argument<string>("OTHER") { Description = "The other." };
        var decision = new Argument<string>("DECISION") { Description = "same, different or not-sure." };
        decision.AcceptOnlyFromAmong("same", "different", "not-sure");
        var by = new Option<string>("--by") { Description = "Who decides.", Required = true };
        var note = new Option<string?>("--note") { Description = "Why." };
        var decide = new Command("decide", "Say whether two records are one person's. \"same\" merges them; it can be undone.") { one, other, decision, by, note };
        decide.SetAction((parse, cancel) => host.RunAsync(
            parse,
            run => DecideAsync(run, PersonOf(parse.GetValue(one)!), PersonOf(parse.GetValue(other)!), parse.GetValue(decision)!, parse.GetValue(by)!, parse.GetValue(note)),
            cancel));
        yield return decide;

        var unmerge = new Command("unmerge", "Take a merge back: both are what they were.") { one, by };
        unmerge.SetAction((parse, cancel) => host.RunAsync(parse, run => UnmergeAsync(run, PersonOf(parse.GetValue(one)!), parse.GetValue(by)!), cancel));
        yield return unmerge;
    }

    /// <exception cref="CommandRefused">It is not a number in Ridgeway.</exception>
    public static PersonId PersonOf(string text) => Guid.TryParse(text, out var id) && id != Guid.Empty
        ? new PersonId(id)
        : throw new CommandRefused($"'{text}' is not a person's number in Ridgeway.", ExitCode.Usage);

    private static async Task<int> ListAsync(CommandRun run)
    {
        DuplicatesFound found;
        await using (await ImportLock.TakeAsync(run.Services.GetRequiredService<RidgewayDatabase>(), run.Say, run.Cancel))
        {
            found = await run.Services.GetRequiredService<FindDuplicatesStory>().RunAsync(null, run.Cancel);
        }

        var db = run.Services.GetRequiredService<RidgewayDb>();
        var pairs = await ShownPair.WaitingAsync(db, await db.Set<DuplicateRow>().AsNoTracking()
            .Where(row => row.State == DuplicateState.Open || row.State == DuplicateState.NotSure)
            .OrderByDescending(row => row.Score).ThenBy(row => row.PersonId).ToListAsync(run.Cancel), run.Cancel);
        run.Result(new ShownDuplicates(found.People, found.Compared, found.Merged, found.LargeBlocks, pairs), Words);
        return pairs.Count == 0 ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static IEnumerable<string> Words(ShownDuplicates shown)
    {
        yield return $"{shown.People:N0} people, {shown.Compared:N0} pairs compared, {shown.Merged:N0} merged by the rules, {shown.Waiting.Count:N0} wait for a decision.";
        foreach (var pair in shown.Waiting.Take(Shown))
        {
            yield return $"{MatchWords.Of(pair.Verdict)}, score {pair.Score:0.#}{(pair.State == DuplicateState.NotSure ? $" (not sure, {pair.DecidedBy})" : "")}. {pair.Because}";
            yield return $"  {pair.One.Words}";
            yield return $"  {pair.Other.Words}";
            yield return $"  {string.Join("; ", pair.Reasons.Select(reason => $"{(reason.Weight > 0 ? "+" : "")}{reason.Weight:0.#} {reason.What}: {reason.How}"))}";
        }

        if (shown.Waiting.Count > Shown)
        {
            yield return $"… and {shown.Waiting.Count - Shown:N0} more; --json lists them all.";
        }
    }

    private static async Task<int> DecideAsync(CommandRun run, PersonId one, PersonId other, string decision, string by, string? note)
    {
        var decided = decision switch { "same" => DuplicateDecision.Same, "different" => DuplicateDecision.Different, _ => DuplicateDecision.NotSure };
        switch (await run.Services.GetRequiredService<DecideDuplicateStory>().DecideAsync(one, other, decided, by, note, run.Cancel))
        {
            case DecideOutcome.Decided(var merge):
                run.Result(new { Decision = decision, Kept = merge?.Kept, Gone = merge?.Gone }, shown => [shown.Kept is { } kept ? $"Merged: {shown.Gone} now leads to {kept}." : $"Noted: {decision}."]);
                return ExitCode.Done;
            case DecideOutcome.DecidedAlready(var state, var who):
                throw new CommandRefused($"Decided already: {state} by {who}.");
            default:
                throw new CommandRefused("These two are not on the work list.");
        }
    }

    private static async Task<int> UnmergeAsync(CommandRun run, PersonId gone, string by)
    {
        switch (await run.Services.GetRequiredService<UndoMergeStory>().UndoAsync(gone, by, run.Cancel))
        {
            case UndoOutcome.Undone(var back, var kept):
                run.Result(new { Back = back, Kept = kept }, shown => [$"Undone: {shown.Back} and {shown.Kept} are two people again."]);
                return ExitCode.Done;
            case UndoOutcome.MergedOn(var first):
                throw new CommandRefused($"{first} was itself merged since. Undo that first: ridgeway people unmerge {first}");
            default:
                throw new CommandRefused("This person was not merged into another.");
        }
    }
}

/// <summary>What the command prints.</summary>
internal sealed record ShownDuplicates(int People, int Compared, int Merged, int LargeBlocks, IReadOnlyList<ShownPair> Waiting);
