using System.CommandLine;
using Ridgeway.Commands;
using Ridgeway.Content;
using Ridgeway.Exchange.Csv;
using Ridgeway.Exchange.ScoreTables;

namespace Ridgeway.Finding.ScoreCases;

/// <summary>"ridgeway score NAME INPUT.csv" and "ridgeway score list": anyone can check our scores on cases of their own.</summary>
internal static class ScoreCommand
{
    private const int ProblemsShown = 50;

    public static Command Make(CommandHost host)
    {
        var name = new Argument<string>("NAME") { Description = $"The score: {string.Join(", ", AllScoreTables.Tables.Select(table => table.Name))}." };
        var input = new Argument<string>("INPUT") { Description = "A CSV file with the score's columns ('ridgeway score list' says which)." };
        var output = new Option<string?>("--out") { Description = "Where to write the rows with the results. Default: standard output." };
        var algorithm = new Option<string?>("--algorithm") { Description = "For a score with versions that disagree, only this one: dh2009 or nhs-health-check (gppaq), published or nhs-health-check (leicester). Default: both." };
        var list = new Command("list", "The scores there are, with their columns, sources and licences.");
        list.SetAction((parse, cancel) => host.RunAsync(parse, run => Task.FromResult(List(run)), cancel, upgrade: false));
        var command = new Command("score", "Work a score out for every row of a CSV file.") { name, input, output, algorithm, list };
        command.SetAction((parse, cancel) => host.RunAsync(
            parse, run => RunAsync(run, parse.GetValue(name)!, parse.GetValue(input)!, parse.GetValue(output), parse.GetValue(algorithm)), cancel, upgrade: false));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string name, string input, string? output, string? algorithm)
    {
        if (!AllScoreTables.TryFind(name, out var table))
        {
            throw new CommandRefused($"There is no score '{name}'. There are: {string.Join(", ", AllScoreTables.Tables.Select(one => one.Name))}.", ExitCode.Usage);
        }

        if (algorithm is not null && !table.Algorithms.Contains(algorithm, StringComparer.Ordinal))
        {
            throw new CommandRefused(table.Algorithms.Count == 0 ? $"'{name}' has only one version." : $"'{name}' has no version '{algorithm}', but {string.Join(" and ", table.Algorithms)}.", ExitCode.Usage);
        }

        if (!File.Exists(input))
        {
            throw new CommandRefused($"There is no file '{input}'.");
        }

        var scored = ScoreFile.Run(await File.ReadAllTextAsync(input, run.Cancel), table, algorithm);
        var missing = scored.Problems.Where(problem => problem.Column.Length > 0 && problem.What == CsvRows.NoSuchColumn).Select(problem => problem.Column).ToList();
        if (missing.Count > 0)
        {
            throw new CommandRefused($"'{input}' lacks the column{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing)}. '{name}' needs {string.Join(", ", table.Inputs)}.");
        }

        await WriteAsync(run, table, scored, output);
        return scored.Problems.Count == 0 ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static async Task WriteAsync(CommandRun run, ScoreTable table, ScoredFile scored, string? output)
    {
        if (output is not null)
        {
            await File.WriteAllTextAsync(output, CsvWriting.Write(scored.Header, scored.Rows), run.Cancel);
        }

        if (run.IsJson || output is not null)
        {
            run.Result(new ShownScoring(table.Name, scored.Rows.Count, scored.Scored, output, scored.Header, output is null ? scored.Rows : [], scored.Problems), Words);
        }
        else
        {
            run.Result(scored, file => [CsvWriting.Write(file.Header, file.Rows).TrimEnd('\r', '\n')]);
        }

        foreach (var problem in scored.Problems.Take(ProblemsShown))
        {
            run.Say($"row {problem.Line - 1} (line {problem.Line}){(problem.Column.Length == 0 ? "" : $", column {problem.Column}")}: {problem.What}");
        }

        if (scored.Problems.Count > ProblemsShown)
        {
            run.Say($"… and {scored.Problems.Count - ProblemsShown:N0} more.");
        }
    }

    private static int List(CommandRun run)
    {
        var scores = run.Services.GetRequiredService<ContentPack>().Of<Score>();
        run.Result(
            new ShownScoreList(
                [.. AllScoreTables.Tables.Select(table => new ShownTable(table.Name, table.Says, table.Inputs, [.. table.Results.Select(result => result.Name)], table.Algorithms))],
                [.. scores.Select(score => new ShownDefinition(score.Id, score.Name, score.Version, score.Definition, score.Source.Ref, score.Source.Flag, score.Licence, score.NotLookedFor))]),
            list => list.ForFiles.SelectMany(Words).Prepend("For a file of cases:").Append("").Append("In the record:").Concat(list.InRecords.Select(score => $"  {score.Score}: {score.Name} ({score.Version}). {score.Source} ({score.Flag.ToString().ToLowerInvariant()}). {score.Licence}")));
        return ExitCode.Done;
    }

    private static IEnumerable<string> Words(ShownTable table) =>
    [
        $"  {table.Score}: {table.Says}",
        $"    columns: {string.Join(", ", table.Columns)}; worked out: {string.Join(", ", table.Results)}{(table.Algorithms.Count == 0 ? "" : $"; --algorithm {string.Join(" | ", table.Algorithms)}")}",
    ];

    private static IEnumerable<string> Words(ShownScoring scoring) =>
        [$"{scoring.Scored:N0} of {scoring.Rows:N0} rows scored by {scoring.Score}{(scoring.WrittenTo is null ? "" : $", written to {scoring.WrittenTo}")}; {scoring.Problems.Count:N0} problem{(scoring.Problems.Count == 1 ? "" : "s")}."];
}

/// <param name="Score">Its name.</param>
/// <param name="Rows">How many rows the file has.</param>
/// <param name="Scored">How many of them have results.</param>
/// <param name="WrittenTo">Where they were written.</param>
/// <param name="Columns">The columns, with those worked out.</param>
/// <param name="Cases">The rows, where they were written nowhere else.</param>
/// <param name="Problems">What is wrong, by line.</param>
internal sealed record ShownScoring(
    string Score, int Rows, int Scored, string? WrittenTo, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Cases, IReadOnlyList<CsvProblem> Problems);

internal sealed record ShownScoreList(IReadOnlyList<ShownTable> ForFiles, IReadOnlyList<ShownDefinition> InRecords);

internal sealed record ShownTable(string Score, string Says, IReadOnlyList<string> Columns, IReadOnlyList<string> Results, IReadOnlyList<string> Algorithms);

internal sealed record ShownDefinition(
    string Score, string Name, string Version, string Definition, string Source, Codes.Verification Flag, string Licence, IReadOnlyList<string> NotLookedFor);
