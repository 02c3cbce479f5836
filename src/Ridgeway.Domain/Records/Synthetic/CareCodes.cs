namespace Ridgeway.Records.Synthetic;

/// <summary>Medicines, reviews, vaccination and referrals.</summary>
public static class CareCodes
{
    private static readonly SyntheticCodeList List = new(300);

    private const string ExeterLists = "Exeter-Diabetes dm+d lists (virtual therapeutic moiety)";
    private const string ManchesterLists = "Greater Manchester secure data environment code sets";
    private const string NhsExamples = "NHS England FHIR examples";

    // Medicines (dm+d)
    public static readonly SyntheticCode Ramipril = List.Dmd("777395009", "Ramipril", ExeterLists);
    public static readonly SyntheticCode Amlodipine = List.Dmd("774557006", "Amlodipine", ExeterLists);
    public static readonly SyntheticCode Bisoprolol = List.Dmd("774880006", "Bisoprolol", ExeterLists);
    public static readonly SyntheticCode Metformin = List.Dmd("776713006", "Metformin", ExeterLists);
    public static readonly SyntheticCode Gliclazide = List.Dmd("776108001", "Gliclazide", ExeterLists);
    public static readonly SyntheticCode InsulinGlargine = List.Dmd("11933011000001106", "Lantus 100units/ml solution for injection 3ml pre-filled SoloStar pens (Sanofi)", "Exeter-Diabetes dm+d lists (actual product)");
    public static readonly SyntheticCode Clopidogrel = List.Dmd("775314005", "Clopidogrel", ExeterLists);
    public static readonly SyntheticCode Atorvastatin = List.Dmd("39733011000001106", "Atorvastatin 20mg tablets", ManchesterLists);
    public static readonly SyntheticCode Sertraline = List.Dmd("39704111000001102", "Sertraline 50mg tablets", ManchesterLists);
    public static readonly SyntheticCode Salbutamol = List.Dmd("35936511000001108", "Salbutamol 100micrograms/dose inhaler", NhsExamples);
    public static readonly SyntheticCode Budesonide = List.Dmd("3113111000001106", "Pulmicort 100 Turbohaler (AstraZeneca UK Ltd)", NhsExamples);
    public static readonly SyntheticCode Furosemide = List.Dmd("42294811000001108", "Furosemide 40mg tablets", NhsExamples);
    public static readonly SyntheticCode Digoxin = List.Dmd("42208511000001101", "Digoxin 125microgram tablets", NhsExamples);
    public static readonly SyntheticCode Paracetamol = List.Dmd("42109611000001109", "Paracetamol 500mg tablets", NhsExamples);
    public static readonly SyntheticCode CoCodamol = List.Dmd("42009811000001101", "Co-codamol 30mg/500mg tablets", NhsExamples);
    public static readonly SyntheticCode Ibuprofen = List.Dmd("42104811000001109", "Ibuprofen 200mg tablets", NhsExamples);
    public static readonly SyntheticCode Methotrexate = List.Dmd("15517911000001104", "Methotrexate 10mg/0.2ml solution for injection pre-filled syringes", NhsExamples);
    public static readonly SyntheticCode Amoxicillin = List.Dmd("39732311000001104", "Amoxicillin 250mg capsules", NhsExamples);

    // Reviews, vaccination, referrals
    public static readonly SyntheticCode MedicationReview = List.Snomed("314530002", "Medication review done");
    public static readonly SyntheticCode StructuredMedicationReview = List.Snomed("1239511000000100", "Structured medication review");
    public static readonly SyntheticCode AsthmaReview = List.Snomed("394700004", "Asthma annual review");
    public static readonly SyntheticCode CopdReview = List.Snomed("394703002", "Chronic obstructive pulmonary disease annual review");
    public static readonly SyntheticCode DigitalHealthCheck = List.HealthCheck("2242631000000104", "Digital NHS Health Check completed");
    public static readonly SyntheticCode FluVaccination = List.Snomed("822851000000102", "Seasonal influenza vaccination", "NHS England immunisation software");
    public static readonly SyntheticCode Spirometry = List.Synthea("127783003", "Spirometry");
    public static readonly SyntheticCode ActivityReferral = List.Snomed("390893007", "Referral to physical activity program", "HL7 physical activity guide");
    public static readonly SyntheticCode ActivityGuidance = List.Snomed("819961005", "Physical activity guidance", "HL7 physical activity guide");
    public static readonly SyntheticCode SocialPrescribingReferral = List.Snomed("871731000000106", "Referral to social prescribing service");
    public static readonly SyntheticCode WeightManagementReferral = List.Snomed("408289007", "Refer to weight management program");
    public static readonly SyntheticCode PulmonaryRehabilitation = List.Synthea("15081005", "Pulmonary rehabilitation");
    public static readonly SyntheticCode StopSmokingSupport = List.Synthea("710081004", "Smoking cessation therapy");

    public static IReadOnlyList<SyntheticCode> All => List.Codes;
}
