namespace Ridgeway.Records.Facts;

/// <summary>Where a fact came from: file and line, and the resource it was.</summary>
/// <param name="File">Number of the file within the import.</param>
/// <param name="Line">1-based line or entry; 0 for a single resource.</param>
/// <param name="Type">Place of the resource type in <see cref="ResourceTypes"/>.</param>
/// <param name="ResourceId">The resource's id, or empty.</param>
internal readonly record struct FactOrigin(int File, int Line, byte Type, string ResourceId);

/// <summary>The resource types facts come from, numbered for storage. Only ever add at the end.</summary>
internal static class ResourceTypes
{
    private static readonly string[] Names =
    [
        "Resource", "Condition", "Observation", "MedicationRequest", "MedicationStatement", "Procedure", "Immunization",
        "AllergyIntolerance", "ServiceRequest", "QuestionnaireResponse", "Encounter", "MedicationAdministration",
        "MedicationDispense", "DiagnosticReport", "FamilyMemberHistory", "Flag", "CarePlan", "Goal", "Task", "Consent",
    ];

    public static byte NumberOf(ReadOnlySpan<byte> name)
    {
        for (var i = 1; i < Names.Length; i++)
        {
            if (System.Text.Ascii.Equals(name, Names[i]))
            {
                return (byte)i;
            }
        }

        return 0;
    }

    public static string NameOf(byte number) => number < Names.Length ? Names[number] : Names[0];
}
