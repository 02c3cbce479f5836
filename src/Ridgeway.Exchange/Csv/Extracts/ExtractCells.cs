using System.Globalization;

namespace Ridgeway.Exchange.Csv.Extracts;

/// <summary>Something wrong in a cell.</summary>
/// <param name="Column">The column, or empty where the whole row is in trouble.</param>
/// <param name="What">What is wrong and what to do; a full sentence without its full stop.</param>
/// <param name="IsSetAside">True where the row cannot be used, false where only the cell was left out.</param>
public sealed record ExtractTrouble(string Column, string What, bool IsSetAside);

/// <summary>The cells of one row by column, with what their text means under the map.</summary>
internal sealed class ExtractCells(ExtractFile file, IReadOnlyDictionary<string, int> columns, DateOnly today, List<ExtractTrouble> troubles)
{
    private static readonly DateOnly FirstSerialDay = new(1899, 12, 30);

    private IReadOnlyList<string> row = [];

    public void Start(IReadOnlyList<string> cells) => row = cells;

    /// <summary>What a cell says, in the map's words; null where it is empty or means nothing.</summary>
    public string? Text(ExtractCell? cell)
    {
        if (cell is null)
        {
            return null;
        }

        var text = cell.Column is { } column ? row[columns[column]] : "";
        if (text.Length == 0 || file.Empty.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return cell.Fixed;
        }

        if (cell.Values is null)
        {
            return text;
        }

        if (cell.Values.FirstOrDefault(value => string.Equals(value.Key, text, StringComparison.OrdinalIgnoreCase)) is { Key: not null } known)
        {
            return known.Value;
        }

        Leave(cell, $"'{Short(text)}' is none of the values the mapping knows ({string.Join(", ", cell.Values.Keys.Take(8))}); it was left out. Add it to the mapping");
        return null;
    }

    /// <summary>A day as FHIR writes it; null where there is none. What cannot be read is a trouble.</summary>
    public string? Day(ExtractCell? cell, bool isNeeded, bool isBirth = false)
    {
        if (Text(cell) is not { } text)
        {
            return null;
        }

        var bare = text.Split(' ', 'T') is [var day, var time, ..] && time.Contains(':', StringComparison.Ordinal) ? day : text;
        foreach (var pattern in file.Dates)
        {
            if (DateOnly.TryParseExact(bare, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                // Two digits of a year are of this century unless that is a birth to come.
                return (isBirth && !pattern.Contains("yyyy", StringComparison.Ordinal) && date > today ? date.AddYears(-100) : date).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
        }

        if (bare.Length == 4 && bare.All(char.IsAsciiDigit))
        {
            return bare;
        }

        var what = bare.Length == 5 && int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            ? $"'{bare}' looks like a spreadsheet's day number ({FirstSerialDay.AddDays(serial):d MMMM yyyy}?); export the column as a date"
            : $"'{Short(text)}' is not a date written as {string.Join(" or ", file.Dates)}";
        troubles.Add(new ExtractTrouble(cell!.Column ?? "", isNeeded ? what : what + "; it was left out", isNeeded));
        return null;
    }

    public void Leave(ExtractCell cell, string what) => troubles.Add(new ExtractTrouble(cell.Column ?? "", what, IsSetAside: false));

    public void SetAside(ExtractCell? cell, string what) => troubles.Add(new ExtractTrouble(cell?.Column ?? "", what, IsSetAside: true));

    public static string Short(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
