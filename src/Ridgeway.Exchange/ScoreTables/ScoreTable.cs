namespace Ridgeway.Exchange.ScoreTables;

/// <summary>A table of cases for one score: the columns it needs and what is worked out beside which.</summary>
/// <param name="Name">As the file of vectors is named: "score2".</param>
/// <param name="Says">What it is, its source, licence and the ages it was made for, in words.</param>
/// <param name="Inputs">The columns that must be there.</param>
/// <param name="Results">What is worked out.</param>
/// <param name="Compute">The results of a row in the order of <paramref name="Results"/>; not looked at where a cell is wrong.</param>
public sealed record ScoreTable(
    string Name, string Says, IReadOnlyList<string> Inputs, IReadOnlyList<ScoreColumn> Results, Func<ScoreCells, string[]> Compute)
{
    /// <summary>The versions there are, where the score is worked out in more than one way.</summary>
    public IReadOnlyList<string> Algorithms => [.. Results.Select(result => result.Algorithm).OfType<string>().Distinct(StringComparer.Ordinal)];
}

/// <param name="Beside">The column of expected results, which may be missing.</param>
/// <param name="Algorithm">The version it is worked out by, where there are several.</param>
public sealed record ScoreColumn(string Beside, string? Algorithm = null)
{
    /// <summary>"expected_percent" becomes "computed_percent", and "quan2011" "computed_quan2011".</summary>
    public string Name { get; } = "computed_" + (Beside.StartsWith("expected_", StringComparison.Ordinal) ? Beside["expected_".Length..] : Beside);
}
