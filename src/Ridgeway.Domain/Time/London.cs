namespace Ridgeway.Time;

/// <summary>
/// Clock time in London, by rule and not from the machine's time zone files, which a fresh machine may lack.
/// Source: The Summer Time Order 2002 (SI 2002/262): an hour ahead from 01:00 GMT on the last Sunday of March to 01:00 GMT
/// on the last Sunday of October. Earlier years had other days; Ridgeway shows no clock times from before 2002.
/// </summary>
public static class London
{
    public static DateTimeOffset At(DateTimeOffset moment)
    {
        var utc = moment.ToUniversalTime();
        return utc.ToOffset(IsSummer(utc.UtcDateTime) ? TimeSpan.FromHours(1) : TimeSpan.Zero);
    }

    /// <summary>The day it is in London at a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(At(moment).DateTime);

    /// <summary>The moment a day begins in London, in UTC. The clocks change at 01:00 GMT, so midnight is never one of two.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return midnight - At(midnight).Offset;
    }

    private static bool IsSummer(DateTime utc) =>
        utc >= LastSunday(utc.Year, 3) && utc < LastSunday(utc.Year, 10);

    private static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, 31, 1, 0, 0, DateTimeKind.Utc);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
