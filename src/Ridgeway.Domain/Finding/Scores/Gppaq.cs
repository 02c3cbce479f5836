namespace Ridgeway.Finding.Scores;

/// <summary>What a person's work asks of the body.</summary>
public enum WorkActivity
{
    NotEmployed,
    Sitting,
    Standing,
    Physical,
    HeavyManual,
}

/// <summary>Hours in the last week.</summary>
public enum WeeklyHours
{
    None = 0,
    UnderOne = 1,
    OneToThree = 2,
    ThreeOrMore = 3,
}

public enum ActivityBand
{
    Inactive,
    ModeratelyInactive,
    ModeratelyActive,
    Active,
}

/// <summary>Which of the two ways in use the band was worked out in; they disagree for about half the answers.</summary>
public enum GppaqAlgorithm
{
    /// <summary>The index of the Department of Health, 2009.</summary>
    Dh2009,

    /// <summary>The sum of 1 to 10 of the NHS Health Check online service, one step stricter for many.</summary>
    NhsHealthCheck,
}

/// <summary>The answers as given, so that either version can be worked out from them again. Walking, housework and gardening do not count.</summary>
public sealed record GppaqAnswers(WorkActivity Work, WeeklyHours Exercise, WeeklyHours Cycling);

/// <param name="Algorithm">The version.</param>
/// <param name="Score">0 to 3 of the index, or 1 to 10 of the sum.</param>
/// <param name="Band">The band of that version.</param>
/// <param name="Answers">The answers it was worked out from.</param>
public sealed record GppaqResult(GppaqAlgorithm Algorithm, int Score, ActivityBand Band, GppaqAnswers Answers);

/// <summary>
/// The General Practice Physical Activity Questionnaire, for 16 to 74 years. Sources: DH 2009 (gateway 11854) as implemented in
/// DigitalHealthCheckWeb, CalculateGPPAQScore; NHS Health Check online, unit tests of its score calculator. Licence: Crown copyright.
/// In people of 60 to 74 it found 19% of the inactive (doi 10.1186/s12875-015-0324-8).
/// </summary>
public static class Gppaq
{
    /// <summary>As content names it: the numbers of the raw answers, and the version. NaN for a number that is no answer.</summary>
    public static ScoreFormula Formula { get; } = new(
        "gppaq",
        [
            new FormulaInput("work", "Work: 0 not in employment, 1 sitting, 2 standing, 3 physical, 4 heavy manual"),
            new FormulaInput("exercise", "Exercise: 0 none, 1 less than 1 hour, 2 1 to 3 hours, 3 3 hours or more"),
            new FormulaInput("cycling", "Cycling: 0 none, 1 less than 1 hour, 2 1 to 3 hours, 3 3 hours or more"),
            new FormulaInput("algorithm", "Version", ["dh-2009", "nhs-health-check"]),
        ],
        inputs => IsAnswer(inputs[0], 4) && IsAnswer(inputs[1], 3) && IsAnswer(inputs[2], 3)
            ? Score(new GppaqAnswers((WorkActivity)(int)inputs[0], (WeeklyHours)(int)inputs[1], (WeeklyHours)(int)inputs[2]), (GppaqAlgorithm)(int)inputs[3]).Score
            : double.NaN);

    public static GppaqResult Score(GppaqAnswers answers, GppaqAlgorithm algorithm)
    {
        var hours = (int)answers.Exercise + (int)answers.Cycling;
        switch (algorithm)
        {
            case GppaqAlgorithm.Dh2009:
                var index = Math.Min(3, Math.Min(3, hours) + Math.Max(0, (int)answers.Work - 1));
                return new GppaqResult(algorithm, index, (ActivityBand)index, answers);
            default:
                var sum = hours + Math.Max(1, (int)answers.Work);
                return new GppaqResult(algorithm, sum, (ActivityBand)Math.Clamp(sum - 2, 0, 3), answers);
        }
    }

    private static bool IsAnswer(double value, int most) => value >= 0 && value <= most && value.Equals(Math.Floor(value));
}
