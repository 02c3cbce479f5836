namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>What each type calls the things all types have, as FHIRPath names them.</summary>
internal static class ElementPaths
{
    public static string Code(Reading reading) => reading switch
    {
        Reading.MedicationRequest or Reading.MedicationStatement => "medication",
        Reading.Immunization => "vaccineCode",
        Reading.Encounter => "type",
        Reading.CarePlan => "category",
        Reading.Goal => "description",
        _ => "code",
    };

    public static string Subject(Reading reading) => reading is Reading.Immunization or Reading.AllergyIntolerance or Reading.FamilyMemberHistory ? "patient" : "subject";

    public static string Status(Reading reading) => reading == Reading.Goal ? "lifecycleStatus" : "status";

    /// <summary>When it was or began.</summary>
    public static string Start(Reading reading) => reading switch
    {
        Reading.Observation or Reading.MedicationStatement or Reading.DiagnosticReport => "effective",
        Reading.Encounter or Reading.CarePlan or Reading.Flag => "period",
        Reading.Goal => "start",
        Reading.Procedure => "performed",
        Reading.Immunization or Reading.ServiceRequest => "occurrence",
        _ => "onset",
    };

    /// <summary>When it was written down.</summary>
    public static string Recorded(Reading reading) => reading switch
    {
        Reading.Observation or Reading.DiagnosticReport => "issued",
        Reading.CarePlan => "created",
        Reading.Goal => "statusDate",
        Reading.FamilyMemberHistory => "date",
        Reading.MedicationRequest or Reading.ServiceRequest => "authoredOn",
        Reading.MedicationStatement => "dateAsserted",
        Reading.Immunization => "recorded",
        Reading.QuestionnaireResponse => "authored",
        _ => "recordedDate",
    };

    /// <summary>The one of the two its fact is dated by.</summary>
    public static string Date(Reading reading) =>
        reading is Reading.MedicationRequest or Reading.ServiceRequest ? Recorded(reading) : Start(reading);
}
