using Ridgeway.Exchange.Fhir.R4;

namespace Ridgeway.Exchange.Fhir.Searching;

/// <summary>How a search parameter is compared (R4 search).</summary>
public enum SearchKind
{
    Token,
    Date,
    Text,
    Reference,
    Quantity,
}

/// <param name="Name">As it stands in the address: "birthdate".</param>
/// <param name="Kind">How it is compared.</param>
/// <param name="Paths">Where in the resource it looks: "code", "effective[x]", "code.concept".</param>
public sealed record SearchParameter(string Name, SearchKind Kind, params IReadOnlyList<string> Paths);

/// <summary>
/// Which parameters each type can be searched by. The one table: requests are read by it and the capability statement is made from it.
/// Names and places are those of R4's search parameters.
/// </summary>
public static class SearchParameters
{
    private static readonly string[] NotServed = ["Bundle", "CapabilityStatement", "OperationOutcome", "Parameters", "AuditEvent", "CatalogEntry", "Binary"];

    /// <summary>Elements that point to the person, in the order they are looked for.</summary>
    private static readonly string[] PersonElements = ["subject", "patient", "beneficiary", "individual", "for"];

    private static readonly Dictionary<string, SearchParameter[]> Own = new(StringComparer.Ordinal)
    {
        ["Patient"] =
        [
            Text("name", "name"), Text("family", "name.family"), Text("given", "name.given"), Date("birthdate", "birthDate"), Date("death-date", "deceasedDateTime"),
            Token("gender", "gender"), Text("address", "address"), Text("address-postalcode", "address.postalCode"), Token("telecom", "telecom"), Token("active", "active"),
            Reference("general-practitioner", "generalPractitioner"), Reference("organization", "managingOrganization"),
        ],
        ["Practitioner"] = [Text("name", "name"), Text("family", "name.family"), Text("given", "name.given"), Token("active", "active")],
        ["PractitionerRole"] = [Reference("practitioner", "practitioner"), Reference("organization", "organization"), Token("role", "code"), Token("specialty", "specialty")],
        ["Organization"] = [Text("name", "name", "alias"), Token("type", "type"), Text("address-postalcode", "address.postalCode"), Token("active", "active")],
        ["Location"] = [Text("name", "name", "alias"), Token("status", "status"), Token("type", "type"), Text("address-postalcode", "address.postalCode"), Reference("organization", "managingOrganization")],
        ["HealthcareService"] = [Text("name", "name"), Token("active", "active"), Reference("organization", "providedBy")],
        ["Condition"] =
        [
            Token("code", "code"), Token("clinical-status", "clinicalStatus"), Token("verification-status", "verificationStatus"), Token("category", "category"),
            Token("severity", "severity"), Date("onset-date", "onset[x]"), Date("abatement-date", "abatement[x]"), Date("recorded-date", "recordedDate"), Reference("encounter", "encounter"),
        ],
        ["Observation"] =
        [
            Token("code", "code"), Token("combo-code", "code", "component.code"), Token("component-code", "component.code"), Token("category", "category"), Token("status", "status"),
            Date("date", "effective[x]"), Token("value-concept", "valueCodeableConcept"), Quantity("value-quantity", "valueQuantity"), Reference("encounter", "encounter"),
            Reference("performer", "performer"), Reference("based-on", "basedOn"), Reference("has-member", "hasMember"), Reference("derived-from", "derivedFrom"),
        ],
        ["MedicationRequest"] =
        [
            Token("code", "medicationCodeableConcept"), Token("status", "status"), Token("intent", "intent"), Date("authoredon", "authoredOn"),
            Reference("medication", "medicationReference"), Reference("requester", "requester"), Reference("encounter", "encounter"),
        ],
        ["MedicationStatement"] = [Token("code", "medicationCodeableConcept"), Token("status", "status"), Date("effective", "effective[x]"), Reference("medication", "medicationReference")],
        ["MedicationAdministration"] = [Token("code", "medicationCodeableConcept"), Token("status", "status"), Date("effective-time", "effective[x]")],
        ["MedicationDispense"] = [Token("code", "medicationCodeableConcept"), Token("status", "status"), Date("whenhandedover", "whenHandedOver"), Date("whenprepared", "whenPrepared")],
        ["Medication"] = [Token("code", "code"), Token("status", "status")],
        ["Procedure"] = [Token("code", "code"), Token("status", "status"), Token("category", "category"), Date("date", "performed[x]"), Reference("encounter", "encounter"), Reference("based-on", "basedOn")],
        ["AllergyIntolerance"] =
        [
            Token("code", "code", "reaction.substance"), Token("clinical-status", "clinicalStatus"), Token("verification-status", "verificationStatus"), Token("type", "type"),
            Token("category", "category"), Token("criticality", "criticality"), Date("date", "recordedDate"), Date("onset", "reaction.onset"),
        ],
        ["Immunization"] = [Token("vaccine-code", "vaccineCode"), Token("status", "status"), Date("date", "occurrence[x]")],
        ["Encounter"] =
        [
            Token("class", "class"), Token("type", "type"), Token("status", "status"), Date("date", "period"), Reference("service-provider", "serviceProvider"),
            Reference("episode-of-care", "episodeOfCare"), Reference("participant", "participant.individual"), Token("reason-code", "reasonCode"),
        ],
        ["EpisodeOfCare"] = [Token("status", "status"), Token("type", "type"), Date("date", "period")],
        ["CarePlan"] = [Token("status", "status"), Token("intent", "intent"), Token("category", "category"), Date("date", "period"), Reference("condition", "addresses"), Reference("goal", "goal"), Token("activity-code", "activity.detail.code")],
        ["CareTeam"] = [Token("status", "status"), Token("category", "category"), Date("date", "period"), Reference("participant", "participant.member")],
        ["Goal"] = [Token("lifecycle-status", "lifecycleStatus"), Token("achievement-status", "achievementStatus"), Token("category", "category"), Date("start-date", "startDate"), Date("target-date", "target.dueDate")],
        ["ServiceRequest"] =
        [
            Token("code", "code"), Token("status", "status"), Token("intent", "intent"), Token("category", "category"), Token("priority", "priority"), Date("authored", "authoredOn"),
            Date("occurrence", "occurrence[x]"), Reference("requester", "requester"), Reference("performer", "performer"), Reference("encounter", "encounter"), Reference("based-on", "basedOn"),
        ],
        ["Task"] =
        [
            Token("status", "status"), Token("business-status", "businessStatus"), Token("code", "code"), Token("intent", "intent"), Date("authored-on", "authoredOn"), Date("modified", "lastModified"),
            Date("period", "executionPeriod"), Reference("focus", "focus"), Reference("owner", "owner"), Reference("requester", "requester"), Reference("based-on", "basedOn"),
        ],
        ["QuestionnaireResponse"] = [Token("status", "status"), Date("authored", "authored"), Reference("questionnaire", "questionnaire"), Reference("encounter", "encounter"), Reference("author", "author")],
        ["Consent"] = [Token("status", "status"), Token("scope", "scope"), Token("category", "category"), Date("date", "dateTime")],
        ["Flag"] = [Token("status", "status"), Token("category", "category"), Token("code", "code"), Date("date", "period")],
        ["FamilyMemberHistory"] = [Token("code", "condition.code"), Token("relationship", "relationship"), Token("status", "status"), Token("sex", "sex"), Date("date", "date")],
        ["DiagnosticReport"] = [Token("code", "code"), Token("status", "status"), Token("category", "category"), Date("date", "effective[x]"), Date("issued", "issued"), Reference("result", "result"), Reference("encounter", "encounter")],
        ["DocumentReference"] = [Token("type", "type"), Token("status", "status"), Token("category", "category"), Date("date", "date"), Date("period", "context.period"), Reference("author", "author"), Reference("encounter", "context.encounter")],
        ["Composition"] = [Token("type", "type"), Token("status", "status"), Date("date", "date"), Text("title", "title")],
        ["RelatedPerson"] = [Text("name", "name"), Date("birthdate", "birthDate"), Token("relationship", "relationship")],
        ["Appointment"] = [Token("status", "status"), Date("date", "start"), Reference("actor", "participant.actor")],
        ["Claim"] = [Token("status", "status"), Date("created", "created")],
        ["ExplanationOfBenefit"] = [Token("status", "status"), Date("created", "created")],
        ["Specimen"] = [Token("type", "type"), Token("status", "status"), Date("collected", "collection.collected[x]")],
        ["Device"] = [Token("type", "type"), Token("status", "status")],
        ["Questionnaire"] = [Text("title", "title"), Text("name", "name"), Token("status", "status"), Reference("url", "url")],
        ["List"] = [Token("code", "code"), Token("status", "status"), Date("date", "date"), Text("title", "title")],
    };

