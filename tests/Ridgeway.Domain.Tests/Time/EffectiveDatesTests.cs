namespace Ridgeway.Time;

public sealed class EffectiveDatesTests
{
    private static readonly EffectiveDates This2026 = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));

    [Theory]
    [InlineData("2025-12-31", false, "2026-01-01")]
    [InlineData("2026-01-01", true, "2027-01-01")]
    [InlineData("2026-12-31", true, "2027-01-01")]
    [InlineData("2027-01-01", false, null)]
    public void Both_ends_are_included_and_the_next_change_is_known(string day, bool included, string? changes)
    {
        Assert.Equal(included, This2026.Includes(DateOnly.Parse(day)));
        Assert.Equal(changes is null ? null : DateOnly.Parse(changes), This2026.ChangesAfter(DateOnly.Parse(day)));
    }

    [Fact]
    public void Always_never_changes()
    {
        Assert.True(EffectiveDates.Always.Includes(DateOnly.MinValue));
        Assert.Null(EffectiveDates.Always.ChangesAfter(DateOnly.MinValue));
        Assert.True(EffectiveDates.Always.Overlaps(This2026));
        Assert.False(This2026.Overlaps(new EffectiveDates(new DateOnly(2027, 1, 1), null)));
    }
}
