namespace Ridgeway.Time;

/// <summary>Ages in whole years. Someone born on 29 February reaches an age on 28 February in common years, as DateOnly.AddYears has it.</summary>
public static class Age
{
    /// <summary>Completed years on a day; 0 before birth.</summary>
    public static int On(DateOnly birth, DateOnly day)
    {
        var years = day.Year - birth.Year;
        return years <= 0 ? 0 : birth.AddYears(years) > day ? years - 1 : years;
    }

    /// <summary>The youngest and oldest the person could be, when the birth date is only partly known.</summary>
    public static (int Least, int Most) On(PartialDate birth, DateOnly day) =>
        (On(birth.Latest, day), On(birth.Earliest, day));
}
