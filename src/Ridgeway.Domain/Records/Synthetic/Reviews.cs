using static Ridgeway.Records.Synthetic.CareCodes;
using static Ridgeway.Records.Synthetic.MeasureCodes;

namespace Ridgeway.Records.Synthetic;

/// <summary>
/// The visits of an adult and what is measured at each: a yearly review for those with a long-term condition that calls for
/// one, a check every few years for the rest. Newest first, so that a very long record loses its oldest reviews.
/// </summary>
internal static class Reviews
{
    private const int YearsBack = 10;

    /// <summary>No more reviews are added beyond this many facts, so that everything fits in 200.</summary>
    private const int Enough = 165;

    private static readonly LongTerm[] CallForReview =
    [
        LongTerm.Hypertension, LongTerm.Type1Diabetes, LongTerm.Type2Diabetes, LongTerm.CoronaryHeartDisease, LongTerm.AtrialFibrillation,
        LongTerm.HeartFailure, LongTerm.StrokeOrTia, LongTerm.PeripheralArterialDisease, LongTerm.ChronicKidneyDisease, LongTerm.Copd,
        LongTerm.Asthma, LongTerm.SevereMentalIllness, LongTerm.RheumatoidArthritis, LongTerm.Dementia,
    ];

    public static void Write(SyntheticLife life, FactSheet sheet, Dice dice)
    {
        if (life.Age < 18)
        {
            return;
        }

        var writer = new ReviewWriter(life, sheet, dice);
        if (FirstReview(life) is { } first)
        {
            WriteYearly(life, sheet, dice, writer, first);
        }
        else
        {
            WriteChecks(life, sheet, dice, writer);
        }

        WriteVaccinations(life, sheet, dice);
    }

    private static DateOnly? FirstReview(SyntheticLife life)
    {
        DateOnly? first = null;
        foreach (var condition in CallForReview)
        {
            if (life.OnsetOf(condition) is { } onset && (first is null || onset < first))
            {
                first = onset;
            }
        }

        return first;
    }

    private static void WriteYearly(SyntheticLife life, FactSheet sheet, Dice dice, ReviewWriter writer, DateOnly first)
    {
        var attends = 0.9 - 0.025 * (5 - life.Quintile);
        var day = life.Until.AddDays(-dice.Between(2, 360));
        for (var year = 0; year < YearsBack && day >= first && sheet.Count < Enough; year++)
        {
            if (dice.Chance(attends))
            {
                writer.Yearly(day, isLatest: year == 0);
            }

            if (life.Has(LongTerm.Hypertension) && dice.Chance(0.5) && day.AddDays(190) <= life.Until)
            {
                writer.BloodPressure(day.AddDays(dice.Between(150, 182)));
            }

            day = day.AddDays(-dice.Between(330, 400));
        }
    }

    private static void WriteChecks(SyntheticLife life, FactSheet sheet, Dice dice, ReviewWriter writer)
    {
        var day = life.Until.AddDays(-dice.Between(5, 1300));
        var oldest = life.Until.AddYears(-10);
        while (day > oldest && Time.Age.On(life.Birth, day) >= 18 && sheet.Count < Enough)
        {
            writer.Check(day);
            day = day.AddDays(-dice.Between(500, 1700));
        }
    }

    /// <summary>Flu vaccination: 74.5% a year at 65 and over (England, as pcnd.info shows it); the rest is chosen for plausibility.</summary>
    private static void WriteVaccinations(SyntheticLife life, FactSheet sheet, Dice dice)
    {
        var chance = life.Age >= 65 ? 0.745 : life.LongTermCount > 0 ? 0.4 : 0.06;
        for (var year = 0; year < 6; year++)
        {
            // Given from the middle of September to the end of the year.
            var day = new DateOnly(life.Until.Year - year, 9, 15).AddDays(dice.Below(105));
            if (dice.Chance(chance) && Time.Age.On(life.Birth, day) >= 18)
            {
                sheet.Procedure(FluVaccination, day);
            }
        }
    }
}
