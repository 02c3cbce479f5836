using System.Globalization;
using Ridgeway.Exchange.Csv;

namespace Ridgeway.Exchange.ScoreTables;

/// <summary>The cells of one row, read strictly: what is wrong is noted with its column, and a harmless value stands in until all are read.</summary>
public sealed class ScoreCells(CsvRow row)
{
    private readonly List<CsvProblem> problems = [];

    public IReadOnlyList<CsvProblem> Problems => problems;

    public bool IsSound => problems.Count == 0;

    /// <summary>True where nothing is written, or NA.</summary>
    public bool IsEmpty(string column) => row[column].Trim() is "" or "NA" or "N/A" or "null" or "NULL";

    public string Text(string column)
    {
        if (IsEmpty(column))
        {
            Problem(column, "Nothing is written.");
        }

        return row[column].Trim();
    }

    public double Number(string column, double from, double to)
    {
        var text = Text(column);
        if (text.Length == 0 || IsEmpty(column))
        {
            return from;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to)
        {
            return number;
        }

        Problem(column, $"'{text}' is not a number from {from.ToString(CultureInfo.InvariantCulture)} to {to.ToString(CultureInfo.InvariantCulture)}.");
        return from;
    }

    public int Whole(string column, int from, int to)
    {
        var number = Number(column, from, to);
        if (!double.IsInteger(number))
        {
            Problem(column, $"'{row[column].Trim()}' is not a whole number.");
        }

        return (int)number;
    }

    public DateOnly Day(string column)
    {
        var text = Text(column);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        if (!IsEmpty(column))
        {
            Problem(column, $"'{text}' is not a day: write it as 1959-03-01.");
        }

        return DateOnly.MinValue;
    }

    public bool YesOrNo(string column) => OneOf(column, Words.YesAndNo);

    /// <summary>One of a few words, whatever their capitals and signs.</summary>
    public T OneOf<T>(string column, IReadOnlyDictionary<string, T> words)
    {
        var text = Text(column);
        if (words.TryGetValue(Words.Plain(text), out var meant))
        {
            return meant;
        }

        if (!IsEmpty(column))
        {
            Problem(column, $"'{text}' is not one of the answers known here.");
        }

        return words.Values.First();
    }

    public void Problem(string column, string what)
    {
        if (!problems.Exists(problem => problem.Column == column))
        {
            problems.Add(new CsvProblem(row.Line, column, what));
        }
    }
}
