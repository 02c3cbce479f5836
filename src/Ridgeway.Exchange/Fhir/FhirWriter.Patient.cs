using System.Buffers;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Writing;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

public sealed partial class FhirWriter
{
    private static readonly byte[] PatientMeta = JsonPieces.Meta("Patient");

    private static readonly byte[] TestPatientMeta = JsonPieces.Make(meta =>
    {
        meta.WriteStartObject();
        meta.WriteStartArray("profile"u8);
        meta.WriteStringValue(FhirAddresses.Profile + "Patient");
        meta.WriteEndArray();
        meta.WriteStartArray("security"u8);
        meta.WriteStartObject();
        meta.WriteString("system"u8, FhirAddresses.ActReason);
        meta.WriteString("code"u8, "HTEST");
        meta.WriteString("display"u8, "test health data");
        meta.WriteEndObject();
        meta.WriteEndArray();
        meta.WriteEndObject();
    });

    /// <summary>Writes a person. What a source wrote badly is written again as it came, where FHIR has room for it.</summary>
    /// <param name="output">Where to; a line end follows the resource.</param>
    /// <param name="id">The resource id, UTF-8.</param>
    /// <param name="person">Who.</param>
    /// <param name="isTestData">Marks the resource as test health data (HTEST), so that nobody takes it for a real person.</param>
    public void Patient(IBufferWriter<byte> output, ReadOnlySpan<byte> id, PersonDraft person, bool isTestData = false)
    {
        Begin(output, "Patient"u8, id, isTestData ? TestPatientMeta : PatientMeta);
        PatientExtensions(person);
        Identifiers(person);
        Name(person.Name);
        Telecom(person);
        if (Gender(person.Sex) is { } gender)
        {
            json.WriteString("gender"u8, gender);
        }

        if (person.BirthDate is { } birth)
        {
            json.WriteString("birthDate"u8, birth.ToString());
        }

        Death(person);
        Address(person);
        Carer(person);
        Language(person.Language, person.Details);
        if (AsWritten(person, person.Practice?.Value, DataQuality.PracticeUnreadable) is { } practice)
        {
            json.WriteStartArray("generalPractitioner"u8);
            json.WriteStartObject();
            json.WriteString("type"u8, "Organization"u8);
            json.WriteStartObject("identifier"u8);
            SystemAndValue(FhirAddresses.OrganisationCode, practice);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        }

        End(output);
    }

    private void PatientExtensions(PersonDraft person)
    {
        var ethnicity = AsWritten(person, person.Ethnicity?.Category.NationalCode(), DataQuality.EthnicCategoryUnreadable);
        var hasNoNumber = NumberOf(person) is null;
        if (ethnicity is null && !hasNoNumber && !HasExtension(person.Details))
        {
            return;
        }

        json.WriteStartArray("extension"u8);
        if (ethnicity is not null)
        {
            // One that could not be read came as "system|code".
            var bar = ethnicity.LastIndexOf('|');
            ConceptExtension(FhirAddresses.EthnicCategory, bar > 0 ? ethnicity[..bar] : FhirAddresses.EthnicCategoryEngland, ethnicity[(bar + 1)..]);
        }

        if (hasNoNumber)
        {
            ConceptExtension(FhirAddresses.UnavailableReason, FhirAddresses.UnavailableReasons, "nhs-number-not-known");
        }

        DetailExtensions(person.Details);
        json.WriteEndArray();
    }

    private void Identifiers(PersonDraft person)
    {
        var number = NumberOf(person);
        if (number is null && person.Identifiers.Count == 0)
        {
            return;
        }

        json.WriteStartArray("identifier"u8);
        if (number is not null)
        {
            json.WriteStartObject();
            if (person.Verification != NhsNumberVerification.NotSaid)
            {
                json.WriteStartArray("extension"u8);
                ConceptExtension(FhirAddresses.Verification, FhirAddresses.VerificationEngland, $"0{(int)person.Verification}");
                json.WriteEndArray();
            }

            SystemAndValue(FhirAddresses.NhsNumber, number);
            json.WriteEndObject();
        }

        foreach (var identifier in person.Identifiers)
        {
            var bar = identifier.IndexOf('|', StringComparison.Ordinal);
            json.WriteStartObject();
            SystemAndValue(bar > 0 ? identifier[..bar] : null, identifier[(bar + 1)..]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Name(PersonName? name)
    {
        if (name is null)
        {
            return;
        }

        json.WriteStartArray("name"u8);
        json.WriteStartObject();
        json.WriteString("use"u8, "official"u8);
        if (name.Family is not null)
        {
            json.WriteString("family"u8, name.Family);
        }

        if (name.Given is not null)
        {
            json.WriteStartArray("given"u8);
            foreach (var given in name.Given.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                json.WriteStringValue(given);
            }

            json.WriteEndArray();
        }

        if (name.Prefix is not null)
        {
            json.WriteStartArray("prefix"u8);
            json.WriteStringValue(name.Prefix);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Death(PersonDraft person)
    {
        if (person.DeathDate is { } death)
        {
            json.WriteString("deceasedDateTime"u8, death.ToString());
        }
        else if (person.HasDied)
        {
            json.WriteBoolean("deceasedBoolean"u8, true);
        }
    }

    private void ConceptExtension(string url, string system, string code)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, url);
        json.WritePropertyName("valueCodeableConcept"u8);
        Concept(system, code);
        json.WriteEndObject();
    }

    private void SystemAndValue(string? system, string value)
    {
        if (system is not null)
        {
            json.WriteString("system"u8, system);
        }

        json.WriteString("value"u8, value);
    }

    private static string? NumberOf(PersonDraft person) => person.NhsNumber?.Value
        ?? AsWritten(person, null, DataQuality.NhsNumberFailsModulus11)
        ?? AsWritten(person, null, DataQuality.NhsNumberNotTenDigits);

    /// <summary>The good value, or else the bad one as its source wrote it, or else nothing.</summary>
    private static string? AsWritten(PersonDraft person, string? good, DataQuality trouble)
    {
        if (good is not null)
        {
            return good;
        }

        foreach (var flag in person.Flags)
        {
            if (flag.Kind == trouble && !string.IsNullOrWhiteSpace(flag.AsWritten))
            {
                return flag.AsWritten;
            }
        }

        return null;
    }

    private static string? Gender(Sex sex) => sex switch
    {
        Sex.Female => "female",
        Sex.Male => "male",
        Sex.Other => "other",
        Sex.Unknown => "unknown",
        Sex.NotRecorded => null,
    };
}
