namespace Ridgeway.Testing;

/// <summary>A clock a test sets and moves.</summary>
internal sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    /// <summary>Noon in London on a Monday, unless the test says otherwise.</summary>
    public static TestClock Usual() => new(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;

    public void PassDays(int days) => Pass(TimeSpan.FromDays(days));
}
