namespace Ridgeway.Finding.Scores;

/// <summary>
/// Minutes a week of activity that raises the breathing, from the two answers of the Exercise Vital Sign (LOINC 89555-7 and 68516-4).
/// Source: HL7 Physical Activity implementation guide.
/// </summary>
public static class WeeklyMinutes
{
    /// <summary>As content names it. NaN for more days than a week has or more minutes than a day.</summary>
    public static ScoreFormula Formula { get; } = new(
        "exercise-vital-sign",
        [new FormulaInput("days", "Active days a week"), new FormulaInput("minutes", "Minutes on those days")],
        inputs => inputs[0] is >= 0 and <= 7 && inputs[1] is >= 0 and <= 1440 ? inputs[0] * inputs[1] : double.NaN);
}
