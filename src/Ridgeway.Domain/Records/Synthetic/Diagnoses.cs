using Ridgeway.Time;
using static Ridgeway.Records.Synthetic.ConditionCodes;

namespace Ridgeway.Records.Synthetic;

/// <summary>Writes down the long-term conditions: which code the practice chose, how exact the date is, and whether it is over.</summary>
internal static class Diagnoses
{
    public static void Write(SyntheticLife life, FactSheet sheet, Dice dice)
    {
        foreach (var model in LongTermModels.All)
        {
            if (life.OnsetOf(model.Condition) is { } onset)
            {
                WriteOne(life, sheet, dice, model.Condition, onset);
            }
        }

        WriteRisks(life, sheet, dice);
        WriteAgeing(life, sheet, dice);
        if (life.IsFemale && life.Age is >= 18 and < 43 && !life.Trait.IsPregnancy() && dice.Chance(0.022))
        {
            sheet.Condition(Pregnancy, life.Until.AddDays(-dice.Between(20, 240)));
        }
    }

    private static void WriteOne(SyntheticLife life, FactSheet sheet, Dice dice, LongTerm condition, DateOnly onset)
    {
        var precision = dice.Weighted([88, 8, 4]) switch { 0 => DatePrecision.Day, 1 => DatePrecision.Month, _ => DatePrecision.Year };
        var (resolves, resolved) = Resolution(condition);
        var isResolved = dice.Chance(resolves) && life.Trait.Needs() != condition;
        var code = Code(life, dice, condition);
        var length = life.Until.DayNumber - onset.DayNumber;
        if (!isResolved || length < 90)
        {
            sheet.Condition(code, onset, precision: precision);
            return;
        }

        var end = onset.AddDays(dice.Between(60, length - 1));
        life.Resolve(condition);
        if (resolved is not null && dice.Chance(0.5))
        {
            sheet.Condition(code, onset, precision: precision);
            sheet.Condition(resolved, end);
        }
        else
        {
            sheet.Condition(code, onset, end, precision);
        }
    }

    /// <summary>How often it is over, and the code that says so. Chosen for plausibility.</summary>
    private static (double Chance, SyntheticCode? Code) Resolution(LongTerm condition) => condition switch
    {
        LongTerm.Depression => (0.3, DepressionResolved),
        LongTerm.Anxiety => (0.25, null),
        LongTerm.Asthma => (0.1, AsthmaResolved),
        LongTerm.Type2Diabetes => (0.015, DiabetesResolved),
        LongTerm.Hypertension => (0.015, HypertensionResolved),
        LongTerm.ChronicPain => (0.1, null),
        _ => (0, null),
    };

    private static SyntheticCode Code(SyntheticLife life, Dice dice, LongTerm condition)
    {
        var choice = dice.Below(100);
        return condition switch
        {
            LongTerm.Asthma => Asthma,
            LongTerm.LearningDisability => LearningDisability,
            LongTerm.Epilepsy => Epilepsy,
            LongTerm.MultipleSclerosis => MultipleSclerosis,
            LongTerm.SevereMentalIllness => choice < 55 ? Schizophrenia : Bipolar,
            LongTerm.Depression => choice < 60 ? Depression : choice < 85 ? MajorDepression : AnxietyWithDepression,
            LongTerm.Anxiety => choice < 60 ? Anxiety : GeneralisedAnxiety,
            LongTerm.AlcoholDependence => AlcoholDependence,
            LongTerm.Type1Diabetes => Type1Diabetes,
            LongTerm.Type2Diabetes => life.Trait == SyntheticTrait.InsulinTreatedDiabetes || choice < 6 ? Type2DiabetesOnInsulin : Type2Diabetes,
            LongTerm.Hypertension => choice < 80 ? Hypertension : HypertensiveDisorder,
            LongTerm.CoronaryHeartDisease => choice < 35 ? CoronaryHeartDisease : choice < 60 ? Angina : choice < 85 ? MyocardialInfarction : IschaemicHeartDisease,
            LongTerm.AtrialFibrillation => AtrialFibrillation,
            LongTerm.HeartFailure => HeartFailure,
            LongTerm.StrokeOrTia => choice < 35 ? Stroke : choice < 60 ? CerebralInfarction : Tia,
            LongTerm.PeripheralArterialDisease => PeripheralArterialDisease,
            LongTerm.ChronicKidneyDisease => choice < 92 ? KidneyDiseaseStage3 : KidneyDiseaseStage4,
            LongTerm.Copd => choice < 85 ? Copd : Emphysema,
            LongTerm.Cancer => Cancer(life, choice),
            LongTerm.Osteoarthritis => choice < 45 ? KneeOsteoarthritis : choice < 70 ? HipOsteoarthritis : Osteoarthritis,
            LongTerm.RheumatoidArthritis => RheumatoidArthritis,
            LongTerm.Osteoporosis => Osteoporosis,
            LongTerm.ChronicPain => choice < 60 ? LowBackPain : choice < 85 ? ChronicPain : Fibromyalgia,
            LongTerm.Dementia => choice < 55 ? Alzheimers : choice < 80 ? VascularDementia : Dementia,
        };
    }

    private static SyntheticCode Cancer(SyntheticLife life, int choice) => choice switch
    {
        < 40 => life.IsFemale ? BreastCancer : life.Age >= 45 ? ProstateCancer : Melanoma,
        < 62 => ColonCancer,
        < 78 => life.Smoking == SyntheticSmoking.Never ? Melanoma : LungCancer,
        < 92 => Melanoma,
        _ => Leukaemia,
    };

    private static void WriteRisks(SyntheticLife life, FactSheet sheet, Dice dice)
    {
        if (life.HasPrediabetes && dice.Chance(0.8))
        {
            sheet.Condition(Prediabetes, life.Until.AddDays(-dice.Between(30, 1500)));
        }

        if (life.Has(LongTerm.Type2Diabetes) && dice.Chance(0.03))
        {
            sheet.Condition(ProliferativeRetinopathy, life.Until.AddDays(-dice.Between(30, 1500)));
        }
    }

    private static void WriteAgeing(SyntheticLife life, FactSheet sheet, Dice dice)
    {
        if (life.Age < 65)
        {
            return;
        }

        var burden = (life.Age - 60) / 100.0 + 0.05 * life.LongTermCount;
        var isFrail = dice.Chance(burden * 0.8);
        if (isFrail)
        {
            var grade = dice.Weighted([60, 28, 12]);
            sheet.Condition(grade == 0 ? MildFrailty : grade == 1 ? ModerateFrailty : SevereFrailty, life.Until.AddDays(-dice.Between(20, 1100)));
        }

        if (dice.Chance(isFrail ? 0.24 : 0.07))
        {
            var day = life.Until.AddDays(-dice.Between(5, 720));
            sheet.Condition(Fall, day, day);
        }

        if (life.Age >= 80 && dice.Chance(0.05))
        {
            sheet.Condition(Housebound, life.Until.AddDays(-dice.Between(20, 900)));
        }
    }
}
