using static Ridgeway.Records.Synthetic.CareCodes;
using static Ridgeway.Records.Synthetic.MeasureCodes;

namespace Ridgeway.Records.Synthetic;

/// <summary>
/// What is written at one visit. How often each thing is recorded is chosen for plausibility; activity is missing more often
/// than not, and more often for young men and in deprived places.
/// </summary>
internal sealed class ReviewWriter(SyntheticLife life, FactSheet sheet, Dice dice)
{
    private readonly bool hasDiabetes = life.Has(LongTerm.Type1Diabetes) || life.Has(LongTerm.Type2Diabetes);

    private readonly bool takesStatin = life.Has(LongTerm.CoronaryHeartDisease) || life.Has(LongTerm.StrokeOrTia)
        || life.Has(LongTerm.PeripheralArterialDisease) || life.Has(LongTerm.Type2Diabetes);

    private bool hasHeight;

    /// <summary>A long-term condition review.</summary>
    public void Yearly(DateOnly on, bool isLatest)
    {
        Body(on, 0.95, 0.85);
        Lifestyle(on, 0.85, 0.35, isLatest ? 0.5 : 0.25);
        Bloods(on);
        Organs(on);
        Mind(on);
        if (dice.Chance(0.8))
        {
            sheet.Procedure(life.LongTermCount >= 5 && dice.Chance(0.4) ? StructuredMedicationReview : MedicationReview, on);
        }
    }

    /// <summary>A visit of someone without a condition that calls for review; from 40 to 74 often an NHS Health Check.</summary>
    public void Check(DateOnly on)
    {
        Body(on, 0.9, 0.75);
        Lifestyle(on, 0.9, 0.5, 0.3);
        Mind(on);
        var age = Time.Age.On(life.Birth, on);
        if (age is < 40 or > 74 || !dice.Chance(0.5))
        {
            return;
        }

        Lipids(on);
        sheet.Measure(Hba1c, on, Glycated(), MillimolesPerMole);
        sheet.Measure(Qrisk3, on, Risk(age), Percent);
        if (dice.Chance(0.5))
        {
            sheet.Finding(Gppaq(), on);
        }

        if (on.Year >= 2024 && dice.Chance(0.3))
        {
            sheet.Procedure(DigitalHealthCheck, on);
        }
    }

    public void BloodPressure(DateOnly on)
    {
        var systolic = (int)Math.Clamp(life.Systolic + dice.Bell() * 8, 84, 196);
        sheet.BloodPressure(on, systolic, (int)Math.Clamp(systolic * 0.4 + 26 + dice.Bell() * 6, 46, 112));
    }

    private void Body(DateOnly on, double pressure, double weight)
    {
        if (dice.Chance(pressure))
        {
            BloodPressure(on);
        }

        if (dice.Chance(0.3))
        {
            sheet.Measure(HeartRate, on, (int)dice.Bell(life.Has(LongTerm.AtrialFibrillation) ? 80 : 71, 9, 47, 99), PerMinute);
        }

        if (!dice.Chance(weight))
        {
            return;
        }

        if (!hasHeight)
        {
            sheet.Measure(Height, on, life.HeightCm, Centimetres);
            hasHeight = true;
        }

        var bmi = Math.Clamp(life.Bmi + dice.Bell() * 0.5 - (life.Until.DayNumber - on.DayNumber) / 365.0 * 0.08, 14, 58);
        var metres = life.HeightCm / 100;
        sheet.Measure(Weight, on, Math.Round(bmi * metres * metres, 1), Kilograms);
        sheet.Measure(BodyMassIndex, on, Math.Round(bmi, 1), KilogramsPerSquareMetre);
    }

    private void Lifestyle(DateOnly on, double smoking, double alcohol, double activity)
    {
        if (dice.Chance(smoking))
        {
            WriteSmoking(on);
        }

        if (dice.Chance(alcohol))
        {
            sheet.Measure(AuditC, on, Math.Clamp(life.AuditC + (life.AuditC > 0 ? dice.Between(-1, 1) : 0), 0, 12), Score);
        }

        var missing = 1.12 - 0.06 * (5 - life.Quintile) - (!life.IsFemale && life.Age < 35 ? 0.3 : 0);
        if (dice.Chance(activity * missing))
        {
            WriteActivity(on);
        }
    }

    /// <summary>Practices write the finding itself; some systems write a question with a coded answer.</summary>
    private void WriteSmoking(DateOnly on)
    {
        var isQuestion = dice.Chance(0.15);
        var status = life.Smoking switch
        {
            SyntheticSmoking.Now => isQuestion ? SmokesDaily : Smoker,
            SyntheticSmoking.Before => ExSmoker,
            SyntheticSmoking.Never => NeverSmoked,
        };
        sheet.Finding(isQuestion ? SmokingStatus : status, on, isQuestion ? status : null);
    }

