namespace Ridgeway.Finding.Scores;

/// <summary>Which of the two ways in use; they differ for people whose bands of body mass index begin lower.</summary>
public enum LeicesterVariant
{
    /// <summary>The published table: the general bands of body mass index for everyone.</summary>
    Published,

    /// <summary>NHS Health Check online: bands of body mass index by family background.</summary>
    NhsHealthCheck,
}

public enum LeicesterBand
{
    Low,
    Increased,
    Moderate,
    High,
}

/// <param name="Age">Years.</param>
/// <param name="Male">True for men.</param>
/// <param name="WhiteEuropean">True for a White European background; anyone else has 6 points more.</param>
/// <param name="LowerBmiBands">True for a background whose bands of body mass index begin lower; looked at only by the NHS Health Check.</param>
/// <param name="FamilyHistory">A parent, brother, sister or child with diabetes; not known counts as no.</param>
/// <param name="WaistInCentimetres">At the navel.</param>
/// <param name="Bmi">kg/m².</param>
/// <param name="Hypertension">High blood pressure, or medicine for it.</param>
public sealed record LeicesterAnswers(
    double Age, bool Male, bool WhiteEuropean, bool LowerBmiBands, bool FamilyHistory, double WaistInCentimetres, double Bmi, bool Hypertension);

/// <summary>
/// The Leicester Diabetes Risk Assessment score, 0 to 47: how likely it is that a person has diabetes or would have it in ten years.
/// Sources: Gray 2010 (doi 10.1111/j.1464-5491.2010.03037.x); the Diabetes UK form of 2012; NHS Health Check online for its variant.
/// Licence: the points are facts; the wording of the form is © Diabetes UK and the University of Leicester and is not used.
/// </summary>
public static class Leicester
{
    /// <summary>As content names it: the published table. Inputs in this order; a condition is 1 or 0.</summary>
    public static ScoreFormula Formula { get; } = new(
        "leicester",
        [
            new FormulaInput("age", "Age, years"),
            new FormulaInput("male", "Male"),
            new FormulaInput("white-european", "White European background"),
            new FormulaInput("family-history", "Diabetes in a parent, brother, sister or child"),
            new FormulaInput("waist", "Waist, cm"),
            new FormulaInput("bmi", "Body mass index, kg/m²"),
            new FormulaInput("hypertension", "High blood pressure"),
        ],
        inputs => Score(
            new LeicesterAnswers(inputs[0], inputs[1] > 0, inputs[2] > 0, LowerBmiBands: false, inputs[3] > 0, inputs[4], inputs[5], inputs[6] > 0),
            LeicesterVariant.Published));

    public static int Score(LeicesterAnswers answers, LeicesterVariant variant) =>
        Steps(answers.Age, (50, 5), (60, 9), (70, 13))
        + (answers.Male ? 1 : 0)
        + (answers.WhiteEuropean ? 0 : 6)
        + (answers.FamilyHistory ? 5 : 0)
        + Steps(answers.WaistInCentimetres, (90, 4), (100, 6), (110, 9))
        + BmiPoints(answers, variant)
        + (answers.Hypertension ? 5 : 0);

    public static LeicesterBand Band(int score) => score switch
    {
        <= 6 => LeicesterBand.Low,
        <= 15 => LeicesterBand.Increased,
        <= 24 => LeicesterBand.Moderate,
        _ => LeicesterBand.High,
    };

    private static int BmiPoints(LeicesterAnswers answers, LeicesterVariant variant) =>
        BodyMassIndex.Band(answers.Bmi, variant == LeicesterVariant.NhsHealthCheck && answers.LowerBmiBands) switch
        {
            BmiBand.Underweight or BmiBand.Healthy => 0,
            BmiBand.Overweight => 3,
            BmiBand.Obese1 => 5,
            BmiBand.Obese2 or BmiBand.Obese3 => 8,
        };

    /// <summary>The points of the highest step reached.</summary>
    private static int Steps(double value, params ReadOnlySpan<(double From, int Points)> steps)
    {
        var points = 0;
        foreach (var (from, worth) in steps)
        {
            points = value >= from ? worth : points;
        }

        return points;
    }
}
