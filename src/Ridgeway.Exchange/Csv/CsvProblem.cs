namespace Ridgeway.Exchange.Csv;

/// <param name="Line">1-based line of the file on which the row begins.</param>
/// <param name="Column">The column, or empty where the whole row is in trouble.</param>
/// <param name="What">What is wrong, in plain words.</param>
public sealed record CsvProblem(int Line, string Column, string What)
{
    public override string ToString() => Column.Length == 0 ? $"line {Line}: {What}" : $"line {Line}, {Column}: {What}";
}
