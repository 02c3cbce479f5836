namespace Ridgeway.Demo;

/// <summary>The clock while the demonstration's year is lived through: it stands where it was put.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Nine in the morning, Greenwich time.</summary>
    public void MoveTo(DateOnly day) => now = new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);

    public void Pass(TimeSpan time) => now += time;
}
