namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>A clinical resource as it was sent, all types alike; what it comes to is decided when the whole of it was read.</summary>
internal ref struct ClinicalDraft
{
    public Concept Code;
    public FhirReference Subject;
    public FhirReference Medication;
    public ReadOnlySpan<byte> Status, ClinicalStatus, VerificationStatus, Intent;
    public bool IsNotToBeDone;

    public FhirDate Start, Recorded, End;

    /// <summary>True where an end was told without a date that can be kept (abatementBoolean, abatementString).</summary>
    public bool HasEnded;

    /// <summary>Age in years at which it began, or null.</summary>
    public double? StartAge;

    /// <summary>True where the beginning was told as words, a range or a timing.</summary>
    public bool HasStartInWords;

    public ValueDraft Value;
    public bool HasComponents, HasTroubledComponents, HasMembers, HasAbsentReason;

    /// <summary>Where "contained" begins in the document, for the rare reference into it; 0 where there is none.</summary>
    public int ContainedAt;
}