    private static readonly Lazy<Dictionary<string, IReadOnlyList<SearchParameter>>> Made = new(() =>
        FhirTypes.All.Except(NotServed).ToDictionary(type => type, type => (IReadOnlyList<SearchParameter>)[.. Of(type)], StringComparer.Ordinal));

    /// <summary>The types that can be read and searched.</summary>
    public static IEnumerable<string> Types => Made.Value.Keys;

    /// <summary>What a type can be searched by; empty where it is not served.</summary>
    public static IReadOnlyList<SearchParameter> For(string type) => Made.Value.GetValueOrDefault(type) ?? [];

    /// <summary>True where resources of this type are about one person.</summary>
    public static bool IsAboutAPerson(string type) => type == "Patient" || PersonElementOf(type) is not null;

    /// <summary>The element of a type that points to the person, or null.</summary>
    public static string? PersonElementOf(string type) => R4Definitions.Find(type) is { } shape
        ? PersonElements.FirstOrDefault(name => shape.Find(name) is { Type: "Reference" })
        : null;

    private static IEnumerable<SearchParameter> Of(string type)
    {
        yield return Token("_id", "id");
        yield return Date("_lastUpdated", "meta.lastUpdated");
        yield return Token("_tag", "meta.tag");
        yield return Token("_security", "meta.security");
        yield return Reference("_profile", "meta.profile");
        if (R4Definitions.Find(type)!.Find("identifier") is { Type: "Identifier" })
        {
            yield return Token("identifier", "identifier");
        }

        if (type != "Patient" && PersonElementOf(type) is { } element)
        {
            yield return Reference("patient", element);
            if (element == "subject")
            {
                yield return Reference("subject", element);
            }
        }

        foreach (var own in Own.GetValueOrDefault(type) ?? [])
        {
            yield return own;
        }
    }

    private static SearchParameter Token(string name, params string[] paths) => new(name, SearchKind.Token, paths);

    private static SearchParameter Date(string name, params string[] paths) => new(name, SearchKind.Date, paths);

    private static SearchParameter Text(string name, params string[] paths) => new(name, SearchKind.Text, paths);

    private static SearchParameter Reference(string name, params string[] paths) => new(name, SearchKind.Reference, paths);

    private static SearchParameter Quantity(string name, params string[] paths) => new(name, SearchKind.Quantity, paths);
}
