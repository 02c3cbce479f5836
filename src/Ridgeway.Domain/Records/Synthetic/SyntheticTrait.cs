namespace Ridgeway.Records.Synthetic;

/// <summary>
/// Things too rare to leave to chance in a small population. Of every 500 people one carries each, by their place in the
/// order, so that 2,000 people hold four of each.
/// </summary>
public enum SyntheticTrait
{
    None = 0,

    /// <summary>Latest reading at or above 180 systolic or 100 diastolic.</summary>
    SevereHypertension,
    UnstableAngina,
    Febrile,

    /// <summary>Resting heart rate above 100.</summary>
    RestingTachycardia,

    /// <summary>Atrial fibrillation with a fast resting rate.</summary>
    FastAtrialFibrillation,
    AcuteHeartFailure,
    UnstableDiabetes,

    /// <summary>Myocardial infarction within the last four days.</summary>
    RecentInfarction,
    AorticStenosis,

    /// <summary>Pulmonary embolism or deep vein thrombosis within three weeks.</summary>
    RecentThrombosis,

    /// <summary>ME/CFS.</summary>
    ChronicFatigueSyndrome,
    BleedingDisorder,
    Pregnancy,
    PregnancyWithPreEclampsia,
    BoneMetastases,
    InsulinTreatedDiabetes,
    ProliferativeRetinopathy,

    /// <summary>Chest pain not yet explained.</summary>
    UnexplainedChestPain,

    /// <summary>Three falls in a year, and frailty.</summary>
    FrequentFaller,

    /// <summary>Blood pressure that falls on standing, and a low reading.</summary>
    PosturalDrop,
}

internal static class SyntheticTraits
{
    private const int Every = 500;

    /// <summary>237 and 500 have no common factor, so each of 500 neighbours lands in a different slot and carriers are spread.</summary>
    private const int Stride = 237;

    public static SyntheticTrait Of(ulong seed, long index)
    {
        var slot = (index * Stride + (long)(seed % Every)) % Every;
        return slot is >= 1 and <= (long)SyntheticTrait.PosturalDrop ? (SyntheticTrait)slot : SyntheticTrait.None;
    }

    /// <summary>Ages at which the trait is likely, both ends included.</summary>
    public static (int From, int To) Ages(this SyntheticTrait trait) => trait switch
    {
        SyntheticTrait.None => (0, 120),
        SyntheticTrait.Pregnancy or SyntheticTrait.PregnancyWithPreEclampsia => (20, 42),
        SyntheticTrait.Febrile or SyntheticTrait.ChronicFatigueSyndrome or SyntheticTrait.BleedingDisorder
            or SyntheticTrait.RestingTachycardia => (22, 70),
        SyntheticTrait.FrequentFaller or SyntheticTrait.AorticStenosis or SyntheticTrait.PosturalDrop
            or SyntheticTrait.FastAtrialFibrillation or SyntheticTrait.AcuteHeartFailure => (66, 92),
        SyntheticTrait.SevereHypertension or SyntheticTrait.UnstableAngina or SyntheticTrait.UnstableDiabetes
            or SyntheticTrait.RecentInfarction or SyntheticTrait.RecentThrombosis or SyntheticTrait.BoneMetastases
            or SyntheticTrait.InsulinTreatedDiabetes or SyntheticTrait.ProliferativeRetinopathy
            or SyntheticTrait.UnexplainedChestPain => (42, 84),
    };

    public static bool IsPregnancy(this SyntheticTrait trait) =>
        trait is SyntheticTrait.Pregnancy or SyntheticTrait.PregnancyWithPreEclampsia;

    /// <summary>What the person must have for the trait to make sense.</summary>
    public static LongTerm? Needs(this SyntheticTrait trait) => trait switch
    {
        SyntheticTrait.SevereHypertension => LongTerm.Hypertension,
        SyntheticTrait.UnstableAngina => LongTerm.CoronaryHeartDisease,
        SyntheticTrait.FastAtrialFibrillation => LongTerm.AtrialFibrillation,
        SyntheticTrait.AcuteHeartFailure => LongTerm.HeartFailure,
        SyntheticTrait.UnstableDiabetes or SyntheticTrait.InsulinTreatedDiabetes or SyntheticTrait.ProliferativeRetinopathy => LongTerm.Type2Diabetes,
        SyntheticTrait.BoneMetastases => LongTerm.Cancer,
        _ => null,
    };
}
