using static Ridgeway.Records.Synthetic.LongTerm;

namespace Ridgeway.Records.Synthetic;

/// <summary>
/// The shares are set so that what comes out lies near the national registers: hypertension 15%, coronary heart disease
/// 3.0%, COPD 1.9% of everyone (QOF England, as pcnd.info shows it) and about one adult in four with two or more
/// (27.2%: Cassell and others, "The epidemiology of multimorbidity in primary care", BJGP 2018). Asthma 6.5%, diabetes 7% of
/// adults, depression 12% of adults, cancer 3.5%, atrial fibrillation 2%, stroke or TIA 1.9%, heart failure 1%,
/// kidney disease 4% of adults, dementia 0.8%, severe mental illness 1% are from general knowledge of the same registers,
/// not read again. The split by age, sex and deprivation, and how conditions go together (diabetes, hypertension and heart
/// disease; depression, anxiety and pain), is chosen for plausibility.
/// </summary>
internal static class LongTermModels
{
    /// <summary>In the order in which they are decided: later ones look at earlier ones.</summary>
    public static readonly LongTermModel[] All =
    [
        new(Asthma, [50, 84, 73, 69, 69, 69, 69, 58], 1.12, 1.12, 3, 40) { Heavier = 1.1 },
        new(LearningDisability, [5, 8, 7, 6, 6, 5, 3, 2], 0.8, 1.3, 2, 30),
        new(Epilepsy, [5, 7, 7, 8, 8, 8, 9, 9], 1, 1.2, 2, 30, (LearningDisability, 9)),
        new(MultipleSclerosis, [0, 1, 2, 3, 4, 3, 2, 1], 1.4, 0.95, 20, 25),
        new(SevereMentalIllness, [0, 6, 11, 13, 14, 12, 9, 8], 0.97, 1.45, 17, 30) { Smoking = (1.7, 1) },
        new(Depression, [6, 110, 150, 162, 162, 130, 104, 98], 1.27, 1.2, 12, 20, (SevereMentalIllness, 1.8), (MultipleSclerosis, 1.8)) { Smoking = (1.35, 1.1) },
        new(Anxiety, [12, 63, 64, 57, 53, 48, 44, 39], 1.27, 1.15, 10, 15, (Depression, 3.2)),
        new(AlcoholDependence, [0, 4, 9, 13, 14, 11, 6, 2], 0.6, 1.35, 20, 20, (Depression, 2), (SevereMentalIllness, 2)) { Smoking = (1.8, 1.1) },
        new(Type1Diabetes, [2, 5, 5, 5, 5, 4, 3, 2], 0.93, 1, 3, 40),
        new(Type2Diabetes, [0, 2, 10, 28, 58, 89, 118, 111], 0.88, 1.28, 30, 20, (SevereMentalIllness, 1.6)) { Heavier = 1.6, Background = (2.4, 1.8) },
        new(Hypertension, [0, 6, 24, 78, 177, 298, 428, 493], 0.98, 1.08, 25, 25, (Type2Diabetes, 1.9), (Type1Diabetes, 1.6)) { Heavier = 1.25, Background = (1.1, 1.35) },
        new(CoronaryHeartDisease, [0, 0, 1, 5, 18, 41, 71, 95], 0.62, 1.2, 35, 15, (Hypertension, 1.45), (Type2Diabetes, 1.6), (Type1Diabetes, 2)) { Smoking = (1.5, 1.2), Background = (1.5, 0.9) },
        new(AtrialFibrillation, [0, 0, 1, 2, 7, 24, 60, 116], 0.85, 1.03, 40, 12, (Hypertension, 1.3), (CoronaryHeartDisease, 1.5)) { Heavier = 1.1 },
        new(HeartFailure, [0, 0, 0, 1, 3, 7, 16, 41], 0.85, 1.22, 40, 8, (CoronaryHeartDisease, 2.8), (AtrialFibrillation, 2.2), (Hypertension, 1.2)),
        new(StrokeOrTia, [0, 1, 1, 4, 11, 24, 46, 74], 0.93, 1.18, 35, 12, (Hypertension, 1.4), (AtrialFibrillation, 1.6), (Type2Diabetes, 1.3)) { Smoking = (1.4, 1.1) },
        new(PeripheralArterialDisease, [0, 0, 1, 1, 4, 9, 16, 19], 0.7, 1.3, 45, 12, (CoronaryHeartDisease, 1.8), (Type2Diabetes, 1.6)) { Smoking = (2.4, 1.4) },
        new(ChronicKidneyDisease, [0, 1, 2, 6, 14, 39, 102, 205], 1.07, 1.07, 35, 12, (Hypertension, 1.3), (Type2Diabetes, 1.4), (HeartFailure, 1.4)),
        new(Copd, [0, 0, 2, 8, 20, 39, 52, 50], 0.97, 1.45, 38, 15, (Asthma, 1.5)) { Smoking = (2.6, 1.7) },
        new(Cancer, [1, 3, 7, 18, 40, 75, 123, 145], 1.03, 0.97, 20, 12) { Smoking = (1.2, 1.1) },
        new(Osteoarthritis, [0, 4, 13, 44, 112, 190, 247, 276], 1.18, 1.08, 30, 18) { Heavier = 1.3 },
        new(RheumatoidArthritis, [1, 2, 4, 7, 11, 15, 18, 17], 1.4, 1.06, 20, 20),
        new(Osteoporosis, [0, 0, 1, 4, 18, 44, 80, 125], 1.65, 1.02, 45, 12, (RheumatoidArthritis, 2)),
        new(ChronicPain, [1, 29, 55, 88, 114, 120, 114, 104], 1.15, 1.3, 18, 12, (Osteoarthritis, 1.7), (Depression, 2.2), (Anxiety, 1.5)),
        new(Dementia, [0, 0, 0, 0, 1, 5, 25, 89], 1.08, 1.06, 55, 7, (StrokeOrTia, 1.6), (LearningDisability, 3)),
    ];
}
