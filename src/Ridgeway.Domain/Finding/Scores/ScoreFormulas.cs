using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Ridgeway.Finding.Scores;

/// <summary>The equations that content may name.</summary>
public static class ScoreFormulas
{
    private static readonly FrozenDictionary<string, ScoreFormula> All = new[] { Score2.Formula, Score2Diabetes.Formula, Leicester.Formula, BloodPressureBands.Formula, Gppaq.Formula, WeeklyMinutes.Formula }
        .ToFrozenDictionary(formula => formula.Id, StringComparer.Ordinal);

    public static IEnumerable<string> Ids => All.Keys;

    public static bool TryFind(string id, [NotNullWhen(true)] out ScoreFormula? formula) => All.TryGetValue(id, out formula);
}
