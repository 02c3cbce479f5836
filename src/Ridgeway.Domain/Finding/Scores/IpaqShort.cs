namespace Ridgeway.Finding.Scores;

/// <summary>Days a week and minutes on such a day.</summary>
public readonly record struct ActivityTime(int Days, double Minutes)
{
    public double PerWeek => Days * Minutes;
}

public enum IpaqBand
{
    Low,
    Moderate,
    High,
}

/// <param name="MetMinutes">MET-minutes a week.</param>
/// <param name="Band">Low, moderate or high.</param>
public sealed record IpaqResult(double MetMinutes, IpaqBand Band);

/// <summary>
/// The short International Physical Activity Questionnaire, for 15 to 69 years. Times under 10 minutes do not count; more than 960 minutes
/// a day is not believed and not scored; on request each time is cut to 180 minutes a day.
/// Source: IPAQ scoring protocol, November 2005, as retold in public copies (flag S; the 10 minutes not re-read). Free to use.
/// </summary>
public static class IpaqShort
{
    private const double Walking = 3.3;
    private const double Moderate = 4.0;
    private const double Vigorous = 8.0;
    private const double Least = 10;
    private const double NotBelieved = 960;
    private const double CutTo = 180;

    /// <summary>The score, or null where the minutes of a day add up to more than is believed.</summary>
    public static IpaqResult? Score(ActivityTime vigorous, ActivityTime moderate, ActivityTime walking, bool cut)
    {
        if (vigorous.Minutes + moderate.Minutes + walking.Minutes > NotBelieved)
        {
            return null;
        }

        var (hard, medium, walked) = (Cleaned(vigorous, cut), Cleaned(moderate, cut), Cleaned(walking, cut));
        var total = (Vigorous * hard.PerWeek) + (Moderate * medium.PerWeek) + (Walking * walked.PerWeek);
        return new IpaqResult(Math.Round(total, 4), Band(hard, medium, walked, total));
    }

    private static IpaqBand Band(ActivityTime hard, ActivityTime medium, ActivityTime walked, double total)
    {
        var days = hard.Days + medium.Days + walked.Days;
        var halfHours = (medium.Minutes >= 30 ? medium.Days : 0) + (walked.Minutes >= 30 ? walked.Days : 0);
        return (hard.Days >= 3 && total >= 1500) || (days >= 7 && total >= 3000) ? IpaqBand.High
            : (hard.Days >= 3 && hard.Minutes >= 20) || halfHours >= 5 || (days >= 5 && total >= 600) ? IpaqBand.Moderate
            : IpaqBand.Low;
    }

    private static ActivityTime Cleaned(ActivityTime time, bool cut) =>
        time.Days == 0 || time.Minutes < Least ? default : cut ? time with { Minutes = Math.Min(time.Minutes, CutTo) } : time;
}
