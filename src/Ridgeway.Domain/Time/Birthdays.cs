namespace Ridgeway.Time;

/// <summary>
/// The days on which somebody born on a day reaches each age, as <see cref="DateOnly.AddYears"/> has them, from a table: asked a
/// dozen times of everyone in a run.
/// </summary>
public readonly struct Birthdays
{
    private const int FirstYear = 1800;
    private const int Years = 500;

    private static readonly int[] Starts = [.. Enumerable.Range(FirstYear, Years).Select(year => new DateOnly(year, 1, 1).DayNumber)];

    private readonly int year;
    private readonly int inCommon;
    private readonly int inLeap;

    /// <param name="birth">The day of birth.</param>
    public Birthdays(DateOnly birth)
    {
        year = birth.Year - FirstYear;
        var isBornOnLeapDay = birth is { Month: 2, Day: 29 };
        inCommon = (isBornOnLeapDay ? new DateOnly(2001, 2, 28) : new DateOnly(2001, birth.Month, birth.Day)).DayOfYear - 1;
        inLeap = new DateOnly(2000, birth.Month, birth.Day).DayOfYear - 1;
    }

    /// <summary>True where the year of that birthday is in the table.</summary>
    public bool Knows(int age) => (uint)(year + age) < Years;

    /// <summary>The day number on which the age is reached; only where it is known.</summary>
    public int Reaches(int age) => Starts[year + age] + (DateTime.IsLeapYear(FirstYear + year + age) ? inLeap : inCommon);
}
