namespace Ridgeway.Exchange.Units;

/// <summary>How a number in one unit becomes a number in another: multiply, then add.</summary>
public readonly record struct UnitChange(double Times, double Plus)
{
    /// <summary>The two units are the same.</summary>
    public static readonly UnitChange None = new(1, 0);

    public double Apply(double value) => value * Times + Plus;
}
