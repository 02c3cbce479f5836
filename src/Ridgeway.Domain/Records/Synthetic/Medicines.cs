using static Ridgeway.Records.Synthetic.CareCodes;

namespace Ridgeway.Records.Synthetic;

/// <summary>Medicines that go with each condition. How often each is taken is chosen for plausibility.</summary>
internal static class Medicines
{
    private static readonly (LongTerm Condition, SyntheticCode Medicine, double Chance)[] Usual =
    [
        (LongTerm.Asthma, Salbutamol, 0.9),
        (LongTerm.Asthma, Budesonide, 0.55),
        (LongTerm.Depression, Sertraline, 0.55),
        (LongTerm.Anxiety, Sertraline, 0.3),
        (LongTerm.Type1Diabetes, InsulinGlargine, 1),
        (LongTerm.Type2Diabetes, Metformin, 0.75),
        (LongTerm.Type2Diabetes, Gliclazide, 0.2),
        (LongTerm.Type2Diabetes, Atorvastatin, 0.65),
        (LongTerm.Type2Diabetes, InsulinGlargine, 0.06),
        (LongTerm.Hypertension, Amlodipine, 0.5),
        (LongTerm.Hypertension, Ramipril, 0.5),
        (LongTerm.CoronaryHeartDisease, Atorvastatin, 0.8),
        (LongTerm.CoronaryHeartDisease, Clopidogrel, 0.6),
        (LongTerm.CoronaryHeartDisease, Bisoprolol, 0.6),
        (LongTerm.AtrialFibrillation, Bisoprolol, 0.6),
        (LongTerm.AtrialFibrillation, Digoxin, 0.15),
        (LongTerm.HeartFailure, Furosemide, 0.7),
        (LongTerm.HeartFailure, Bisoprolol, 0.6),
        (LongTerm.HeartFailure, Ramipril, 0.6),
        (LongTerm.StrokeOrTia, Clopidogrel, 0.75),
        (LongTerm.StrokeOrTia, Atorvastatin, 0.7),
        (LongTerm.PeripheralArterialDisease, Clopidogrel, 0.7),
        (LongTerm.Copd, Salbutamol, 0.9),
        (LongTerm.Copd, Budesonide, 0.4),
        (LongTerm.Osteoarthritis, Paracetamol, 0.5),
        (LongTerm.Osteoarthritis, Ibuprofen, 0.2),
        (LongTerm.RheumatoidArthritis, Methotrexate, 0.6),
        (LongTerm.ChronicPain, CoCodamol, 0.45),
        (LongTerm.ChronicPain, Paracetamol, 0.3),
    ];

    public static void Write(SyntheticLife life, FactSheet sheet, Dice dice)
    {
        var written = 0L;
        foreach (var (condition, medicine, chance) in Usual)
        {
            var isChosen = dice.Chance(chance);
            var delay = dice.Below(120);
            var stops = dice.Chance(0.15);
            var bit = 1L << (medicine.Ordinal - Salbutamol.Ordinal + 32);
            if (!isChosen || life.OnsetOf(condition) is not { } onset || (written & bit) != 0)
            {
                continue;
            }

            written |= bit;
            var from = onset.AddDays(delay);
            sheet.Medicine(medicine, from, stops ? from.AddDays(dice.Between(60, 1500)) : null);
        }
    }
}
