using System.Text;

namespace Ridgeway.Exchange.Csv.Extracts;

/// <summary>One row of an extract as it was cut, or the reason it could not be.</summary>
/// <param name="Line">1-based line of the file on which it begins.</param>
/// <param name="Cells">The cells, without white space around them; empty where the row could not be cut.</param>
/// <param name="Text">The row as it came, for whoever must mend it.</param>
/// <param name="Trouble">Why it could not be cut, in plain words; else null.</param>
public sealed record ExtractRow(int Line, IReadOnlyList<string> Cells, string Text, string? Trouble = null);

/// <summary>
/// Cuts an extract into rows, one at a time, whatever made it: LF, CRLF or CR alone, quoted cells with line ends in them, quotes in the
/// middle of a cell. A quote that is never closed costs its own line and no more.
/// </summary>
public sealed class ExtractRows(TextReader text, char delimiter)
{
    /// <summary>A quoted cell that goes on longer than this was never closed.</summary>
    private const int MostLinesARow = 50;

    private const int LongestRow = 1 << 20;

    private readonly Queue<(int Line, string Text)> waiting = new();
    private int line;

    /// <summary>The next row that is not blank, or null at the end.</summary>
    public ExtractRow? Next()
    {
        while (Take() is { } first)
        {
            if (first.Text.AsSpan().Trim().IsEmpty)
            {
                continue;
            }

            return Cut(first);
        }

        return null;
    }

    /// <summary>The delimiter that a header row uses: whichever of comma, semicolon, tab and bar it has most of.</summary>
    public static char DelimiterOf(string header) =>
        ",;\t|".MaxBy(candidate => header.Count(letter => letter == candidate));

    private ExtractRow Cut((int Line, string Text) first)
    {
        var taken = new List<(int Line, string Text)> { first };
        var row = first.Text;
        List<string>? cells;
        while ((cells = CellsOf(row)) is null && taken.Count < MostLinesARow && row.Length < LongestRow && Take() is { } more)
        {
            taken.Add(more);
            row += "\n" + more.Text;
        }

        if (cells is not null)
        {
            return row.Contains('\uFFFD', StringComparison.Ordinal)
                ? new ExtractRow(first.Line, [], row, "It has bytes that are not UTF-8; say the file's encoding in the mapping (encoding: windows-1252)")
                : new ExtractRow(first.Line, cells, row);
        }

        GiveBack(taken.Skip(1));
        return new ExtractRow(first.Line, [], first.Text, "It has a quote that is never closed");
    }

    /// <summary>The cells of a row, or null where a quoted cell is still open at its end.</summary>
    private List<string>? CellsOf(string row)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var at = 0;
        while (true)
        {
            cell.Clear();
            while (at < row.Length && row[at] == ' ')
            {
                at++;
            }

            if (at < row.Length && row[at] == '"')
            {
                if (!TakeQuoted(row, ref at, cell))
                {
                    return null;
                }
            }

            var end = row.IndexOf(delimiter, at);
            cell.Append(row, at, (end < 0 ? row.Length : end) - at);
            cells.Add(cell.ToString().Trim());
            if (end < 0)
            {
                return cells;
            }

            at = end + 1;
        }
    }

    private static bool TakeQuoted(string row, ref int at, StringBuilder cell)
    {
        for (at++; at < row.Length; at++)
        {
            if (row[at] != '"')
            {
                cell.Append(row[at]);
            }
            else if (at + 1 < row.Length && row[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else
            {
                at++;
                return true;
            }
        }

        return false;
    }

    private (int Line, string Text)? Take()
    {
        if (waiting.TryDequeue(out var held))
        {
            return held;
        }

        return text.ReadLine() is { } next ? (++line, next) : null;
    }

    private void GiveBack(IEnumerable<(int Line, string Text)> lines)
    {
        var all = lines.Concat(waiting).ToList();
        waiting.Clear();
        foreach (var one in all)
        {
            waiting.Enqueue(one);
        }
    }
}
