namespace Ridgeway.Finding.Scores;

/// <summary>
/// SCORE2-Diabetes: the risk, in per cent, of a first heart attack or stroke in ten years for people of 40 to 69 with type 2 diabetes
/// and without cardiovascular disease. Source: SCORE2-Diabetes working group, Eur Heart J 2023;44:2544 (ehad260); coefficients read in
/// cran/RiskScorescvd (MIT), R/15_SCORE2-Diabetes_func.R.
/// </summary>
public static class Score2Diabetes
{
    public const int FirstAge = 40;
    public const int LastAge = 69;

    private static readonly Weights Men = new(
        0.9605, 0.5368, 0.4774, 0.1322, 0.6457, 0.1102, -0.1087, -0.0672, -0.0268, -0.0983, -0.0181, 0.0095, -0.0998, 0.0955, -0.0591, 0.0058, -0.0134, 0.0115);

    private static readonly Weights Women = new(
        0.9776, 0.6624, 0.6139, 0.1421, 0.8096, 0.1127, -0.1568, -0.1122, -0.0167, -0.1272, -0.0200, 0.0186, -0.1180, 0.1173, -0.0640, 0.0062, -0.0196, 0.0169);

    /// <summary>As content names it. Inputs in this order; a condition is 1 or 0.</summary>
    public static ScoreFormula Formula { get; } = new(
        "score2-diabetes",
        [
            RiskScale.RegionInput,
            new FormulaInput("age", "Age, years"),
            new FormulaInput("male", "Male"),
            new FormulaInput("smoker", "Smokes"),
            new FormulaInput("systolic", "Systolic blood pressure, mmHg"),
            new FormulaInput("cholesterol", "Total cholesterol, mmol/L"),
            new FormulaInput("hdl", "HDL cholesterol, mmol/L"),
            new FormulaInput("diagnosed-at", "Age at diagnosis of diabetes, years"),
            new FormulaInput("hba1c", "HbA1c, mmol/mol"),
            new FormulaInput("egfr", "eGFR, mL/min/1.73m²"),
        ],
        inputs => Percent((RiskRegion)inputs[0], inputs[1], inputs[2] > 0, inputs[3] > 0, inputs[4], inputs[5], inputs[6], inputs[7], inputs[8], inputs[9]) ?? double.NaN);

    /// <summary>The risk in per cent to one decimal; null outside the ages it was made for, or without kidney function.</summary>
    /// <param name="region">Where the person lives.</param>
    /// <param name="age">Years.</param>
    /// <param name="male">True for men.</param>
    /// <param name="smoker">Smokes now.</param>
    /// <param name="systolic">mmHg.</param>
    /// <param name="cholesterol">Total cholesterol, mmol/L.</param>
    /// <param name="hdl">HDL cholesterol, mmol/L.</param>
    /// <param name="diagnosedAt">Age at diagnosis of diabetes; null for a person without it, as the recalibration needs.</param>
    /// <param name="hba1c">mmol/mol.</param>
    /// <param name="egfr">mL/min/1.73m².</param>
    public static double? Percent(
        RiskRegion region, double age, bool male, bool smoker, double systolic, double cholesterol, double hdl, double? diagnosedAt, double hba1c, double egfr)
    {
        if (age is < FirstAge or >= LastAge + 1 || egfr <= 0)
        {
            return null;
        }

        var weights = male ? Men : Women;
        return RiskScale.Percent(
            weights.Survival,
            weights.Predictor((age - 60) / 5, smoker ? 1 : 0, (systolic - 120) / 20, cholesterol - 6, (hdl - 1.3) / 0.5, diagnosedAt, (hba1c - 31) / 9.34, (Math.Log(egfr) - 4.5) / 0.15),
            RiskScale.Of(region, male));
    }

    /// <summary>Source: ESC 2023 guideline on cardiovascular disease in diabetes, figure 3, as in RiskScorescvd.</summary>
    public static string Band(double percent) => percent switch
    {
        < 5 => "Low risk",
        < 10 => "Moderate risk",
        < 20 => "High risk",
        _ => "Very high risk",
    };

    private sealed record Weights(
        double Survival, double Age, double Smoker, double Systolic, double Diabetes, double Cholesterol, double Hdl,
        double AgeSmoker, double AgeSystolic, double AgeDiabetes, double AgeCholesterol, double AgeHdl,
        double DiagnosedAt, double Hba1c, double Egfr, double EgfrSquared, double AgeHba1c, double AgeEgfr)
    {
        public double Predictor(double age, double smokes, double systolic, double cholesterol, double hdl, double? diagnosedAt, double hba1c, double egfr)
        {
            var has = diagnosedAt is null ? 0 : 1;
            return (Age * age) + (Smoker * smokes) + (Systolic * systolic) + (Diabetes * has) + (Cholesterol * cholesterol) + (Hdl * hdl)
                + (age * ((AgeSmoker * smokes) + (AgeSystolic * systolic) + (AgeDiabetes * has) + (AgeCholesterol * cholesterol) + (AgeHdl * hdl)))
                + (DiagnosedAt * has * (((diagnosedAt ?? 0) - 50) / 5))
                + (Hba1c * hba1c) + (Egfr * egfr) + (EgfrSquared * egfr * egfr)
                + (age * ((AgeHba1c * hba1c) + (AgeEgfr * egfr)));
        }
    }
}