    private void WriteActivity(DateOnly on)
    {
        var minutes = Math.Max(0, life.ActiveMinutes + (life.ActiveMinutes > 20 ? 10 * dice.Between(-2, 2) : 0));
        var days = minutes == 0 ? 0 : Math.Clamp(minutes / 40 + dice.Below(2), 1, 7);
        if (dice.Chance(0.4))
        {
            var each = days == 0 ? 0 : Math.Max(5, minutes / days / 5 * 5);
            sheet.Measure(ActivityDaysPerWeek, on, days, DaysPerWeek);
            sheet.Measure(ActivityMinutesPerDay, on, each, MinutesPerDay);
            minutes = days * each;
        }

        sheet.Measure(ActivityMinutesPerWeek, on, minutes, MinutesPerWeek);
        if (dice.Chance(0.25))
        {
            sheet.Measure(StrengthDaysPerWeek, on, minutes < 30 ? 0 : dice.Below(4), DaysPerWeek);
        }
    }

    private void Bloods(DateOnly on)
    {
        if (hasDiabetes || life.HasPrediabetes || dice.Chance(life.Age >= 40 ? 0.35 : 0.1))
        {
            sheet.Measure(Hba1c, on, Glycated(), MillimolesPerMole);
        }

        if (hasDiabetes || takesStatin || dice.Chance(0.4))
        {
            Lipids(on);
        }

        var watchesKidneys = hasDiabetes || life.Has(LongTerm.Hypertension) || life.Has(LongTerm.ChronicKidneyDisease) || life.Has(LongTerm.HeartFailure);
        if (dice.Chance(watchesKidneys ? 0.88 : 0.2))
        {
            sheet.Measure(Egfr, on, Filtration(), MillilitresPerMinute);
        }
    }

    private void Lipids(DateOnly on)
    {
        sheet.Measure(Cholesterol, on, Math.Round(dice.Bell(takesStatin ? 4.1 : 5.3, 0.9, 2.4, 9.2), 1), MillimolesPerLitre);
        sheet.Measure(HdlCholesterol, on, Math.Round(dice.Bell(life.IsFemale ? 1.55 : 1.3, 0.33, 0.6, 3), 1), MillimolesPerLitre);
    }

    private void Organs(DateOnly on)
    {
        if (life.Has(LongTerm.Asthma) && dice.Chance(0.75))
        {
            sheet.Procedure(AsthmaReview, on);
        }

        if (life.Has(LongTerm.Copd) && dice.Chance(0.85))
        {
            sheet.Procedure(CopdReview, on);
            if (dice.Chance(0.3))
            {
                sheet.Procedure(Spirometry, on);
            }
        }
    }

    private void Mind(DateOnly on)
    {
        var depressed = life.Has(LongTerm.Depression);
        if (dice.Chance(depressed ? 0.5 : 0.03))
        {
            sheet.Measure(Phq9, on, depressed ? (int)dice.Bell(11, 5, 0, 27) : dice.Below(6), Score);
        }

        var anxious = life.Has(LongTerm.Anxiety);
        if (dice.Chance(anxious ? 0.5 : 0.02))
        {
            sheet.Measure(Gad7, on, anxious ? (int)dice.Bell(10, 4.5, 0, 21) : dice.Below(6), Score);
        }
    }

    private int Glycated() => (int)(hasDiabetes ? dice.Bell(56, 12, 36, 110)
        : life.HasPrediabetes ? dice.Bell(44.2, 1.6, 42, 47.9) : dice.Bell(36, 2.8, 26, 41.9));

    private int Filtration()
    {
        var age = life.Age;
        return (int)(life.Has(LongTerm.ChronicKidneyDisease) ? dice.Bell(48, 8, 19, 59)
            : dice.Bell(108 - 0.55 * (age - 30), 10, 61, 90));
    }

    /// <summary>An invented percentage that rises as the real score does; QRISK3 itself is never computed.</summary>
    private double Risk(int age)
    {
        var years = age - 32;
        var risk = years * years / 95.0 * (life.IsFemale ? 0.75 : 1.15) * (life.Smoking == SyntheticSmoking.Now ? 1.5 : 1) * (0.8 + 0.4 * dice.Unit());
        return Math.Round(Math.Clamp(risk, 0.4, 55), 1);
    }

    private SyntheticCode Gppaq() => life.ActiveMinutes switch
    {
        < 30 => GppaqInactive,
        < 90 => GppaqModeratelyInactive,
        < 150 => GppaqModeratelyActive,
        _ => GppaqActive,
    };
}
