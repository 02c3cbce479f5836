using static Ridgeway.Records.Synthetic.CareCodes;
using static Ridgeway.Records.Synthetic.ConditionCodes;
using static Ridgeway.Records.Synthetic.MeasureCodes;

namespace Ridgeway.Records.Synthetic;

/// <summary>Writes what a trait shows in the record, always later than anything else of its kind.</summary>
internal static class TraitFacts
{
    public static void Write(SyntheticLife life, FactSheet sheet, Dice dice)
    {
        switch (life.Trait)
        {
            case SyntheticTrait.None:
                break;
            case SyntheticTrait.SevereHypertension:
                sheet.BloodPressure(Yesterday(life), dice.Between(181, 204), dice.Between(92, 114));
                break;
            case SyntheticTrait.RestingTachycardia:
                sheet.Measure(HeartRate, Yesterday(life), dice.Between(104, 126), PerMinute);
                break;
            case SyntheticTrait.FastAtrialFibrillation:
                sheet.Measure(HeartRate, Yesterday(life), dice.Between(116, 144), PerMinute);
                break;
            case SyntheticTrait.Febrile:
                sheet.Measure(Temperature, Yesterday(life), Math.Round(dice.Between(38.1, 39.7), 1), Celsius);
                sheet.Condition(Fever, Yesterday(life));
                break;
            case SyntheticTrait.UnstableDiabetes:
                sheet.Condition(UncontrolledDiabetes, life.Until.AddDays(-dice.Between(3, 40)));
                sheet.Measure(Hba1c, Yesterday(life), dice.Between(98, 131), MillimolesPerMole);
                break;
            case SyntheticTrait.InsulinTreatedDiabetes:
                sheet.Medicine(InsulinGlargine, life.Until.AddDays(-dice.Between(60, 700)));
                break;
            case SyntheticTrait.PosturalDrop:
                sheet.BloodPressure(Yesterday(life), dice.Between(82, 89), dice.Between(48, 58));
                sheet.Finding(PosturalDrop, Yesterday(life));
                break;
            case SyntheticTrait.FrequentFaller:
                WriteFalls(life, sheet, dice);
                break;
            case SyntheticTrait.PregnancyWithPreEclampsia:
                sheet.Condition(Pregnancy, life.Until.AddDays(-dice.Between(170, 240)));
                sheet.Condition(PreEclampsia, life.Until.AddDays(-dice.Between(2, 30)));
                break;
            default:
                WriteDiagnosis(life, sheet, dice);
                break;
        }
    }

    private static void WriteDiagnosis(SyntheticLife life, FactSheet sheet, Dice dice)
    {
        var (code, least, most) = life.Trait switch
        {
            SyntheticTrait.UnstableAngina => (UnstableAngina, 1, 20),
            SyntheticTrait.AcuteHeartFailure => (AcuteHeartFailure, 1, 20),
            SyntheticTrait.RecentInfarction => (dice.Chance(0.5) ? StemiInfarction : NonStemiInfarction, 1, 4),
            SyntheticTrait.AorticStenosis => (AorticStenosis, 30, 900),
            SyntheticTrait.RecentThrombosis => (dice.Chance(0.5) ? PulmonaryEmbolism : DeepVeinThrombosis, 2, 20),
            SyntheticTrait.ChronicFatigueSyndrome => (ChronicFatigueSyndrome, 200, 3000),
            SyntheticTrait.BleedingDisorder => (life.IsFemale || dice.Chance(0.4) ? VonWillebrand : HaemophiliaA, 2000, 7000),
            SyntheticTrait.Pregnancy => (Pregnancy, 30, 230),
            SyntheticTrait.BoneMetastases => (BoneMetastasis, 10, 300),
            SyntheticTrait.ProliferativeRetinopathy => (ProliferativeRetinopathy, 20, 900),
            SyntheticTrait.UnexplainedChestPain => (ChestPain, 1, 12),
            _ => throw new InvalidOperationException($"No diagnosis stands for {life.Trait}."),
        };
        sheet.Condition(code, life.Until.AddDays(-dice.Between(least, most)));
    }

    private static void WriteFalls(SyntheticLife life, FactSheet sheet, Dice dice)
    {
        sheet.Condition(ModerateFrailty, life.Until.AddDays(-dice.Between(20, 200)));
        for (var fall = 0; fall < 3; fall++)
        {
            var on = life.Until.AddDays(-dice.Between(10 + fall * 110, 110 + fall * 110));
            sheet.Condition(Fall, on, on);
        }
    }

    private static DateOnly Yesterday(SyntheticLife life) => life.Until.AddDays(-1);
}
