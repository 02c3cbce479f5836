namespace Ridgeway.Evaluation;

/// <summary>A confidence interval, both limits included, in the unit of the figure it belongs to.</summary>
public readonly record struct Interval(double Lower, double Upper)
{
    public bool Contains(double value) => value >= Lower && value <= Upper;
}
