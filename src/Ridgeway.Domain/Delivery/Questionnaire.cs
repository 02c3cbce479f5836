using System.Diagnostics.CodeAnalysis;

namespace Ridgeway.Delivery;

/// <summary>A questionnaire that Ridgeway can score. Content names it by <see cref="Questionnaires.Id"/>.</summary>
public enum Questionnaire
{
    /// <summary>The four personal well-being questions of the Office for National Statistics. "ons4".</summary>
    Ons4 = 1,

    /// <summary>Days and minutes of activity in the past week. "weekly-activity".</summary>
    WeeklyActivity = 2,
}

/// <summary>When in a programme a questionnaire was answered.</summary>
public enum QuestionnaireStage
{
    Baseline = 1,
    FollowUp = 2,
}

/// <summary>The names of questionnaires and of the measures they yield, as content, events and evaluation write them.</summary>
public static class Questionnaires
{
    public const string LifeSatisfaction = "ons4-life-satisfaction";
    public const string Worthwhile = "ons4-worthwhile";
    public const string Happiness = "ons4-happiness";

    /// <summary>The one on which lower is better.</summary>
    public const string Anxiety = "ons4-anxiety";

    /// <summary>Minutes a week of activity that raised the breathing.</summary>
    public const string ActiveMinutes = "weekly-active-minutes";

    /// <summary>The name content uses: "ons4", "weekly-activity".</summary>
    public static string Id(this Questionnaire questionnaire) => questionnaire switch
    {
        Questionnaire.Ons4 => "ons4",
        Questionnaire.WeeklyActivity => "weekly-activity",
    };

    /// <summary>Reads the name content uses.</summary>
    public static bool TryParse([NotNullWhen(true)] string? id, out Questionnaire questionnaire)
    {
        questionnaire = id?.Trim() switch
        {
            "ons4" => Questionnaire.Ons4,
            "weekly-activity" => Questionnaire.WeeklyActivity,
            _ => default,
        };
        return questionnaire != default;
    }

    /// <summary>Every measure a questionnaire yields, in the order it asks.</summary>
    public static IReadOnlyList<string> Measures(this Questionnaire questionnaire) => questionnaire switch
    {
        Questionnaire.Ons4 => [LifeSatisfaction, Worthwhile, Happiness, Anxiety],
        Questionnaire.WeeklyActivity => [ActiveMinutes],
    };

    /// <summary>True where a higher value is better for the person. Only anxiety reads the other way.</summary>
    public static bool HigherIsBetter(string measure) => !string.Equals(measure, Anxiety, StringComparison.Ordinal);
}
