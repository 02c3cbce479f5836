using System.CommandLine;
using Ridgeway.Commands;

namespace Ridgeway.Records.CountEthnicity;

/// <summary>"ridgeway ethnicity completeness"</summary>
internal static class EthnicityCommand
{
    public static Command Make(CommandHost host)
    {
        var completeness = new Command("completeness", "How completely ethnic group is recorded, practice by practice.");
        completeness.SetAction((parse, cancel) => host.RunAsync(parse, RunAsync, cancel));
        return new Command("ethnicity", "What is recorded of people's ethnic group.") { completeness };
    }

    private static async Task<int> RunAsync(CommandRun run)
    {
        run.Result(await run.Services.GetRequiredService<CountEthnicityStory>().RunAsync(run.Cancel), Words);
        return ExitCode.Done;
    }

    private static IEnumerable<string> Words(EthnicityCounted counted)
    {
        yield return $"{"practice",-10} {"people",9} {"stated",9} {"not stated",11} {"not known",10} {"not asked",10} {"conflict",9} {"% stated",9}";
        foreach (var row in counted.Practices.Append(counted.All with { Practice = "all" }))
        {
            yield return $"{row.Practice ?? "none",-10} {row.People,9:N0} {row.Stated,9:N0} {row.NotStated,11:N0} {row.NotKnown,10:N0} {row.NotAsked,10:N0} {row.InConflict,9:N0} {row.PercentStated,9:N1}";
        }
    }
}
