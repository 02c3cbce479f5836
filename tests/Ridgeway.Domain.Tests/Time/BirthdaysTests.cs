namespace Ridgeway.Time;

public sealed class BirthdaysTests
{
    [Fact]
    public void Every_birthday_is_the_one_that_adding_years_gives()
    {
        for (var birth = new DateOnly(1896, 1, 1); birth < new DateOnly(2026, 12, 31); birth = birth.AddDays(birth.Day is 28 or 29 ? 1 : 3))
        {
            var birthdays = new Birthdays(birth);
            for (var age = 0; age <= 120; age++)
            {
                Assert.Equal(birth.AddYears(age).DayNumber, birthdays.Reaches(age));
            }
        }
    }

    [Theory]
    [InlineData("1799-12-31", 0, false)]
    [InlineData("1799-12-31", 1, true)]
    [InlineData("1800-01-01", 0, true)]
    [InlineData("2026-05-04", 273, true)]
    [InlineData("2026-05-04", 274, false)]
    [InlineData("9999-01-01", 18, false)]
    public void It_says_which_years_it_does_not_know(string birth, int age, bool isKnown) =>
        Assert.Equal(isKnown, new Birthdays(DateOnly.Parse(birth, System.Globalization.CultureInfo.InvariantCulture)).Knows(age));
}
