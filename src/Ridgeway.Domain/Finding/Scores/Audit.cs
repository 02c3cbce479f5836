namespace Ridgeway.Finding.Scores;

/// <summary>How much risk an AUDIT score stands for.</summary>
public enum AuditBand
{
    NoRisk,
    LowRisk,
    IncreasingRisk,
    HighRisk,
    PossibleDependency,
}

/// <summary>
/// The Alcohol Use Disorders Identification Test: ten items of 0 to 4 points, 0 to 40 in all; its first three are AUDIT-C.
/// Source: WHO AUDIT; bands of the NHS Health Check online service, which reproduces its published tests. Licence: WHO, free to use.
/// </summary>
public static class Audit
{
    public const int Items = 10;

    /// <summary>The sum of the items; one that was not asked because the first ones made it needless is 0.</summary>
    /// <exception cref="ArgumentException">There are not ten, or one is outside 0 to 4.</exception>
    public static int Score(IReadOnlyList<int> items) => items.Count == Items && items.All(item => item is >= 0 and <= 4)
        ? items.Sum()
        : throw new ArgumentException("AUDIT has ten items of 0 to 4 points.", nameof(items));

    public static AuditBand Band(int score) => score switch
    {
        <= 0 => AuditBand.NoRisk,
        <= 7 => AuditBand.LowRisk,
        <= 15 => AuditBand.IncreasingRisk,
        <= 19 => AuditBand.HighRisk,
        _ => AuditBand.PossibleDependency,
    };
}
