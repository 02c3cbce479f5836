namespace Ridgeway.Time;

public sealed class LondonTests
{
    [Theory]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-29T00:59:59+00:00")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29T02:00:00+01:00")]
    [InlineData("2026-10-25T00:59:59Z", "2026-10-25T01:59:59+01:00")]
    [InlineData("2026-10-25T01:00:00Z", "2026-10-25T01:00:00+00:00")]
    public void Clocks_change_at_one_in_the_morning_gmt_on_the_last_sunday(string utc, string london)
    {
        Assert.Equal(DateTimeOffset.Parse(london), London.At(DateTimeOffset.Parse(utc)));
        Assert.Equal(DateTimeOffset.Parse(london).Offset, London.At(DateTimeOffset.Parse(utc)).Offset);
    }

    [Fact]
    public void Just_before_midnight_gmt_in_summer_it_is_already_tomorrow() =>
        Assert.Equal(new DateOnly(2026, 7, 2), London.DayOf(new DateTimeOffset(2026, 7, 1, 23, 30, 0, TimeSpan.Zero)));
}
