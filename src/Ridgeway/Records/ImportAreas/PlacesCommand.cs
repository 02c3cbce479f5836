using System.CommandLine;
using Ridgeway.Commands;

namespace Ridgeway.Records.ImportAreas;

/// <summary>"ridgeway places import FILE"</summary>
internal static class PlacesCommand
{
    private const int ProblemsShown = 10;

    public static Command Make(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The official file of the Index of Multiple Deprivation by LSOA (File 7), as CSV." };
        var index = new Option<string?>("--index") { Description = "The edition, for example \"IMD 2025\". Default: told from the names of the columns." };
        var import = new Command("import", "Take the deprivation of every small area, and bring everyone's decile up to date.") { file, index };
        import.SetAction((parse, cancel) => host.RunAsync(parse, run => RunAsync(run, Path.GetFullPath(parse.GetValue(file)!), parse.GetValue(index)), cancel));
        return new Command("places", "Small areas and how deprived they are.") { import };
    }

    private static async Task<int> RunAsync(CommandRun run, string file, string? index)
    {
        var imported = await run.Services.GetRequiredService<ImportAreasStory>().RunAsync(await File.ReadAllTextAsync(file, run.Cancel), index, run.Cancel);
        run.Result(imported, Words);
        return imported.Areas == 0 ? ExitCode.CouldNotRun : imported.Problems.Count == 0 ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static IEnumerable<string> Words(AreasImported imported)
    {
        yield return $"{imported.Index}: {imported.Areas:N0} areas; {imported.PeopleChanged:N0} people's decile changed.";
        foreach (var problem in imported.Problems.Take(ProblemsShown))
        {
            yield return $"  line {problem.Line}, {problem.Column}: {problem.What}";
        }
    }
}
