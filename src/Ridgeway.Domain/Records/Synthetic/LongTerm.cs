namespace Ridgeway.Records.Synthetic;

/// <summary>
/// The 24 long-term conditions of the synthetic population. "Two or more conditions" here means two or more of these,
/// not resolved. They are the commonest of the 36 of Cassell and others (2018), and fall in the six major groups:
/// cancer; cardiovascular disease with diabetes and kidney disease; musculoskeletal; mental ill health; dementia; respiratory.
/// </summary>
public enum LongTerm
{
    Asthma,
    LearningDisability,
    Epilepsy,
    MultipleSclerosis,
    SevereMentalIllness,
    Depression,
    Anxiety,
    AlcoholDependence,
    Type1Diabetes,
    Type2Diabetes,
    Hypertension,
    CoronaryHeartDisease,
    AtrialFibrillation,
    HeartFailure,
    StrokeOrTia,
    PeripheralArterialDisease,
    ChronicKidneyDisease,
    Copd,
    Cancer,
    Osteoarthritis,
    RheumatoidArthritis,
    Osteoporosis,
    ChronicPain,
    Dementia,
}
