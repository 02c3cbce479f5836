using Ridgeway.Codes;

namespace Ridgeway.Records.Synthetic;

/// <summary>
/// How a synthetic person lives and what they have. Levels are near the Health Survey for England and Active Lives
/// (about 28% of adults at 30 kg/m² or more, 13% smoking, one in four active under 30 minutes a week), from general knowledge
/// and not read again; how they change with age and deprivation is chosen for plausibility.
/// </summary>
internal static class Health
{
    /// <summary>Usual heights by completed year of age, 0 to 17, in centimetres.</summary>
    private static readonly int[] ChildHeights = [66, 79, 89, 97, 104, 111, 117, 123, 129, 134, 139, 145, 151, 157, 163, 167, 170, 171];

    private static readonly double[] SmokingByFifth = [0.21, 0.155, 0.125, 0.1, 0.08];

    private static readonly double[] InactiveByFifth = [0.09, 0.04, 0, -0.03, -0.06];

    private static readonly double[] HeavierByFifth = [1.0, 0.5, 0, -0.4, -0.8];

    public static void Decide(SyntheticLife life)
    {
        var dice = life.Dice(DicePart.Body);
        life.Frailty = dice.Weighted([50, 30, 20]) switch { 0 => 0.5, 1 => 1.0, _ => 2.2 };
        life.HeightCm = Math.Round(Height(dice, life), 0);
        life.Bmi = BodyMassIndex(dice, life);
        life.Smoking = Smoking(dice, life);
        DecideConditions(life);
        life.HasPrediabetes = Prediabetes(dice, life);
        life.Systolic = Systolic(dice, life);
        life.AuditC = AuditC(dice, life);
        life.ActiveMinutes = ActiveMinutes(dice, life);
    }

    /// <summary>The height at an age; grown-ups keep theirs.</summary>
    public static double HeightAt(SyntheticLife life, int age) =>
        age >= 18 ? life.HeightCm : Math.Round(life.HeightCm * ChildHeights[age] / ChildHeights[Math.Min(life.Age, 17)], 0);

    private static void DecideConditions(SyntheticLife life)
    {
        var dice = life.Dice(DicePart.Conditions);
        foreach (var model in LongTermModels.All)
        {
            var has = dice.Chance(model.Chance(life)) && life.Age >= model.FromAge;
            var yearsAgo = dice.Unit() * (0.4 + 0.6 * dice.Unit()) * Math.Min(model.MostYears, Math.Max(0, life.Age - model.FromAge));
            if (model.Condition == LongTerm.Type2Diabetes && life.Has(LongTerm.Type1Diabetes))
            {
                continue;
            }

            if (has || life.Trait.Needs() == model.Condition)
            {
                life.Begin(model.Condition, life.Until.AddDays(-(int)(yearsAgo * 365) - 1));
            }
        }
    }

    private static double Height(Dice dice, SyntheticLife life) => life.Age < 18
        ? dice.Bell(ChildHeights[life.Age], 4, 48, 190)
        : life.IsFemale ? dice.Bell(162, 6.5, 140, 190) : dice.Bell(176, 7, 150, 205);

    private static double BodyMassIndex(Dice dice, SyntheticLife life)
    {
        if (life.Age < 18)
        {
            return Math.Round(dice.Bell(16 + life.Age * 0.3, 1.9, 12.5, 36), 1);
        }

        // More people are far above the mean than far below it.
        var bell = dice.Bell();
        var mean = 25.9 + HeavierByFifth[life.Quintile - 1] + (life.Age is >= 40 and < 80 ? 1.2 : 0);
        return Math.Round(Math.Clamp(mean + bell * (bell > 0 ? 5.9 : 3.9), 16.2, 54), 1);
    }

    private static SyntheticSmoking Smoking(Dice dice, SyntheticLife life)
    {
        if (life.Age < 16)
        {
            return SyntheticSmoking.Never;
        }

        var now = SmokingByFifth[life.Quintile - 1] * (life.Age < 65 ? 1.1 : 0.65) * (life.IsFemale ? 0.88 : 1.12);
        var before = life.Age < 35 ? 0.13 : life.Age < 65 ? 0.26 : 0.38;
        var roll = dice.Unit();
        return roll < now ? SyntheticSmoking.Now : roll < now + before ? SyntheticSmoking.Before : SyntheticSmoking.Never;
    }

    private static bool Prediabetes(Dice dice, SyntheticLife life)
    {
        var chance = life.Age switch { < 25 => 0.002, < 40 => 0.025, < 60 => 0.07, _ => 0.13 };
        chance *= (life.Bmi >= 30 ? 1.7 : 1) * (life.Background == SyntheticBackground.Other ? 1 : 1.5);
        return dice.Chance(chance) && life.Age >= 18 && !life.Has(LongTerm.Type1Diabetes) && !life.Has(LongTerm.Type2Diabetes);
    }

    private static double Systolic(Dice dice, SyntheticLife life) => Math.Clamp(
        111 + 0.27 * life.Age + 0.45 * (life.Bmi - 26) + (life.Has(LongTerm.Hypertension) ? 8 : -3) + dice.Bell() * 8.5, 88, 176);

    private static int AuditC(Dice dice, SyntheticLife life)
    {
        var abstains = life.Category is EthnicCategory.AsianPakistani or EthnicCategory.AsianBangladeshi ? 0.86
            : life.Background == SyntheticBackground.Other ? 0.17 : 0.42;
        if (dice.Chance(abstains))
        {
            return 0;
        }

        return life.Has(LongTerm.AlcoholDependence) ? dice.Between(8, 12) : (int)dice.Bell(3.9, 2.3, 1, 12);
    }

    private static int ActiveMinutes(Dice dice, SyntheticLife life)
    {
        var inactive = 0.14 + InactiveByFifth[life.Quintile - 1] + (life.Age >= 65 ? 0.08 : 0) + (life.Age >= 80 ? 0.22 : 0)
            + 0.045 * Math.Min(life.LongTermCount, 5) + (life.Bmi >= 30 ? 0.06 : 0);
        var roll = dice.Unit();
        return roll < inactive ? 10 * dice.Below(3)
            : roll < inactive + 0.12 ? 30 + 10 * dice.Below(12)
            : 150 + 10 * (int)(dice.Unit() * dice.Unit() * 50);
    }
}
