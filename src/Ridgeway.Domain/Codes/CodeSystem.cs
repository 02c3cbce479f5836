namespace Ridgeway.Codes;

/// <summary>The addresses of the code systems Ridgeway knows, in the form it stores them. Exchange turns the variants found in the wild into these.</summary>
public static class CodeSystem
{
    public const string Snomed = "http://snomed.info/sct";
    public const string Loinc = "http://loinc.org";
    public const string Dmd = "https://dmd.nhs.uk";
    public const string RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
    public const string Ucum = "http://unitsofmeasure.org";
    public const string Cvx = "http://hl7.org/fhir/sid/cvx";

    /// <summary>Reasonable adjustments as the booking and referral standard flags them.</summary>
    public const string ReasonableAdjustment = "https://fhir.nhs.uk/CodeSystem/reasonable-adjustment-codes-bars";

    /// <summary>Ridgeway's own terms, used only where no published code exists (for example an ONS4 answer).</summary>
    public const string Ridgeway = "https://ridgeway.example/codes";
}
