namespace Ridgeway.Delivery;

/// <summary>
/// Activity in the past seven days, asked about walking, cycling and sport or fitness: on how many days, for how many minutes
/// a day, and whether it raised the breathing. Minutes a week are the sum of days times minutes where it did.
/// Bands are those of the Short Active Lives questionnaire (Sport England): general knowledge, not re-read;
/// to be checked before any clinical use (flag U).
/// </summary>
public static class WeeklyActivity
{
    public const int MostDays = 7;
    public const int MostMinutesADay = 1440;

    /// <summary>A week has no more minutes than this; more is an error in the answers.</summary>
    public const int MostMinutesAWeek = MostDays * MostMinutesADay;

    /// <summary>The activities asked about: the questions are "walking-days", "walking-minutes", "walking-breathing" and so on.</summary>
    public static IReadOnlyList<string> Activities { get; } = ["walking", "cycling", "sport-or-fitness"];

    public static string Days(string activity) => $"{activity}-days";

    public static string Minutes(string activity) => $"{activity}-minutes";

    /// <summary>Answered 1 for "it raised my breathing", 0 for "it did not".</summary>
    public static string Breathing(string activity) => $"{activity}-breathing";

    /// <summary>The band of minutes a week.</summary>
    public static ActivityBand Band(double minutesAWeek) => minutesAWeek switch
    {
        < 0 or double.NaN => throw new ArgumentOutOfRangeException(nameof(minutesAWeek), minutesAWeek, "Minutes cannot be fewer than none."),
        < 30 => ActivityBand.Inactive,
        < 150 => ActivityBand.FairlyActive,
        _ => ActivityBand.Active,
    };

    internal static (IReadOnlyList<MeasureScore> Scores, IReadOnlyList<AnswerFault> Faults) Score(IReadOnlyDictionary<string, int> answers)
    {
        var questions = Activities.SelectMany(activity => new[] { Days(activity), Minutes(activity), Breathing(activity) }).ToHashSet(StringComparer.Ordinal);
        var faults = answers.Keys.Where(question => !questions.Contains(question))
            .Select(question => new AnswerFault(question, AnswerFaultKind.UnknownQuestion))
            .ToList();
        long minutes = 0;
        foreach (var activity in Activities)
        {
            minutes += MinutesOf(activity, answers, faults);
        }

        if (minutes > MostMinutesAWeek)
        {
            faults.Add(new AnswerFault(Questionnaire.WeeklyActivity.Id(), AnswerFaultKind.OutsideRange));
        }

        var anything = Activities.Any(activity => answers.ContainsKey(Days(activity)));
        return (anything && faults.Count == 0 ? [new MeasureScore(Questionnaires.ActiveMinutes, minutes)] : [], faults);
    }

    private static long MinutesOf(string activity, IReadOnlyDictionary<string, int> answers, List<AnswerFault> faults)
    {
        var days = Within(Days(activity), MostDays);
        var minutes = Within(Minutes(activity), MostMinutesADay);
        var breathing = Within(Breathing(activity), 1);

        // No days needs no more answers; otherwise one without the others says nothing.
        var (needsMinutes, needsBreathing) = (days is > 0 && minutes is null, days is > 0 && minutes is > 0 && breathing is null);
        if (needsMinutes || needsBreathing || (days is null && minutes is > 0))
        {
            var missing = days is null ? Days(activity) : needsMinutes ? Minutes(activity) : Breathing(activity);
            faults.Add(new AnswerFault(missing, AnswerFaultKind.HalfAnswered));
        }

        return breathing == 1 ? (long)(days ?? 0) * (minutes ?? 0) : 0;

        int? Within(string question, int most)
        {
            if (!answers.TryGetValue(question, out var answer))
            {
                return null;
            }

            if (answer < 0 || answer > most)
            {
                faults.Add(new AnswerFault(question, AnswerFaultKind.OutsideRange));
                return 0;
            }

            return answer;
        }
    }
}

public enum ActivityBand
{
    /// <summary>Under 30 minutes a week.</summary>
    Inactive = 1,

    /// <summary>30 to 149 minutes.</summary>
    FairlyActive = 2,

    /// <summary>150 minutes or more.</summary>
    Active = 3,
}
