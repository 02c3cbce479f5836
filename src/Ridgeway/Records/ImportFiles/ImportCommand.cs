using System.CommandLine;
using Ridgeway.Commands;
using Ridgeway.Records.Extracts;
using Ridgeway.Records.Problems;
using Ridgeway.Records.Sources;
using Ridgeway.Records.WithdrawImport;

namespace Ridgeway.Records.ImportFiles;

/// <summary>"ridgeway import PATH..."</summary>
internal static class ImportCommand
{
    private const int ProblemsShown = 20;

    public static Command Make(CommandHost host)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files or folders: FHIR R4 JSON (bundles or single resources), NDJSON, either gzipped; CSV with --map.",
            Arity = ArgumentArity.OneOrMore,
        };
        var source = new Option<string>("--source")
        {
            Description = "Name of the system the files come from. Ids from one system are kept apart from another's.",
            DefaultValueFactory = _ => PublicId.OwnSpace,
        };
        var factsOnly = new Option<bool>("--facts-only")
        {
            Description = "Keep the facts and not the resources they came in. FHIR out is then rebuilt from the facts.",
        };
        var map = new Option<FileInfo?>("--map")
        {
            Description = "A mapping file that says what the columns of CSV files mean (docs/extracts.md).",
        };
        var command = new Command("import", "Bring records in: FHIR R4 bundles, single resources, NDJSON folders and CSV extracts.") { paths, source, factsOnly, map };
        command.SetAction((parse, cancel) => host.RunAsync(
            parse,
            run => RunAsync(run, parse.GetValue(paths)!, new ImportRun(parse.GetValue(source)!, $"command line ({Environment.UserName})", !parse.GetValue(factsOnly)), parse.GetValue(map)),
            cancel,
            mapsFile: false));
        command.Add(ProblemCommands.Make(host));
        foreach (var more in ImportListCommands.Make(host))
        {
            command.Add(more);
        }

        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string[] paths, ImportRun whose, FileInfo? map)
    {
        var plan = ImportPlan.For(paths, map is null ? null : ExtractMapping.Read(map.FullName));
        var story = run.Services.GetRequiredService<ImportFilesStory>();
        var result = await story.RunAsync(plan, whose, run.Say, run.Cancel);
        foreach (var follower in run.Services.GetServices<IFollowImports>())
        {
            await follower.ImportedAsync(run.Say, run.Cancel);
        }

        if (result.Duplicates > 0)
        {
            run.Say($"{result.Duplicates:N0} pairs of records may be one person's: ridgeway people duplicates");
        }

        run.Result(result, Words);
        return result.Problems.Count == 0 ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static IEnumerable<string> Words(ImportResult result)
    {
        yield return $"{result.People:N0} people; {result.Resources.Read:N0} resources read: {result.Resources.Kept:N0} kept, {result.Resources.Ignored:N0} ignored, {result.Resources.SetAside:N0} set aside ({result.Seconds:N1} s).";
        foreach (var (kind, count) in result.Ignored)
        {
            yield return $"  ignored {count:N0}: {kind}";
        }

        foreach (var problem in result.Problems.Take(ProblemsShown))
        {
            yield return $"  {problem.Number}, {problem.Severity}: {ProblemWords.Place(problem.File, problem.Line)} {problem.Path}: {problem.What}";
        }

        if (result.Problems.Count > ProblemsShown)
        {
            yield return $"  … and {result.Problems.Count - ProblemsShown:N0} more: ridgeway import problems --all.";
        }
    }
}
