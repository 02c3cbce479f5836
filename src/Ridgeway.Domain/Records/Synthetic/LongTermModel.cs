namespace Ridgeway.Records.Synthetic;

/// <summary>
/// How likely a long-term condition is, and when it begins: a share by age band, multiplied by sex, deprivation,
/// what the person already has, and how they live.
/// </summary>
/// <param name="Condition">The condition.</param>
/// <param name="PerThousand">Share per thousand at ages under 18, 18–29, 30–39, 40–49, 50–59, 60–69, 70–79, 80 and over, before the factors.</param>
/// <param name="Female">The factor for women; men have its mirror (2 less the factor).</param>
/// <param name="Deprived">The factor in the most deprived fifth; the least deprived has its mirror, the others lie between.</param>
/// <param name="FromAge">The youngest age at which it begins.</param>
/// <param name="MostYears">It began at most this many years ago.</param>
/// <param name="Given">Factors for what the person has.</param>
internal sealed record LongTermModel(
    LongTerm Condition, int[] PerThousand, double Female, double Deprived, int FromAge, int MostYears, params (LongTerm Condition, double Factor)[] Given)
{
    /// <summary>The factor for smoking now, and for having smoked.</summary>
    public (double Now, double Before) Smoking { get; init; } = (1, 1);

    /// <summary>The factor for each whole 5 kg/m² of body mass index above 25.</summary>
    public double Heavier { get; init; } = 1;

    /// <summary>The factor for people of South Asian and of Black backgrounds.</summary>
    public (double Asian, double Black) Background { get; init; } = (1, 1);

    public double Chance(SyntheticLife life)
    {
        var chance = PerThousand[AgeBand(life.Age)] / 1000.0 * life.Frailty;
        chance *= life.IsFemale ? Female : 2 - Female;
        chance *= Deprived + (2 - 2 * Deprived) * (life.Quintile - 1) / 4;
        chance *= life.Smoking switch { SyntheticSmoking.Now => Smoking.Now, SyntheticSmoking.Before => Smoking.Before, _ => 1 };
        chance *= life.Background switch { SyntheticBackground.SouthAsian => Background.Asian, SyntheticBackground.Black => Background.Black, _ => 1 };
        for (var bmi = life.Bmi - 30; bmi >= 0 && Heavier > 1; bmi -= 5)
        {
            chance *= Heavier;
        }

        foreach (var (condition, factor) in Given)
        {
            chance *= life.Has(condition) ? factor : 1;
        }

        return Math.Min(chance, 0.92);
    }

    private static int AgeBand(int age) => age < 18 ? 0 : age < 30 ? 1 : Math.Min(age / 10 - 1, 7);
}
