using System.Diagnostics.CodeAnalysis;

namespace Ridgeway.Exchange.ScoreTables;

/// <summary>Every score that can be worked out for a file of cases.</summary>
public static class AllScoreTables
{
    public static IReadOnlyList<ScoreTable> Tables { get; } =
    [
        QuestionnaireTables.Audit,
        BodyTables.Bmi,
        BodyTables.BloodPressure,
        DiseaseTables.Charlson,
        Eq5dTable.Table,
        QuestionnaireTables.Gppaq,
        QuestionnaireTables.Ipaq,
        DiseaseTables.Leicester,
        HeartTables.Score2,
        HeartTables.Score2Diabetes,
    ];

    public static bool TryFind(string name, [NotNullWhen(true)] out ScoreTable? table)
    {
        table = Tables.FirstOrDefault(one => one.Name == name);
        return table is not null;
    }
}
