namespace Ridgeway.Exchange.Fhir.Writing;

/// <summary>Addresses as UK Core (STU2) and FHIR R4 spell them; these are the current ones, which is what Ridgeway sends.</summary>
internal static class FhirAddresses
{
    public const string Profile = "https://fhir.hl7.org.uk/StructureDefinition/UKCore-";
    public const string NhsNumber = "https://fhir.nhs.uk/Id/nhs-number";
    public const string OrganisationCode = "https://fhir.nhs.uk/Id/ods-organization-code";
    public const string EthnicCategory = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory";
    public const string EthnicCategoryEngland = "https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland";
    public const string Verification = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus";
    public const string VerificationEngland = "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland";
    public const string UnavailableReason = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberUnavailableReason";
    public const string UnavailableReasons = "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberUnavailableReason";

    public const string InterpreterRequired = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";
    public const string ResidentialStatus = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ResidentialStatus";
    public const string ContactPreference = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ContactPreference";
    public const string WrittenFormats = "https://fhir.hl7.org.uk/CodeSystem/UKCore-PreferredWrittenCommunicationFormat";
    public const string DataAbsentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    public const string Language = "urn:ietf:bcp:47";

    /// <summary>Where the LSOA goes: the census tract of an address (ISO 21090).</summary>
    public const string CensusTract = "http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-censusTract";
    public const string ObservationCategory = "http://terminology.hl7.org/CodeSystem/observation-category";
    public const string PhysicalActivity = "http://hl7.org/fhir/us/physical-activity/CodeSystem/pa-temporary-codes";
    public const string ConditionClinical = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    public const string ConditionVerification = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    public const string ConditionCategory = "http://terminology.hl7.org/CodeSystem/condition-category";
    public const string ActReason = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
}
