namespace Ridgeway.Records.Synthetic;

/// <summary>Diagnoses, their "resolved" codes, short illnesses, and what rules activity out.</summary>
public static class ConditionCodes
{
    private static readonly SyntheticCodeList List = new(0);

    // Long-term conditions
    public static readonly SyntheticCode Hypertension = List.Snomed("59621000", "Essential hypertension");
    public static readonly SyntheticCode HypertensiveDisorder = List.Snomed("38341003", "Hypertensive disorder");
    public static readonly SyntheticCode Type2Diabetes = List.Snomed("44054006", "Diabetes mellitus type 2");
    public static readonly SyntheticCode Type2DiabetesOnInsulin = List.Snomed("237599002", "Insulin treated type 2 diabetes mellitus");
    public static readonly SyntheticCode Type1Diabetes = List.Snomed("46635009", "Diabetes mellitus type 1");
    public static readonly SyntheticCode CoronaryHeartDisease = List.Snomed("53741008", "Coronary arteriosclerosis");
    public static readonly SyntheticCode IschaemicHeartDisease = List.Snomed("414545008", "Ischemic heart disease");
    public static readonly SyntheticCode Angina = List.Snomed("194828000", "Angina");
    public static readonly SyntheticCode MyocardialInfarction = List.Snomed("22298006", "Myocardial infarction");
    public static readonly SyntheticCode AtrialFibrillation = List.Exeter("49436004", "Atrial fibrillation");
    public static readonly SyntheticCode HeartFailure = List.Snomed("84114007", "Heart failure");
    public static readonly SyntheticCode Stroke = List.Snomed("230690007", "Cerebrovascular accident");
    public static readonly SyntheticCode CerebralInfarction = List.Snomed("432504007", "Cerebral infarction");
    public static readonly SyntheticCode Tia = List.Snomed("266257000", "Transient ischemic attack");
    public static readonly SyntheticCode PeripheralArterialDisease = List.Exeter("399957001", "Peripheral arterial disease");
    public static readonly SyntheticCode KidneyDiseaseStage3 = List.Snomed("433144002", "Chronic kidney disease stage 3");
    public static readonly SyntheticCode KidneyDiseaseStage4 = List.Snomed("431857002", "Chronic kidney disease stage 4");
    public static readonly SyntheticCode Copd = List.Snomed("13645005", "Chronic obstructive pulmonary disease");
    public static readonly SyntheticCode Emphysema = List.Snomed("87433001", "Pulmonary emphysema");
    public static readonly SyntheticCode Asthma = List.Snomed("195967001", "Asthma");
    public static readonly SyntheticCode Depression = List.Snomed("35489007", "Depressive disorder");
    public static readonly SyntheticCode MajorDepression = List.Snomed("370143000", "Major depressive disorder");
    public static readonly SyntheticCode AnxietyWithDepression = List.Snomed("231504006", "Mixed anxiety and depressive disorder");
    public static readonly SyntheticCode Anxiety = List.Exeter("197480006", "Anxiety disorder");
    public static readonly SyntheticCode GeneralisedAnxiety = List.Exeter("21897009", "Generalized anxiety disorder");
    public static readonly SyntheticCode Schizophrenia = List.Snomed("58214004", "Schizophrenia");
    public static readonly SyntheticCode Bipolar = List.Snomed("13746004", "Bipolar disorder");
    public static readonly SyntheticCode Alzheimers = List.Snomed("26929004", "Alzheimer's disease");
    public static readonly SyntheticCode VascularDementia = List.Snomed("429998004", "Vascular dementia");
    public static readonly SyntheticCode Dementia = List.Snomed("52448006", "Dementia");
    public static readonly SyntheticCode KneeOsteoarthritis = List.Snomed("239873007", "Osteoarthritis of knee");
    public static readonly SyntheticCode HipOsteoarthritis = List.Snomed("239872002", "Osteoarthritis of hip");
    public static readonly SyntheticCode Osteoarthritis = List.Snomed("396275006", "Osteoarthritis");
    public static readonly SyntheticCode RheumatoidArthritis = List.Snomed("69896004", "Rheumatoid arthritis");
    public static readonly SyntheticCode Osteoporosis = List.Snomed("64859006", "Osteoporosis");
    public static readonly SyntheticCode LowBackPain = List.Synthea("278860009", "Chronic low back pain");
    public static readonly SyntheticCode ChronicPain = List.Synthea("82423001", "Chronic pain");
    public static readonly SyntheticCode Fibromyalgia = List.Synthea("203082005", "Fibromyalgia");
    public static readonly SyntheticCode BreastCancer = List.Snomed("254837009", "Malignant neoplasm of breast");
    public static readonly SyntheticCode ProstateCancer = List.Snomed("399068003", "Malignant tumor of prostate");
    public static readonly SyntheticCode ColonCancer = List.Snomed("93761005", "Primary malignant neoplasm of colon");
    public static readonly SyntheticCode LungCancer = List.Snomed("254637007", "Non-small cell lung cancer");
    public static readonly SyntheticCode Melanoma = List.Snomed("372244006", "Malignant melanoma");
    public static readonly SyntheticCode Leukaemia = List.Snomed("93143009", "Leukemia, disease");
    public static readonly SyntheticCode Epilepsy = List.Snomed("84757009", "Epilepsy");
    public static readonly SyntheticCode MultipleSclerosis = List.Snomed("24700007", "Multiple sclerosis");
    public static readonly SyntheticCode AlcoholDependence = List.Synthea("7200002", "Alcoholism");
    public static readonly SyntheticCode LearningDisability = List.Snomed("110359009", "Intellectual disability");

