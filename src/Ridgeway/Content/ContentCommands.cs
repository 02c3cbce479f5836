using System.CommandLine;
using Ridgeway.Commands;

namespace Ridgeway.Content;

/// <summary>"ridgeway content check"</summary>
internal static class ContentCommands
{
    /// <param name="host">What every command needs.</param>
    /// <param name="more">Commands about content that a room brings.</param>
    public static Command Make(CommandHost host, IEnumerable<Command> more)
    {
        var check = new Command("check", "Read all content, run its worked examples and say what stands behind it.");
        check.SetAction((parse, cancel) => host.RunAsync(parse, run => Task.FromResult(Check(run)), cancel, upgrade: false));
        var content = new Command("content", "The knowledge in files: code lists, registers, guidance.") { check, SchemaCommand.Make(host), ExportCommand.Make(host) };
        foreach (var one in more)
        {
            content.Add(one);
        }

        return content;
    }

    private static int Check(CommandRun run)
    {
        var result = ContentCheck.Run(run.Services.GetRequiredService<ContentPack>());
        run.Result(result, Words);
        return result.IsClean ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static IEnumerable<string> Words(ContentCheckResult result)
    {
        yield return $"{result.Head.Name} {result.Head.Version}, {result.Head.Hash[..12]}";
        foreach (var problem in result.Problems)
        {
            yield return problem.ToString();
        }

        foreach (var failure in result.Failures)
        {
            yield return $"{failure.Kind} {failure.Id}, example {failure.Number}: {failure.What}";
        }

        foreach (var few in result.TooFewExamples)
        {
            yield return $"{few}: fewer than {ContentCheck.ExamplesNeeded} worked examples";
        }

        yield return $"{result.ExamplesPassed} of {result.ExamplesRun} worked examples pass.";
        yield return $"{"",-18} {"all",5} {"V",5} {"S",5} {"U",5} {"draft",6} {"approved",9}";
        foreach (var row in result.Coverage)
        {
            yield return $"{row.Kind,-18} {row.Count,5} {row.Verified,5} {row.Secondary,5} {row.Unverified,5} {row.Draft,6} {row.Approved,9}";
        }
    }
}
