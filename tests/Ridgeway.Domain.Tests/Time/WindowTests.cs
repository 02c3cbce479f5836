using FsCheck;
using FsCheck.Fluent;

namespace Ridgeway.Time;

public sealed class WindowTests
{
    [Theory]
    [InlineData("15 months", 15, WindowUnit.Months)]
    [InlineData("1 year", 1, WindowUnit.Years)]
    [InlineData("4 weeks", 4, WindowUnit.Weeks)]
    public void A_window_is_read_as_people_write_it_and_written_back_the_same(string text, int length, WindowUnit unit)
    {
        Assert.True(Window.TryParse(text, out var window));
        Assert.Equal(new Window(length, unit), window);
        Assert.Equal(text, window.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("months")]
    [InlineData("0 days")]
    [InlineData("-1 days")]
    [InlineData("3 moons")]
    [InlineData("3 months ago")]
    public void Anything_else_is_refused(string text) => Assert.False(Window.TryParse(text, out _));

    [Fact]
    public void The_last_day_with_a_date_inside_is_inside_and_the_next_is_not() => Prop.ForAll(
        Gen.Choose(0, 3_600_000).Select(DateOnly.FromDayNumber).ToArbitrary(),
        (from length in Gen.Choose(1, 400) from unit in Gen.Elements(Enum.GetValues<WindowUnit>()) select new Window(length, unit)).ToArbitrary(),
        (date, window) =>
        {
            var last = window.LastDayWith(date);
            return last == DateOnly.MaxValue || (window.Start(last) <= date && window.Start(last.AddDays(1)) > date);
        }).QuickCheckThrowOnFailure();
}
