using Ridgeway.Exchange.Csv;

namespace Ridgeway.Exchange.ScoreTables;

/// <summary>Works a score out for every row of a CSV text and writes the same rows with the results beside those expected.</summary>
public static class ScoreFile
{
    /// <param name="text">The cases.</param>
    /// <param name="table">The score.</param>
    /// <param name="algorithm">Only the results of this version; null for all.</param>
    public static ScoredFile Run(string text, ScoreTable table, string? algorithm = null)
    {
        var read = CsvRows.Read(text, [.. table.Inputs]);
        var shown = table.Results.Index().Where(result => algorithm is null || result.Item.Algorithm is null || result.Item.Algorithm == algorithm).ToList();
        var problems = read.Problems.ToList();
        var rows = new List<IReadOnlyList<string>>();
        var scored = 0;
        foreach (var row in read.Rows)
        {
            var results = Results(row, table, problems);
            scored += results is null ? 0 : 1;
            rows.Add(Beside(read.Header, row.Cells, shown, (result, _) => results?[result] ?? ""));
        }

        return new ScoredFile(
            Beside(read.Header, read.Header, shown, (_, column) => column.Name), rows, scored, [.. problems.OrderBy(problem => problem.Line)]);
    }

    /// <summary>The results of a row; null where a cell is wrong, or where none of its inputs is filled in.</summary>
    private static string[]? Results(CsvRow row, ScoreTable table, List<CsvProblem> problems)
    {
        var cells = new ScoreCells(row);
        if (table.Inputs.All(cells.IsEmpty))
        {
            return null;
        }

        var results = table.Compute(cells);
        problems.AddRange(cells.Problems);
        return cells.IsSound ? results : null;
    }

    /// <summary>A row with one more cell after each column that results stand beside; those without one come last.</summary>
    private static List<string> Beside(
        IReadOnlyList<string> header, IReadOnlyList<string> cells, IReadOnlyList<(int Index, ScoreColumn Item)> results, Func<int, ScoreColumn, string> value)
    {
        var row = new List<string>();
        for (var i = 0; i < header.Count; i++)
        {
            row.Add(cells[i]);
            row.AddRange(results.Where(result => result.Item.Beside == header[i]).Select(result => value(result.Index, result.Item)));
        }

        row.AddRange(results.Where(result => !header.Contains(result.Item.Beside, StringComparer.Ordinal)).Select(result => value(result.Index, result.Item)));
        return row;
    }
}

/// <param name="Header">The columns, with those worked out.</param>
/// <param name="Rows">The rows as they were, with the results; empty results where a cell is wrong.</param>
/// <param name="Scored">How many rows have results.</param>
/// <param name="Problems">What is wrong, by line.</param>
public sealed record ScoredFile(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, int Scored, IReadOnlyList<CsvProblem> Problems);
