using Ridgeway.Codes;

namespace Ridgeway.Exchange.Fhir.Writing;

internal enum ObservationCategory
{
    None,
    VitalSigns,
    Laboratory,
    SocialHistory,
    Survey,
    Activity,
}

/// <summary>What UK Core asks of an Observation with a given code.</summary>
/// <param name="Profile">The end of the profile's address: "Observation-VitalSigns-BMI".</param>
/// <param name="Category">The category it must have, if any.</param>
/// <param name="Partner">The code of the other system that must stand beside it: vital signs carry SNOMED CT and LOINC.</param>
internal sealed record ObservationProfile(string Profile, ObservationCategory Category, Coded? Partner = null)
{
    public static readonly ObservationProfile Plain = new("Observation", ObservationCategory.None);

    private static readonly ObservationProfile Laboratory = new("Observation-Lab", ObservationCategory.Laboratory);
    private static readonly ObservationProfile SocialHistory = new("Observation", ObservationCategory.SocialHistory);
    private static readonly ObservationProfile Survey = new("Observation", ObservationCategory.Survey);
    private static readonly ObservationProfile Activity = new("Observation", ObservationCategory.Activity);

    private static readonly Dictionary<Coded, ObservationProfile> Known = MakeKnown();

    public static readonly ObservationProfile BloodPressure = new("Observation-VitalSigns-BloodPressure", ObservationCategory.VitalSigns);

    /// <summary>The two SNOMED CT pressures that together make a UK Core blood pressure panel.</summary>
    public static readonly Coded Systolic = new(CodeSystem.Snomed, "72313002", "Systolic arterial pressure");

    public static readonly Coded Diastolic = new(CodeSystem.Snomed, "1091811000000102", "Diastolic arterial pressure");

    public static ObservationProfile For(Coded code) => Known.GetValueOrDefault(code) ?? Plain;

    /// <summary>The words UK Core fixes for a unit; other units are their own words.</summary>
    public static string UnitInWords(string ucum) => ucum switch
    {
        "mm[Hg]" => "millimeter of mercury",
        "/min" => "per minute",
        "Cel" => "degree Celsius",
        "kg" => "kilogram",
        "cm" => "centimeter",
        "kg/m2" => "kilogram / (meter ^ 2)",
        "{score}" => "score",
        "min/wk" => "minutes per week",
        "min/d" => "minutes per day",
        "d/wk" => "days per week",
        "mL/min/{1.73_m2}" => "mL/min/1.73m2",
        var other => other,
    };

    private static Dictionary<Coded, ObservationProfile> MakeKnown()
    {
        var known = new Dictionary<Coded, ObservationProfile>();
        Vital("72313002", "8480-6", "Systolic blood pressure", "Observation");
        Vital("1091811000000102", "8462-4", "Diastolic blood pressure", "Observation");
        Vital("60621009", "39156-5", "Body mass index (BMI) [Ratio]", "Observation-VitalSigns-BMI");
        Vital("50373000", "8302-2", "Body height", "Observation-VitalSigns-BodyHeight");
        Vital("27113001", "29463-7", "Body weight", "Observation-VitalSigns-BodyWeight");
        Vital("444981005", "8867-4", "Heart rate", "Observation-VitalSigns-HeartRate");
        Vital("276885007", "8310-5", "Body temperature", "Observation-VitalSigns-BodyTemperature");
        All(Laboratory, CodeSystem.Snomed, "999791000000106", "1005671000000105", "1005681000000107", "1011481000000105");
        All(SocialHistory, CodeSystem.Snomed, "266919005", "8517006", "77176002", "449868002",
            "366241000000106", "366211000000105", "366171000000107", "366121000000108");
        All(SocialHistory, CodeSystem.Loinc, "72166-2");
        All(Survey, CodeSystem.Loinc, "44261-6", "70274-6");
        All(Survey, CodeSystem.Ridgeway, "ons4-life-satisfaction", "ons4-worthwhile", "ons4-happiness", "ons4-anxiety");
        All(Activity, CodeSystem.Loinc, "82290-8", "89555-7", "68516-4", "82291-6");
        known[new Coded(CodeSystem.Snomed, "763256006")] =
            new ObservationProfile("Observation", ObservationCategory.Survey, new Coded(CodeSystem.Loinc, "75626-2", "Total score [AUDIT-C]"));
        return known;

        void Vital(string snomed, string loinc, string display, string profile) =>
            known[new Coded(CodeSystem.Snomed, snomed)] =
                new ObservationProfile(profile, ObservationCategory.VitalSigns, new Coded(CodeSystem.Loinc, loinc, display));

        void All(ObservationProfile what, string system, params ReadOnlySpan<string> codes)
        {
            foreach (var code in codes)
            {
                known[new Coded(system, code)] = what;
            }
        }
    }
}
