namespace Ridgeway.Finding.Scores;

public enum BmiBand
{
    Underweight,
    Healthy,
    Overweight,
    Obese1,
    Obese2,
    Obese3,
}

/// <summary>
/// Body mass index in kg/m² to one decimal, and its band. For Asian, Black, mixed and Middle Eastern family backgrounds the bands of
/// overweight and obesity begin 2 to 2.5 lower. Sources: NICE NG246 and NG7 glossary (23 and 27.5); NHS Health Check online for the
/// classes of obesity and for who is meant. A person whose background is not known gets the general bands, and that should be said.
/// </summary>
public static class BodyMassIndex
{
    private static readonly double[] General = [18.5, 25, 30, 35, 40];
    private static readonly double[] Lower = [18.5, 23, 27.5, 32.5, 37.5];

    /// <summary>kg/m² to one decimal, half up, as it is shown and banded.</summary>
    public static double Of(double heightInCentimetres, double weightInKilograms)
    {
        // As decimals: 34.05 must not fall to 34.0 because a double cannot hold it.
        var metres = (decimal)heightInCentimetres / 100;
        return (double)Math.Round((decimal)weightInKilograms / (metres * metres), 1, MidpointRounding.AwayFromZero);
    }

    /// <param name="bmi">To one decimal.</param>
    /// <param name="lowerBands">True for the backgrounds whose bands begin lower.</param>
    public static BmiBand Band(double bmi, bool lowerBands) =>
        (BmiBand)(lowerBands ? Lower : General).Count(least => bmi >= least);
}
