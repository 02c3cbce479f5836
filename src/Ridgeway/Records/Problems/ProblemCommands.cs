using System.CommandLine;
using Ridgeway.Commands;

namespace Ridgeway.Records.Problems;

/// <summary>"ridgeway import problems [show|correct|release]".</summary>
internal static class ProblemCommands
{
    private const int MostListed = 1_000;

    private static readonly Option<Guid?> Import = new("--import") { Description = "Only of this import." };
    private static readonly Option<bool> All = new("--all") { Description = "Also what is released or for information; release: everything that waits." };
    private static readonly Option<bool> Open = new("--open") { Description = "Only what waits for somebody (as without --all)." };
    private static readonly Argument<long> Number = new("N") { Description = "The problem's number." };
    private static readonly Argument<FileInfo> Correction = new("FILE") { Description = "What it should have been." };
    private static readonly Argument<long?> NumberOrAll = new("N") { Description = "The problem's number.", Arity = ArgumentArity.ZeroOrOne };

    private static string Who => $"command line ({Environment.UserName})";

    public static Command Make(CommandHost host)
    {
        var show = new Command("show", "Open one: what is wrong and what was set aside, as it came.") { Number };
        show.SetAction((parse, cancel) => host.RunAsync(parse, run => ShowAsync(run, parse.GetValue(Number)), cancel));
        var correct = new Command("correct", "Put a corrected form beside what came. Then release it.") { Number, Correction };
        correct.SetAction((parse, cancel) => host.RunAsync(parse, run => CorrectAsync(run, parse.GetValue(Number), parse.GetValue(Correction)!), cancel));
        var release = new Command("release", "Import one after all, or with --all everything that now can be.") { NumberOrAll, All, Import };
        release.SetAction((parse, cancel) => host.RunAsync(parse, run => ReleaseAsync(run, parse.GetValue(NumberOrAll), parse.GetValue(All), ImportOf(parse)), cancel));
        var list = new Command("problems", "What imports could not use or doubted; what was set aside can be opened, corrected and released.") { Import, Open, All, show, correct, release };
        list.SetAction((parse, cancel) => host.RunAsync(parse, run => ListAsync(run, new ProblemSearch(ImportOf(parse), !parse.GetValue(All))), cancel));
        return list;
    }

    private static ImportId? ImportOf(ParseResult parse) => parse.GetValue(Import) is { } id && id != Guid.Empty ? new ImportId(id) : null;

    private static async Task<int> ListAsync(CommandRun run, ProblemSearch search)
    {
        var store = run.Services.GetRequiredService<ProblemStore>();
        var found = await store.FindAsync(search, 0, MostListed, run.Cancel);
        var count = await store.CountAsync(search, run.Cancel);
        run.Result(new { Count = count, Problems = found }, list => Words(list.Problems, list.Count));
        return count == 0 ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static IEnumerable<string> Words(IReadOnlyList<ProblemShown> found, int count)
    {
        if (count == 0)
        {
            yield return "No problems.";
        }

        foreach (var problem in found)
        {
            yield return $"{problem.Number,6}  {problem.Severity}, {problem.State.ToLowerInvariant()}: {problem.Place} {problem.Path}: {problem.What}";
        }

        if (count > found.Count)
        {
            yield return $"… and {count - found.Count:N0} more; --import ID narrows it down.";
        }
    }

    private static async Task<int> ShowAsync(CommandRun run, long number)
    {
        var opened = await run.Services.GetRequiredService<ProblemStore>().OpenAsync(number, Who, run.Cancel) ?? throw NoSuchProblem(number);
        run.Result(opened, shown => Words(shown));
        return opened.IsWaiting ? ExitCode.NeedsPerson : ExitCode.Done;
    }

    private static IEnumerable<string> Words(ProblemOpened opened)
    {
        var shown = opened.Shown;
        yield return $"Problem {shown.Number} ({shown.Severity}, {shown.State.ToLowerInvariant()})";
        yield return $"Where:  {shown.Place}, {shown.Path}; import {shown.Import} from {shown.Source}";
        yield return $"What:   {shown.What}";
        yield return $"Kept:   {shown.Kept}";
        yield return $"Remedy: {shown.Remedy}";
        foreach (var step in opened.Steps)
        {
            yield return $"{step.AtUtc:yyyy-MM-dd HH:mm} {step.Who}: {step.What}";
        }

        if ((opened.Corrected ?? opened.AsItCame) is { } text)
        {
            yield return opened.Corrected is null ? "As it came:" : "As corrected:";
            yield return text;
        }
    }

    private static async Task<int> CorrectAsync(CommandRun run, long number, FileInfo file)
    {
        var bytes = await File.ReadAllBytesAsync(file.FullName, run.Cancel);
        return Say(run, number, await run.Services.GetRequiredService<MendProblemStory>().CorrectAsync(number, bytes, Who, run.Cancel));
    }

    private static async Task<int> ReleaseAsync(CommandRun run, long? number, bool all, ImportId? import)
    {
        var story = run.Services.GetRequiredService<MendProblemStory>();
        if (number is { } one)
        {
            return Say(run, one, await story.ReleaseAsync(one, Who, run.Say, run.Cancel));
        }

        if (!all)
        {
            throw new CommandRefused("Say which: a problem's number, or --all.", ExitCode.Usage);
        }

        var (released, waiting) = await story.ReleaseAllAsync(import, Who, run.Cancel);
        run.Result(new { Released = released, Waiting = waiting }, done => [$"{done.Released:N0} released; {done.Waiting:N0} still wait."]);
        return waiting == 0 ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static int Say(CommandRun run, long number, MendOutcome outcome)
    {
        switch (outcome)
        {
            case MendOutcome.Corrected:
                run.Result(new { Number = number, State = "corrected" }, _ => [$"Corrected. Now release it: ridgeway import problems release {number}"]);
                return ExitCode.Done;
            case MendOutcome.Released(var result):
                run.Result(new { Number = number, State = "released", result.Import, result.Resources }, done => [$"Released: {done.Resources.Kept:N0} kept, {done.Resources.Ignored:N0} ignored, as import {done.Import}."]);
                return ExitCode.Done;
            case MendOutcome.StillWrong(var why):
                run.Result(new { Number = number, State = "still-wrong", Why = why }, still => ["It would be set aside again; nothing was imported.", .. still.Why.Select(what => $"  {what}")]);
                return ExitCode.NeedsPerson;
            case MendOutcome.NothingToRelease:
                throw new CommandRefused($"There is nothing of problem {number} to release: nothing was set aside, or it was released before.");
            default:
                throw NoSuchProblem(number);
        }
    }

    private static CommandRefused NoSuchProblem(long number) => new($"There is no problem {number}.");
}
