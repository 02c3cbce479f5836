using System.Text;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir;

/// <summary>How a resource is read.</summary>
internal enum Reading : byte
{
    Ignored,
    Bundle,
    Patient,
    Condition,
    Observation,
    MedicationRequest,
    MedicationStatement,
    Procedure,
    Immunization,
    AllergyIntolerance,
    ServiceRequest,
    QuestionnaireResponse,
    Encounter,
    CarePlan,
    Goal,
    Flag,
    DiagnosticReport,
    FamilyMemberHistory,
}

/// <summary>One of the resource types of FHIR R4 (4.0.1).</summary>
internal sealed class ResourceType
{
    /// <summary>Source: hl7.org/fhir/R4/resourcelist, all 148.</summary>
    private const string Names =
        "Account ActivityDefinition AdverseEvent AllergyIntolerance Appointment AppointmentResponse AuditEvent Basic Binary BiologicallyDerivedProduct " +
        "BodyStructure Bundle CapabilityStatement CarePlan CareTeam CatalogEntry ChargeItem ChargeItemDefinition Claim ClaimResponse ClinicalImpression " +
        "CodeSystem Communication CommunicationRequest CompartmentDefinition Composition ConceptMap Condition Consent Contract Coverage " +
        "CoverageEligibilityRequest CoverageEligibilityResponse DetectedIssue Device DeviceDefinition DeviceMetric DeviceRequest DeviceUseStatement " +
        "DiagnosticReport DocumentManifest DocumentReference EffectEvidenceSynthesis Encounter Endpoint EnrollmentRequest EnrollmentResponse EpisodeOfCare " +
        "EventDefinition Evidence EvidenceVariable ExampleScenario ExplanationOfBenefit FamilyMemberHistory Flag Goal GraphDefinition Group GuidanceResponse " +
        "HealthcareService ImagingStudy Immunization ImmunizationEvaluation ImmunizationRecommendation ImplementationGuide InsurancePlan Invoice Library " +
        "Linkage List Location Measure MeasureReport Media Medication MedicationAdministration MedicationDispense MedicationKnowledge MedicationRequest " +
        "MedicationStatement MedicinalProduct MedicinalProductAuthorization MedicinalProductContraindication MedicinalProductIndication " +
        "MedicinalProductIngredient MedicinalProductInteraction MedicinalProductManufactured MedicinalProductPackaged MedicinalProductPharmaceutical " +
        "MedicinalProductUndesirableEffect MessageDefinition MessageHeader MolecularSequence NamingSystem NutritionOrder Observation ObservationDefinition " +
        "OperationDefinition OperationOutcome Organization OrganizationAffiliation Parameters Patient PaymentNotice PaymentReconciliation Person PlanDefinition " +
        "Practitioner PractitionerRole Procedure Provenance Questionnaire QuestionnaireResponse RelatedPerson RequestGroup ResearchDefinition " +
        "ResearchElementDefinition ResearchStudy ResearchSubject RiskAssessment RiskEvidenceSynthesis Schedule SearchParameter ServiceRequest Slot Specimen " +
        "SpecimenDefinition StructureDefinition StructureMap Subscription Substance SubstanceNucleicAcid SubstancePolymer SubstanceProtein " +
        "SubstanceReferenceInformation SubstanceSourceMaterial SubstanceSpecification SupplyDelivery SupplyRequest Task TerminologyCapabilities TestReport " +
        "TestScript ValueSet VerificationResult VisionPrescription";

    /// <summary>Types that are good and useful, and still make no fact about a person.</summary>
    private static readonly Dictionary<string, string> ReasonsNotRead = new(StringComparer.Ordinal)
    {
        ["Medication"] = "it was looked up where something refers to it, and makes no fact of its own",
        ["Organization"] = "it was looked up where something refers to it, and makes no fact of its own",
        ["PractitionerRole"] = "it was looked up where something refers to it, and makes no fact of its own",
        ["Practitioner"] = "it is about a member of staff, not about the person",
        ["Location"] = "it is about a place, not about the person",
        ["Task"] = "it is somebody's work list, not something known about the person",
        ["DocumentReference"] = "it points to a document, which is not read for facts",
        ["Consent"] = "it is what the person agreed to, kept as their choice and not as a clinical fact",
    };

    private static readonly Utf8Table<ResourceType> All = MakeAll();

    private ResourceType(string name)
    {
        Name = name;
        Utf8Name = Encoding.UTF8.GetBytes(name);
        Reading = Enum.TryParse<Reading>(name, out var reading) ? reading : Reading.Ignored;
        AboutWhy = $"it is about a {name}, not a person";
        IgnoredWhy = ReasonsNotRead.GetValueOrDefault(name, "Ridgeway does not use this type of resource");
        IsLookedUp = name is "Medication" or "Organization" or "PractitionerRole";
    }

    public string Name { get; }

    public byte[] Utf8Name { get; }

    public Reading Reading { get; }

    public string AboutWhy { get; }

    /// <summary>For a type that makes no facts: why, ready to show.</summary>
    public string IgnoredWhy { get; }

    /// <summary>True for what Patients and prescriptions refer to; it is remembered for those that come in later lines or files.</summary>
    public bool IsLookedUp { get; }

    /// <summary>Its place among the types of R4 in order of name, from 1: a number that can be stored.</summary>
    public required byte Number { get; init; }

    public static ResourceType? Find(ReadOnlySpan<byte> name) => All.TryGet(name, out var type) ? type : null;

    public static IReadOnlyList<string> AllNames { get; } = Names.Split(' ');

    private static Utf8Table<ResourceType> MakeAll()
    {
        var all = new Utf8Table<ResourceType>();
        foreach (var (place, name) in Names.Split(' ').Index())
        {
            all.Add(name, new ResourceType(name) { Number = (byte)(place + 1) });
        }

        return all;
    }
}
