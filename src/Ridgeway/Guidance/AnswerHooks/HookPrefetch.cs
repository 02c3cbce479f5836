namespace Ridgeway.Guidance.AnswerHooks;

/// <summary>What the services ask to be sent along, and which of it they cannot do without.</summary>
internal static class HookPrefetch
{
    public const string Patient = "patient";
    public const string Conditions = "conditions";

    /// <summary>FHIR queries by key. Only what the specification lets every client do: read, search by patient, sort and count.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Queries { get; } =
    [
        new(Patient, "Patient/{{context.patientId}}"),
        new(Conditions, "Condition?patient={{context.patientId}}&_count=500"),
        new("observations", "Observation?patient={{context.patientId}}&_sort=-date&_count=500"),
        new("medications", "MedicationRequest?patient={{context.patientId}}&_count=500"),
        new("procedures", "Procedure?patient={{context.patientId}}&_count=200"),
        new("referrals", "ServiceRequest?patient={{context.patientId}}&_count=200"),
        new("answers", "QuestionnaireResponse?patient={{context.patientId}}&_count=100"),
    ];

    /// <summary>
    /// Without the patient there is nobody to advise; without their conditions nothing would speak against anything, and silence
    /// would pass for safety.
    /// </summary>
    public static bool IsNeeded(string key) => key is Patient or Conditions;

    public static string For(string query, string patientId) => query.Replace("{{context.patientId}}", Uri.EscapeDataString(patientId), StringComparison.Ordinal);
}
