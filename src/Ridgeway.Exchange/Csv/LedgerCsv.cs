using Ridgeway.Commissioning;

namespace Ridgeway.Exchange.Csv;

/// <summary>
/// Reads budget lines: one row a line, with the columns organisation, year, category, description, pounds, share-percent
/// (empty is 100), origin (new, reallocated or existing) and source.
/// </summary>
public static class LedgerCsv
{
    /// <summary>The columns, in the order they are written.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["organisation", "year", "category", "description", "pounds", "share-percent", "origin", "source"];

    /// <summary>The lines that are good, and every row that was left out with its reasons.</summary>
    public static (IReadOnlyList<BudgetLine> Lines, IReadOnlyList<CsvProblem> Problems) Read(string text)
    {
        var read = CsvRows.Read(text, [.. Columns]);
        var problems = new List<CsvProblem>(read.Problems);
        var lines = new List<BudgetLine>();
        foreach (var row in read.Rows)
        {
            switch (Draft(row).Read())
            {
                case BudgetLineReading.Good(var line):
                    lines.Add(line);
                    break;
                case BudgetLineReading.Faulty(var faults):
                    problems.AddRange(faults.Select(fault => Problem(row, fault)));
                    break;
            }
        }

        return (lines, problems);
    }

    private static BudgetLineDraft Draft(CsvRow row) => new()
    {
        Organisation = row["organisation"],
        Year = row["year"],
        Category = row["category"],
        Description = row["description"],
        Amount = row["pounds"],
        SharePercent = row["share-percent"],
        Origin = row["origin"],
        Source = row["source"],
    };

    private static CsvProblem Problem(CsvRow row, BudgetLineFault fault)
    {
        var (column, wanted) = fault switch
        {
            BudgetLineFault.Year => ("year", "a financial year like 2026/27"),
            BudgetLineFault.Organisation => ("organisation", "an ODS code"),
            BudgetLineFault.Category => ("category", "a category"),
            BudgetLineFault.Description => ("description", "a description"),
            BudgetLineFault.Amount => ("pounds", "an amount in pounds"),
            BudgetLineFault.Share => ("share-percent", "a percentage from 0 to 100"),
            BudgetLineFault.Origin => ("origin", "new, reallocated or existing"),
            BudgetLineFault.Source => ("source", "a source"),
        };
        return new CsvProblem(row.Line, column, row[column].Length == 0 ? $"This must be {wanted}; it is empty." : $"'{row[column]}' is not {wanted}.");
    }
}
