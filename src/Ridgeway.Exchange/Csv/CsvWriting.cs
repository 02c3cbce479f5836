using System.Text;

namespace Ridgeway.Exchange.Csv;

/// <summary>Writes comma-separated text (RFC 4180, CRLF) that a spreadsheet opens without running anything.</summary>
public static class CsvWriting
{
    /// <summary>The header and rows; null is an empty cell.</summary>
    public static string Write(IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(header))
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Cell(string? value)
    {
        var cell = value ?? "";

        // A spreadsheet takes these for the beginning of a formula; numbers may begin with a minus.
        if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !decimal.TryParse(cell, out _))
        {
            cell = "'" + cell;
        }

        return cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }
}
