namespace Ridgeway.Finding;

/// <summary>What a number must be: not under the lower limit and not over the upper one. At least one is given.</summary>
public sealed record Limits(Limit? Lower, Limit? Upper)
{
    public static Limits AtLeast(double value) => new(new Limit(new Threshold.Fixed(value), true), null);

    public static Limits Above(double value) => new(new Limit(new Threshold.Fixed(value), false), null);

    public static Limits AtMost(double value) => new(null, new Limit(new Threshold.Fixed(value), true));

    public static Limits Below(double value) => new(null, new Limit(new Threshold.Fixed(value), false));
}

/// <param name="At">The limit itself.</param>
/// <param name="Included">True where a number equal to it passes ("at-least", "at-most").</param>
public sealed record Limit(Threshold At, bool Included);

/// <summary>A number written out, or the name of a dated table that holds it.</summary>
public abstract record Threshold
{
    private Threshold()
    {
    }

    public sealed record Fixed(double Value) : Threshold;

    public sealed record FromTable(string Table) : Threshold;
}

/// <summary>Which reading, or which summary of the readings in the window.</summary>
public enum Reading
{
    Latest,
    First,
    Highest,
    Lowest,
    Mean,

    /// <summary>The latest less the first; needs two.</summary>
    Change,

    /// <summary>How much a year it rises (falls, where negative): the least-squares line through two or more days. In the measure's own unit.</summary>
    Trend,

    /// <summary>Any of them: true where one passes.</summary>
    Any,

    /// <summary>How many there are; none is nought and not unknown.</summary>
    Count,

    /// <summary>Days from the first to the last; none or one is nought and not unknown.</summary>
    Span,
}
