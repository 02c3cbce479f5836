namespace Ridgeway.Delivery;

/// <summary>
/// The four personal well-being questions of the Office for National Statistics, each from 0 "not at all" to 10 "completely".
/// Each is reported by itself and they are never added up. On anxiety a low answer is the good one.
/// Source: ONS, personal well-being questions and scale (verified 2026). Bands: general knowledge, not re-read;
/// to be checked before any clinical use (flag U).
/// </summary>
public static class Ons4
{
    public const int Lowest = 0;
    public const int Highest = 10;

    /// <summary>The questions, by the measure each yields, in the order they are asked.</summary>
    public static IReadOnlyList<string> Questions => Questionnaire.Ons4.Measures();

    /// <summary>One score for each question answered.</summary>
    internal static (IReadOnlyList<MeasureScore> Scores, IReadOnlyList<AnswerFault> Faults) Score(IReadOnlyDictionary<string, int> answers)
    {
        AnswerFault[] faults =
        [
            .. answers.Keys.Where(question => !Questions.Contains(question, StringComparer.Ordinal))
                .Select(question => new AnswerFault(question, AnswerFaultKind.UnknownQuestion)),
            .. Questions.Where(question => answers.TryGetValue(question, out var answer) && answer is < Lowest or > Highest)
                .Select(question => new AnswerFault(question, AnswerFaultKind.OutsideRange)),
        ];
        MeasureScore[] scores =
            [.. Questions.Where(answers.ContainsKey).Select(question => new MeasureScore(question, answers[question]))];
        return (scores, faults);
    }

    /// <summary>The band of an answer to one of the three questions where high is good.</summary>
    public static WellbeingBand Band(int answer) => InRange(answer) switch
    {
        <= 4 => WellbeingBand.Low,
        <= 6 => WellbeingBand.Medium,
        <= 8 => WellbeingBand.High,
        _ => WellbeingBand.VeryHigh,
    };

    /// <summary>The band of an answer about anxiety, where low is good.</summary>
    public static AnxietyBand AnxietyBand(int answer) => InRange(answer) switch
    {
        <= 1 => Delivery.AnxietyBand.VeryLow,
        <= 3 => Delivery.AnxietyBand.Low,
        <= 5 => Delivery.AnxietyBand.Medium,
        _ => Delivery.AnxietyBand.High,
    };

    private static int InRange(int answer) => answer is >= Lowest and <= Highest
        ? answer
        : throw new ArgumentOutOfRangeException(nameof(answer), answer, "Answers go from 0 to 10.");
}

public enum WellbeingBand
{
    Low = 1,
    Medium = 2,
    High = 3,
    VeryHigh = 4,
}

public enum AnxietyBand
{
    VeryLow = 1,
    Low = 2,
    Medium = 3,
    High = 4,
}
