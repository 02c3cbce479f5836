using static Ridgeway.Records.Synthetic.CareCodes;
using static Ridgeway.Records.Synthetic.ConditionCodes;
using static Ridgeway.Records.Synthetic.MeasureCodes;

namespace Ridgeway.Records.Synthetic;

/// <summary>Short illnesses, a child's growth, and support that was offered. Numbers are chosen for plausibility.</summary>
internal static class Episodes
{
    /// <summary>Nobody's record is shorter than this.</summary>
    private const int Least = 10;

    /// <summary>Days of age at which a child is measured.</summary>
    private static readonly int[] GrowthDays = [3, 12, 45, 110, 370, 900, 1700, 4000];

    public static void Write(SyntheticLife life, FactSheet sheet, Dice dice)
    {
        if (life.Age < 18)
        {
            WriteGrowth(life, sheet, dice);
        }
        else
        {
            WriteSupport(life, sheet, dice);
        }

        var many = dice.Below(6) + (life.Age < 6 || life.Age >= 70 ? 3 : 0);
        for (var i = 0; i < many; i++)
        {
            WriteIllness(life, sheet, dice);
        }

        while (sheet.Count < Least)
        {
            WriteIllness(life, sheet, dice);
        }
    }

    private static void WriteIllness(SyntheticLife life, FactSheet sheet, Dice dice)
    {
        var span = Math.Min(life.Until.DayNumber - life.Birth.DayNumber, 12 * 365);
        var on = life.Until.AddDays(-dice.Below(span + 1));
        switch (dice.Below(10))
        {
            case < 2:
                sheet.Finding(dice.Pick<SyntheticCode>([Cough, SoreThroat, Headache, Fatigue]), on);
                break;
            case < 3:
                sheet.Condition(Bronchitis, on, on.AddDays(dice.Between(7, 21)));
                sheet.Medicine(Amoxicillin, on, on.AddDays(7));
                break;
            default:
                var code = dice.Pick<SyntheticCode>([ViralSinusitis, Pharyngitis, life.Age < 18 ? OtitisMedia : UrinaryInfection, life.Age < 2 ? Pharyngitis : AnkleSprain]);
                sheet.Condition(code, on, on.AddDays(dice.Between(5, 25)));
                break;
        }
    }

    private static void WriteGrowth(SyntheticLife life, FactSheet sheet, Dice dice)
    {
        foreach (var days in GrowthDays)
        {
            var on = life.Birth.AddDays(days + dice.Below(30 + days / 20));
            if (on > life.Until || dice.Chance(0.12))
            {
                continue;
            }

            var age = Time.Age.On(life.Birth, on);
            var centimetres = days < 300 ? 50 + days / 8 : Health.HeightAt(life, age);
            var bmi = Math.Clamp(16 + dice.Bell() * 0.8 + (life.Bmi - 16 - life.Age * 0.3) * 0.6 + age * 0.25, 12, 38);
            sheet.Measure(Height, on, centimetres, Centimetres);
            sheet.Measure(Weight, on, Math.Round(bmi * centimetres * centimetres / 10000, 1), Kilograms);
            if (age >= 2)
            {
                sheet.Measure(BodyMassIndex, on, Math.Round(bmi, 1), KilogramsPerSquareMetre);
            }
        }

        for (var year = 0; year < 6; year++)
        {
            var on = new DateOnly(life.Until.Year - year, 10, 1).AddDays(dice.Below(80));
            if (Time.Age.On(life.Birth, on) is >= 2 and <= 15 && dice.Chance(0.45))
            {
                sheet.Procedure(FluVaccination, on);
            }
        }
    }

    private static void WriteSupport(SyntheticLife life, FactSheet sheet, Dice dice)
    {
        Offer(life, sheet, dice, life.Smoking == SyntheticSmoking.Now ? 0.22 : 0, StopSmokingSupport);
        Offer(life, sheet, dice, life.Bmi >= 30 ? 0.07 : 0, WeightManagementReferral);
        Offer(life, sheet, dice, life.ActiveMinutes < 150 ? 0.06 : 0.01, ActivityGuidance);
        Offer(life, sheet, dice, life.ActiveMinutes < 150 && life.LongTermCount > 0 ? 0.05 : 0, ActivityReferral);
        Offer(life, sheet, dice, life.Has(LongTerm.Copd) ? 0.15 : 0, PulmonaryRehabilitation);
        var needsCompany = life.Has(LongTerm.Depression) || life.Has(LongTerm.Anxiety) || life.Has(LongTerm.ChronicPain);
        if (Offer(life, sheet, dice, needsCompany ? 0.12 : 0.01, SocialPrescribingReferral) is { } referred)
        {
            WriteWellbeing(life, sheet, dice, referred.AddDays(dice.Between(5, 30)));
        }
    }

    private static DateOnly? Offer(SyntheticLife life, FactSheet sheet, Dice dice, double chance, SyntheticCode what)
    {
        var on = life.Until.AddDays(-dice.Between(20, 1400));
        if (!dice.Chance(chance))
        {
            return null;
        }

        sheet.Procedure(what, on);
        return on;
    }

    /// <summary>ONS4, 0 to 10 each; low wellbeing goes with a referral.</summary>
    private static void WriteWellbeing(SyntheticLife life, FactSheet sheet, Dice dice, DateOnly on)
    {
        var low = life.Has(LongTerm.Depression) ? 1.2 : 0;
        sheet.Measure(Ons4Satisfied, on, (int)dice.Bell(6.3 - low, 2, 0, 10), Score);
        sheet.Measure(Ons4Worthwhile, on, (int)dice.Bell(6.8 - low, 2, 0, 10), Score);
        sheet.Measure(Ons4Happy, on, (int)dice.Bell(6.4 - low, 2.3, 0, 10), Score);
        sheet.Measure(Ons4Anxious, on, (int)dice.Bell(4.5 + low, 2.5, 0, 10), Score);
    }
}
