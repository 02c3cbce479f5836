using Ridgeway.Codes;

namespace Ridgeway.Records;

/// <summary>
/// Minutes a week of activity that raises the breathing, from the Exercise Vital Sign: as somebody wrote it down (LOINC 82290-8), or
/// days a week times minutes on those days (89555-7, 68516-4) answered on one day.
/// </summary>
/// <param name="Minutes">A week.</param>
/// <param name="On">The day it was answered.</param>
/// <param name="DaysAWeek">The days it was worked out from; null where the minutes were written down.</param>
/// <param name="MinutesADay">The minutes on those days.</param>
public sealed record ExerciseVitalSign(double Minutes, DateOnly On, double? DaysAWeek = null, double? MinutesADay = null)
{
    /// <summary>The latest; what was written down comes before what is worked out of the same day. Null where neither is known.</summary>
    public static ExerciseVitalSign? Latest(PersonRecord record, CodeLists lists)
    {
        for (var last = record.Count - 1; last >= 0; last--)
        {
            if (record[last].On is { } on && MeasureOf(record[last], lists) is "weekly-active-minutes" or "active-days-per-week" or "active-minutes-per-day"
                && OnDay(record, on, lists) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static ExerciseVitalSign? OnDay(PersonRecord record, DateOnly on, CodeLists lists)
    {
        double? Last(string measure)
        {
            for (var i = record.Count - 1; i >= 0; i--)
            {
                if (record[i].On == on && record[i].Value is { } value && MeasureOf(record[i], lists) == measure)
                {
                    return value;
                }
            }

            return null;
        }

        return Last("weekly-active-minutes") is { } written ? new ExerciseVitalSign(written, on)
            : Last("active-days-per-week") is { } days && (days == 0 ? 0 : Last("active-minutes-per-day")) is { } minutes ? new ExerciseVitalSign(days * minutes, on, days, minutes)
            : null;
    }

    private static string? MeasureOf(in Fact fact, CodeLists lists) => fact.Kind == FactKind.Measure ? lists.MeasureOf(fact.Code)?.Id : null;
}
