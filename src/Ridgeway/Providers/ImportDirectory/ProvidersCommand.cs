using System.CommandLine;
using Ridgeway.Commands;
using Ridgeway.Providers.ListServices;

namespace Ridgeway.Providers.ImportDirectory;

/// <summary>"ridgeway providers import FILE..."</summary>
internal static class ProvidersCommand
{
    private const int ProblemsShown = 20;

    public static Command Make(CommandHost host)
    {
        var files = new Argument<string[]>("FILE") { Description = "Open Referral UK 3.0 JSON files, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string>("--source")
        {
            Description = "Name of the directory they come from. Ids from one directory are kept apart from another's.",
            DefaultValueFactory = _ => "unnamed",
        };
        var import = new Command("import", "Bring a directory of services in.") { files, source };
        import.SetAction((parse, cancel) => host.RunAsync(parse, run => RunAsync(run, parse.GetValue(files)!, parse.GetValue(source)!), cancel));
        var command = new Command("providers", "Who runs what, where, accredited for whom, with how much room.") { import };
        foreach (var more in ServiceCommands.Make(host))
        {
            command.Add(more);
        }

        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string[] files, string source)
    {
        if (Array.Find(files, path => !File.Exists(path) && !Directory.Exists(path)) is { } absent)
        {
            throw new CommandRefused($"There is no file or folder '{absent}'.");
        }

        var result = await run.Services.GetRequiredService<ImportDirectoryStory>().ImportAsync(files, source, run.Cancel);
        run.Result(result, Words);
        return result.Problems.Count == 0 ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static IEnumerable<string> Words(ImportDirectoryResult result)
    {
        yield return $"Providers: {Words(result.Providers)}. Services: {Words(result.Services)}.";
        yield return $"{result.Entries.Read:N0} entries read, {result.Entries.Ignored:N0} ignored, {result.Entries.SetAside:N0} set aside ({result.Seconds:N1} s).";
        foreach (var problem in result.Problems.Take(ProblemsShown))
        {
            yield return $"  {problem.File} {problem.Path}: {problem.What}";
        }

        if (result.Problems.Count > ProblemsShown)
        {
            yield return $"  … and {result.Problems.Count - ProblemsShown:N0} more; --json lists them all.";
        }
    }

    private static string Words(Tally tally) => $"{tally.New:N0} new, {tally.Changed:N0} changed, {tally.Same:N0} as before";
}
