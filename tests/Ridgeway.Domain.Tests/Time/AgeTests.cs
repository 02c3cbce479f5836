namespace Ridgeway.Time;

public sealed class AgeTests
{
    [Theory]
    [InlineData("1959-03-01", "2026-02-28", 66)]
    [InlineData("1959-03-01", "2026-03-01", 67)]
    [InlineData("1960-02-29", "2025-02-27", 64)]
    [InlineData("1960-02-29", "2025-02-28", 65)]
    [InlineData("2026-05-01", "2026-01-01", 0)]
    public void Years_are_counted_when_complete(string birth, string day, int age) =>
        Assert.Equal(age, Age.On(DateOnly.Parse(birth), DateOnly.Parse(day)));

    [Fact]
    public void A_birth_year_alone_leaves_two_ages_possible() =>
        Assert.Equal((66, 67), Age.On(new PartialDate(1959), new DateOnly(2026, 6, 1)));
}
