using Ridgeway.Codes;

namespace Ridgeway.Exchange.Fhir;

/// <summary>Reads FHIR R4 JSON into facts and people.</summary>
public sealed class FhirReader(CodeBook codes)
{
    public CodeBook Codes { get; } = codes;
}
