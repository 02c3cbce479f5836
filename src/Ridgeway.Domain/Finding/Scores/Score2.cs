namespace Ridgeway.Finding.Scores;

/// <summary>How often people die of cardiovascular disease where the person lives, in four groups of countries.</summary>
public enum RiskRegion
{
    Low = 0,
    Moderate = 1,
    High = 2,
    VeryHigh = 3,
}

/// <summary>
/// SCORE2 (40 to 69 years) and SCORE2-OP (70 to 89): the risk, in per cent, of a first fatal or non-fatal heart attack or stroke in ten years.
/// Sources: SCORE2 working group, Eur Heart J 2021;42:2439 (ehab309) and 2021;42:2455 (ehab312); coefficients read in cran/RiskScorescvd
/// (MIT), R/11_SCORE2_func.R. The United Kingdom is in the low-risk region (ESC; not re-read).
/// Not made for people with cardiovascular disease or diabetes; the coefficient of diabetes is there for recalibration.
/// </summary>
public static class Score2
{
    public const int FirstAge = 40;
    public const int LastAge = 89;

    /// <summary>From this age the coefficients for older persons hold.</summary>
    public const int OlderFrom = 70;

    private static readonly Younger Men = new(0.9605, 0.3742, 0.6012, 0.2777, 0.6457, 0.1458, -0.2698, -0.0755, -0.0255, -0.0281, 0.0426, -0.0983);
    private static readonly Younger Women = new(0.9776, 0.4648, 0.7744, 0.3131, 0.8096, 0.1002, -0.2606, -0.1088, -0.0277, -0.0226, 0.0613, -0.1272);
    private static readonly Older OldMen = new(0.7576, 0.0929, 0.0634, 0.4245, 0.3524, 0.0094, 0.0850, -0.3564, -0.0174, -0.0247, -0.0005, 0.0073, 0.0091);
    private static readonly Older OldWomen = new(0.8082, 0.2290, 0.0789, 0.6010, 0.4921, 0.0102, 0.0605, -0.3040, -0.0107, -0.0255, -0.0004, -0.0009, 0.0154);
    private static readonly (double, double)[] OldMenScale = [(-0.34, 1.19), (0.01, 1.25), (0.08, 1.15), (0.05, 0.70)];
    private static readonly (double, double)[] OldWomenScale = [(-0.52, 1.01), (-0.10, 1.10), (0.38, 1.09), (0.38, 0.69)];

    /// <summary>As content names it. Inputs in this order; a condition is 1 or 0.</summary>
    public static ScoreFormula Formula { get; } = new(
        "score2",
        [
            RiskScale.RegionInput,
            new FormulaInput("age", "Age, years"),
            new FormulaInput("male", "Male"),
            new FormulaInput("smoker", "Smokes"),
            new FormulaInput("systolic", "Systolic blood pressure, mmHg"),
            new FormulaInput("diabetes", "Diabetes"),
            new FormulaInput("cholesterol", "Total cholesterol, mmol/L"),
            new FormulaInput("hdl", "HDL cholesterol, mmol/L"),
        ],
        inputs => Percent((RiskRegion)inputs[0], inputs[1], inputs[2] > 0, inputs[3] > 0, inputs[4], inputs[5] > 0, inputs[6], inputs[7]) ?? double.NaN);

    /// <summary>The risk in per cent to one decimal; null outside the ages it was made for.</summary>
    /// <param name="region">Where the person lives.</param>
    /// <param name="age">Years.</param>
    /// <param name="male">True for men.</param>
    /// <param name="smoker">Smokes now.</param>
    /// <param name="systolic">mmHg.</param>
    /// <param name="diabetes">Has diabetes.</param>
    /// <param name="cholesterol">Total cholesterol, mmol/L.</param>
    /// <param name="hdl">HDL cholesterol, mmol/L.</param>
    public static double? Percent(RiskRegion region, double age, bool male, bool smoker, double systolic, bool diabetes, double cholesterol, double hdl)
    {
        if (age is < FirstAge or >= LastAge + 1)
        {
            return null;
        }

        var (smokes, has) = (smoker ? 1.0 : 0, diabetes ? 1.0 : 0);
        return age < OlderFrom
            ? (male ? Men : Women).Risk(RiskScale.Of(region, male), age, smokes, systolic, has, cholesterol, hdl)
            : (male ? OldMen : OldWomen).Risk((male ? OldMenScale : OldWomenScale)[(int)region], age, smokes, systolic, has, cholesterol, hdl);
    }

    /// <summary>"Low risk", "Moderate risk" or "High risk" by age. Source: ESC 2021 prevention guideline, as in RiskScorescvd.</summary>
    public static string Band(double age, double percent)
    {
        var (moderate, high) = age < 50 ? (2.5, 7.5) : age < OlderFrom ? (5.0, 10.0) : (7.5, 15.0);
        return percent < moderate ? "Low risk" : percent < high ? "Moderate risk" : "High risk";
    }

    private sealed record Younger(
        double Survival, double Age, double Smoker, double Systolic, double Diabetes, double Cholesterol, double Hdl,
        double AgeSmoker, double AgeSystolic, double AgeCholesterol, double AgeHdl, double AgeDiabetes)
    {
        public double Risk((double, double) scale, double years, double smokes, double systolic, double has, double cholesterol, double hdl)
        {
            var (age, pressure, total, high) = ((years - 60) / 5, (systolic - 120) / 20, cholesterol - 6, (hdl - 1.3) / 0.5);
            return RiskScale.Percent(
                Survival,
                (Age * age) + (Smoker * smokes) + (Systolic * pressure) + (Diabetes * has) + (Cholesterol * total) + (Hdl * high)
                + (age * ((AgeSmoker * smokes) + (AgeSystolic * pressure) + (AgeCholesterol * total) + (AgeHdl * high) + (AgeDiabetes * has))),
                scale);
        }
    }

    private sealed record Older(
        double Survival, double Offset, double Age, double Diabetes, double Smoker, double Systolic, double Cholesterol, double Hdl,
        double AgeDiabetes, double AgeSmoker, double AgeSystolic, double AgeCholesterol, double AgeHdl)
    {
        public double Risk((double, double) scale, double years, double smokes, double systolic, double has, double cholesterol, double hdl)
        {
            var (age, pressure, total, high) = (years - 73, systolic - 150, cholesterol - 6, hdl - 1.4);
            return RiskScale.Percent(
                Survival,
                (Age * age) + (Diabetes * has) + (Smoker * smokes) + (Systolic * pressure) + (Cholesterol * total) + (Hdl * high)
                + (age * ((AgeDiabetes * has) + (AgeSmoker * smokes) + (AgeSystolic * pressure) + (AgeCholesterol * total) + (AgeHdl * high)))
                - Offset,
                scale);
        }
    }
}
