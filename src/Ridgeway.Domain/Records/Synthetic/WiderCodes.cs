using Ridgeway.Codes;

namespace Ridgeway.Records.Synthetic;

/// <summary>Work, caring and the raw answers of the GPPAQ, as content/england/codelists names them.</summary>
public static class WiderCodes
{
    private static readonly SyntheticCodeList List = new(400);

    public static readonly SyntheticCode EmploymentStatus = List.Loinc("67875-5", "Employment status - current");
    public static readonly SyntheticCode FullTime = List.Loinc("LA30136-8", "Full-time work");
    public static readonly SyntheticCode PartTime = List.Loinc("LA30138-4", "Part-time or temporary work");
    public static readonly SyntheticCode Unemployed = List.Loinc("LA17956-6", "Unemployed");
    public static readonly SyntheticCode Carer = List.Own("carer", "Cares for somebody without pay");
    public static readonly SyntheticCode GppaqWork = List.Own("gppaq-work", "GPPAQ, work: 0 not in employment, 1 sitting, 2 standing, 3 physical, 4 heavy manual");
    public static readonly SyntheticCode GppaqExercise = List.Own("gppaq-exercise", "GPPAQ, exercise: 0 none, 1 less than 1 hour, 2 1 to 3 hours, 3 3 hours or more");
    public static readonly SyntheticCode GppaqCycling = List.Own("gppaq-cycling", "GPPAQ, cycling: 0 none, 1 less than 1 hour, 2 1 to 3 hours, 3 3 hours or more");

    public static IReadOnlyList<SyntheticCode> All => List.Codes;
}
