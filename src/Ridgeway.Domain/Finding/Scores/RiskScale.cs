namespace Ridgeway.Finding.Scores;

/// <summary>What SCORE2 and SCORE2-Diabetes have in common: the recalibration of a risk to a region of Europe.</summary>
internal static class RiskScale
{
    private static readonly (double, double)[] Men = [(-0.5699, 0.7476), (-0.1565, 0.8009), (0.3207, 0.9360), (0.5836, 0.8294)];
    private static readonly (double, double)[] Women = [(-0.7380, 0.7019), (-0.3143, 0.7701), (0.5710, 0.9369), (0.9412, 0.8329)];

    public static FormulaInput RegionInput { get; } = new("region", "Risk region", ["low", "moderate", "high", "very-high"]);

    public static (double, double) Of(RiskRegion region, bool male) => (male ? Men : Women)[(int)region];

    /// <summary>The risk in per cent to one decimal, half up.</summary>
    public static double Percent(double survival, double predictor, (double First, double Second) scale)
    {
        var uncalibrated = 1 - Math.Pow(survival, Math.Exp(predictor));
        var calibrated = 1 - Math.Exp(-Math.Exp(scale.First + (scale.Second * Math.Log(-Math.Log(1 - uncalibrated)))));
        return Math.Round(calibrated * 100, 1, MidpointRounding.AwayFromZero);
    }
}
