using System.Text;

namespace Ridgeway.Exchange.Csv;

/// <summary>
/// A small strict reader of comma-separated text (RFC 4180): a header row, quotes doubled inside quotes, LF or CRLF.
/// Lines that begin with '#' before the header are comments. A row with the wrong number of cells, or a quote
/// in the wrong place, is a problem with its line and is left out; the rest is still read.
/// </summary>
public static class CsvRows
{
    /// <summary>What is said of a column that the header lacks.</summary>
    public const string NoSuchColumn = "The header has no such column.";

    /// <summary>Reads all of a text. The columns must be there, in any order; others are allowed and ignored.</summary>
    public static CsvText Read(string text, params ReadOnlySpan<string> columns)
    {
        var problems = new List<CsvProblem>();
        var lines = new CsvLines(text.StartsWith('\uFEFF') ? text[1..] : text);
        lines.SkipComments();
        if (lines.Next(problems) is not { } header)
        {
            problems.Add(new CsvProblem(1, "", "There is no header row."));
            return new CsvText([], problems);
        }

        var missing = false;
        foreach (var column in columns)
        {
            if (!header.Cells.Contains(column, StringComparer.Ordinal))
            {
                problems.Add(new CsvProblem(header.Line, column, NoSuchColumn));
                missing = true;
            }
        }

        return new CsvText(missing ? [] : Rows(lines, header, problems), problems) { Header = header.Cells };
    }

    private static List<CsvRow> Rows(CsvLines lines, CsvLine header, List<CsvProblem> problems)
    {
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Cells.Count; i++)
        {
            at.TryAdd(header.Cells[i], i);
        }

        var rows = new List<CsvRow>();
        while (lines.Next(problems) is { } line)
        {
            if (line.Cells is [""])
            {
                continue;
            }

            if (line.Cells.Count == header.Cells.Count)
            {
                rows.Add(new CsvRow(line.Line, at, line.Cells));
            }
            else
            {
                problems.Add(new CsvProblem(line.Line, "", $"The row has {line.Cells.Count} cells where the header has {header.Cells.Count}."));
            }
        }

        return rows;
    }
}

/// <summary>What was read, and what could not be.</summary>
public sealed record CsvText(IReadOnlyList<CsvRow> Rows, IReadOnlyList<CsvProblem> Problems)
{
    /// <summary>The names of all columns, in the order of the file.</summary>
    public IReadOnlyList<string> Header { get; init; } = [];
}

/// <summary>One row; cells by column name.</summary>
public sealed class CsvRow(int line, Dictionary<string, int> columns, IReadOnlyList<string> cells)
{
    /// <summary>1-based line of the file on which the row begins.</summary>
    public int Line => line;

    /// <summary>All cells, in the order of the header.</summary>
    public IReadOnlyList<string> Cells => cells;

    /// <summary>The cell as written; empty where it is empty.</summary>
    /// <exception cref="KeyNotFoundException">The header has no such column.</exception>
    public string this[string column] => cells[columns[column]];
}

internal sealed record CsvLine(int Line, IReadOnlyList<string> Cells);

/// <summary>Cuts a text into lines of cells, one at a time.</summary>
internal sealed class CsvLines(string text)
{
    private int at;
    private int line = 1;

    public void SkipComments()
    {
        while (at < text.Length && text[at] == '#')
        {
            var end = text.IndexOf('\n', at);
            at = end < 0 ? text.Length : end + 1;
            line++;
        }
    }

    /// <summary>The next line that could be cut, or null at the end.</summary>
    public CsvLine? Next(List<CsvProblem> problems)
    {
        while (at < text.Length)
        {
            var startedOn = line;
            var cells = new List<string>();
            if (CutLine(cells) is { } what)
            {
                problems.Add(new CsvProblem(startedOn, "", what));
                SkipLine();
                continue;
            }

            return new CsvLine(startedOn, cells);
        }

        return null;
    }

    /// <summary>Cuts one line and steps past its end; says what is wrong, or null.</summary>
    private string? CutLine(List<string> cells)
    {
        while (true)
        {
            if (at < text.Length && text[at] == '"')
            {
                if (!CutQuoted(cells))
                {
                    return "A quoted cell is not closed.";
                }

                if (at < text.Length && text[at] is not (',' or '\n' or '\r'))
                {
                    return "There is text after a closing quote.";
                }
            }
            else
            {
                var end = text.AsSpan(at).IndexOfAny(',', '\n', '\r');
                var cell = end < 0 ? text[at..] : text.Substring(at, end);
                if (cell.Contains('"', StringComparison.Ordinal))
                {
                    return "There is a quote in the middle of a cell.";
                }

                cells.Add(cell);
                at += cell.Length;
            }

            if (at >= text.Length || text[at] != ',')
            {
                StepOverEnd();
                return null;
            }

            at++;
        }
    }

    private bool CutQuoted(List<string> cells)
    {
        var cell = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                line += text[at] == '\n' ? 1 : 0;
                cell.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else
            {
                at++;
                cells.Add(cell.ToString());
                return true;
            }
        }

        return false;
    }

    private void StepOverEnd()
    {
        if (at < text.Length && text[at] == '\r')
        {
            at++;
        }

        if (at < text.Length && text[at] == '\n')
        {
            at++;
        }

        line++;
    }

    private void SkipLine()
    {
        var end = at < text.Length ? text.IndexOf('\n', at) : -1;
        at = end < 0 ? text.Length : end + 1;
        line++;
    }
}
