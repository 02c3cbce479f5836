namespace Ridgeway.Records.Synthetic;

/// <summary>Measures, findings, scores and units.</summary>
public static class MeasureCodes
{
    private static readonly SyntheticCodeList List = new(200);

    // Units (UCUM)
    public static readonly SyntheticCode MillimetresOfMercury = List.Ucum("mm[Hg]");
    public static readonly SyntheticCode PerMinute = List.Ucum("/min");
    public static readonly SyntheticCode Celsius = List.Ucum("Cel");
    public static readonly SyntheticCode Centimetres = List.Ucum("cm");
    public static readonly SyntheticCode Kilograms = List.Ucum("kg");
    public static readonly SyntheticCode KilogramsPerSquareMetre = List.Ucum("kg/m2");
    public static readonly SyntheticCode MillimolesPerMole = List.Ucum("mmol/mol");
    public static readonly SyntheticCode MillimolesPerLitre = List.Ucum("mmol/L");
    public static readonly SyntheticCode MillilitresPerMinute = List.Ucum("mL/min/{1.73_m2}");
    public static readonly SyntheticCode MinutesPerWeek = List.Ucum("min/wk");
    public static readonly SyntheticCode MinutesPerDay = List.Ucum("min/d");
    public static readonly SyntheticCode DaysPerWeek = List.Ucum("d/wk");
    public static readonly SyntheticCode Score = List.Ucum("{score}");
    public static readonly SyntheticCode Percent = List.Ucum("%");

    // Vital signs: the SNOMED CT code of the UK Core example; the writer adds its LOINC partner
    public static readonly SyntheticCode Systolic = List.Snomed("72313002", "Systolic arterial pressure");
    public static readonly SyntheticCode Diastolic = List.Snomed("1091811000000102", "Diastolic arterial pressure");
    public static readonly SyntheticCode HeartRate = List.Snomed("444981005", "Resting heart rate", "UK Core example");
    public static readonly SyntheticCode Temperature = List.Snomed("276885007", "Core body temperature", "UK Core example");
    public static readonly SyntheticCode Height = List.Snomed("50373000", "Body height measure");
    public static readonly SyntheticCode Weight = List.Snomed("27113001", "Body weight");
    public static readonly SyntheticCode BodyMassIndex = List.Snomed("60621009", "Body mass index");

    // Laboratory
    public static readonly SyntheticCode Hba1c = List.Snomed("999791000000106", "Haemoglobin A1c level - International Federation of Clinical Chemistry and Laboratory Medicine standardised");
    public static readonly SyntheticCode Cholesterol = List.Snomed("1005671000000105", "Serum cholesterol level");
    public static readonly SyntheticCode HdlCholesterol = List.Snomed("1005681000000107", "Serum high density lipoprotein cholesterol level");
    public static readonly SyntheticCode Egfr = List.Snomed("1011481000000105", "eGFR using creatinine CKD-EPI per 1.73 square metres");

    // Smoking, alcohol, activity
    public static readonly SyntheticCode NeverSmoked = List.Exeter("266919005", "Never smoked tobacco");
    public static readonly SyntheticCode ExSmoker = List.Exeter("8517006", "Ex-smoker");
    public static readonly SyntheticCode Smoker = List.Exeter("77176002", "Smoker");
    public static readonly SyntheticCode SmokesDaily = List.Exeter("449868002", "Smokes tobacco daily");
    public static readonly SyntheticCode SmokingStatus = List.Loinc("72166-2", "Tobacco smoking status");
    public static readonly SyntheticCode AuditC = List.HealthCheck("763256006", "Alcohol Use Disorders Identification Test - Consumption score");
    public static readonly SyntheticCode ActivityMinutesPerWeek = List.Loinc("82290-8", "Frequency of moderate to vigorous aerobic physical activity");
    public static readonly SyntheticCode ActivityDaysPerWeek = List.Loinc("89555-7", "How many days per week did you engage in moderate to strenuous physical activity in the last 30 days");
    public static readonly SyntheticCode ActivityMinutesPerDay = List.Loinc("68516-4", "On those days that you engage in moderate to strenuous exercise, how many minutes, on average, do you exercise");
    public static readonly SyntheticCode StrengthDaysPerWeek = List.Loinc("82291-6", "Frequency of muscle-strengthening physical activity");
    public static readonly SyntheticCode GppaqActive = List.HealthCheck("366241000000106", "GPPAQ physical activity index: active");
    public static readonly SyntheticCode GppaqModeratelyActive = List.HealthCheck("366211000000105", "GPPAQ physical activity index: moderately active");
    public static readonly SyntheticCode GppaqModeratelyInactive = List.HealthCheck("366171000000107", "GPPAQ physical activity index: moderately inactive");
    public static readonly SyntheticCode GppaqInactive = List.HealthCheck("366121000000108", "GPPAQ physical activity index: inactive");

    // Scores
    public static readonly SyntheticCode Qrisk3 = List.HealthCheck("1085871000000105", "QRISK3 cardiovascular disease 10 year risk calculator score");
    public static readonly SyntheticCode Phq9 = List.Loinc("44261-6", "Patient Health Questionnaire 9 item (PHQ-9) total score");
    public static readonly SyntheticCode Gad7 = List.Loinc("70274-6", "Generalized anxiety disorder 7 item (GAD-7) total score");
    public static readonly SyntheticCode Ons4Satisfied = List.Own("ons4-life-satisfaction", "ONS4: satisfied with life nowadays, 0 to 10");
    public static readonly SyntheticCode Ons4Worthwhile = List.Own("ons4-worthwhile", "ONS4: things done in life are worthwhile, 0 to 10");
    public static readonly SyntheticCode Ons4Happy = List.Own("ons4-happiness", "ONS4: happy yesterday, 0 to 10");
    public static readonly SyntheticCode Ons4Anxious = List.Own("ons4-anxiety", "ONS4: anxious yesterday, 0 to 10");

    public static IReadOnlyList<SyntheticCode> All => List.Codes;
}
