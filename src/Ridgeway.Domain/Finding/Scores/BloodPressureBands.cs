namespace Ridgeway.Finding.Scores;

public enum BloodPressureBand
{
    Low,
    Healthy,
    SlightlyRaised,
    High,
    VeryHigh,
}

/// <summary>
/// The bands of a blood pressure reading, by where it was taken: a reading at home is high from 135/85, one by a professional from 140/90.
/// Either number alone can raise the band; only both together make it low. Source: inferred from the tests of the NHS Health Check
/// online service, not read in its code; the very high values at home (170/105) are inferred too.
/// </summary>
public static class BloodPressureBands
{
    /// <summary>As content names it: 0 (low) to 4 (very high). The last input is 1 for a reading at home.</summary>
    public static ScoreFormula Formula { get; } = new(
        "blood-pressure-band",
        [new FormulaInput("systolic", "Systolic blood pressure, mmHg"), new FormulaInput("diastolic", "Diastolic blood pressure, mmHg"), new FormulaInput("at-home", "Taken at home")],
        inputs => (int)Of(inputs[0], inputs[1], inputs[2] > 0));

    /// <param name="systolic">mmHg.</param>
    /// <param name="diastolic">mmHg.</param>
    /// <param name="atHome">True where the person measured at home.</param>
    public static BloodPressureBand Of(double systolic, double diastolic, bool atHome)
    {
        var (high, veryHigh) = atHome ? ((135, 85), (170, 105)) : ((140, 90), (180, 120));
        return Reaches(veryHigh) ? BloodPressureBand.VeryHigh
            : Reaches(high) ? BloodPressureBand.High
            : Reaches((121, 81)) ? BloodPressureBand.SlightlyRaised
            : systolic < 90 && diastolic < 60 ? BloodPressureBand.Low
            : BloodPressureBand.Healthy;

        bool Reaches((int Systolic, int Diastolic) least) => systolic >= least.Systolic || diastolic >= least.Diastolic;
    }
}
