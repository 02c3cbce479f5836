namespace Ridgeway.Records;

/// <summary>Small FHIR resources for tests of imports.</summary>
internal static class Sent
{
    public static string Bundle(params string[] resources) =>
        $$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(",", resources.Select(resource => $$"""{"resource":{{resource}}}"""))}}]}""";

    public static string Patient(string id, string nhsNumber, string family = "Okafor", string born = "1959-03-01", string practice = "A83008") =>
        $$"""{"resourceType":"Patient","id":"{{id}}","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"{{nhsNumber}}"}],"name":[{"family":"{{family}}","given":["Ada"]}],"gender":"female","birthDate":"{{born}}","generalPractitioner":[{"identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"{{practice}}"} }]}""";

    public static string Condition(string id, string patient, string snomed = "38341003") =>
        $$"""{"resourceType":"Condition","id":"{{id}}","code":{"coding":[{"system":"http://snomed.info/sct","code":"{{snomed}}"}]},"subject":{"reference":"Patient/{{patient}}"},"onsetDateTime":"2015-01-01"}""";

    public static string Weight(string id, string patient, string kilograms, string on = "2026-05-01") =>
        $$"""{"resourceType":"Observation","id":"{{id}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/{{patient}}"},"effectiveDateTime":"{{on}}","valueQuantity":{"value":{{kilograms}},"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"} }""";
}