    // "Resolved" codes: the diagnosis no longer counts from this date
    public static readonly SyntheticCode HypertensionResolved = List.Snomed("162659009", "Hypertension resolved");
    public static readonly SyntheticCode DiabetesResolved = List.Snomed("315051004", "Diabetes resolved");
    public static readonly SyntheticCode DepressionResolved = List.Snomed("196381000000100", "Depression resolved");
    public static readonly SyntheticCode AsthmaResolved = List.Snomed("162660004", "Asthma resolved");

    // Risk, frailty and falls
    public static readonly SyntheticCode Prediabetes = List.Synthea("714628002", "Prediabetes");
    public static readonly SyntheticCode MildFrailty = List.Snomed("925791000000100", "Mild frailty");
    public static readonly SyntheticCode ModerateFrailty = List.Snomed("925831000000107", "Moderate frailty");
    public static readonly SyntheticCode SevereFrailty = List.Snomed("925861000000102", "Severe frailty");
    public static readonly SyntheticCode Fall = List.Exeter("217082002", "Accidental fall");
    public static readonly SyntheticCode Housebound = List.Snomed("160689007", "Housebound", "OpenSAFELY code lists");

    // What rules activity out, or asks for care
    public static readonly SyntheticCode UnstableAngina = List.Snomed("4557003", "Preinfarction syndrome");
    public static readonly SyntheticCode AcuteHeartFailure = List.Snomed("56675007", "Acute heart failure");
    public static readonly SyntheticCode UncontrolledDiabetes = List.Snomed("443694000", "Type II diabetes mellitus uncontrolled");
    public static readonly SyntheticCode StemiInfarction = List.Snomed("401303003", "Acute ST segment elevation myocardial infarction");
    public static readonly SyntheticCode NonStemiInfarction = List.Snomed("401314000", "Acute non-ST segment elevation myocardial infarction");
    public static readonly SyntheticCode AorticStenosis = List.Synthea("60573004", "Aortic valve stenosis");
    public static readonly SyntheticCode PulmonaryEmbolism = List.Synthea("706870000", "Acute pulmonary embolism");
    public static readonly SyntheticCode DeepVeinThrombosis = List.Synthea("132281000119108", "Acute deep venous thrombosis");
    public static readonly SyntheticCode BoneMetastasis = List.Snomed("94222008", "Metastatic malignant neoplasm to bone");
    public static readonly SyntheticCode ProliferativeRetinopathy = List.Synthea("1501000119109", "Proliferative diabetic retinopathy due to type II diabetes mellitus");
    public static readonly SyntheticCode Pregnancy = List.Synthea("72892002", "Normal pregnancy");
    public static readonly SyntheticCode PreEclampsia = List.Synthea("398254007", "Pre-eclampsia");
    public static readonly SyntheticCode Fever = List.Synthea("386661006", "Fever");
    public static readonly SyntheticCode PosturalDrop = List.Snomed("163029008", "On examination - blood pressure reading: postural drop");
    public static readonly SyntheticCode ChronicFatigueSyndrome = List.Snomed("52702003", "Chronic fatigue syndrome", "MedlinePlus and public code lists", 'S');
    public static readonly SyntheticCode HaemophiliaA = List.Snomed("28293008", "Hereditary factor VIII deficiency disease", "public code lists", 'S');
    public static readonly SyntheticCode VonWillebrand = List.Snomed("128105004", "von Willebrand disorder", "public code lists", 'S');
    public static readonly SyntheticCode ChestPain = List.Snomed("29857009", "Chest pain", "public code lists", 'S');

    // Short illnesses
    public static readonly SyntheticCode ViralSinusitis = List.Synthea("444814009", "Viral sinusitis");
    public static readonly SyntheticCode Pharyngitis = List.Synthea("195662009", "Acute viral pharyngitis");
    public static readonly SyntheticCode Bronchitis = List.Synthea("10509002", "Acute bronchitis");
    public static readonly SyntheticCode OtitisMedia = List.Synthea("65363002", "Otitis media");
    public static readonly SyntheticCode UrinaryInfection = List.Synthea("68566005", "Urinary tract infectious disease");
    public static readonly SyntheticCode AnkleSprain = List.Synthea("44465007", "Sprain of ankle");
    public static readonly SyntheticCode Cough = List.Synthea("49727002", "Cough");
    public static readonly SyntheticCode SoreThroat = List.Synthea("267102003", "Sore throat");
    public static readonly SyntheticCode Headache = List.Synthea("25064002", "Headache");
    public static readonly SyntheticCode Fatigue = List.Synthea("84229001", "Fatigue");

    public static IReadOnlyList<SyntheticCode> All => List.Codes;
}
