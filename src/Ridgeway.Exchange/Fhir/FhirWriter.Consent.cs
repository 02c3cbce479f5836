using System.Buffers;

namespace Ridgeway.Exchange.Fhir;

/// <summary>A choice about uses of a record as a FHIR Consent.</summary>
public sealed partial class FhirWriter
{
    /// <summary>Writes that a person refuses every use beyond their own care. Codes: HL7, as published with FHIR R4.</summary>
    /// <param name="output">Where to; a line end follows the resource.</param>
    /// <param name="person">The id of the Patient, UTF-8; the Consent's own is that with "-optout".</param>
    /// <param name="on">The day they said so.</param>
    public void OptOut(IBufferWriter<byte> output, ReadOnlySpan<byte> person, DateOnly on)
    {
        Span<byte> id = stackalloc byte[64 + 7];
        person.CopyTo(id);
        "-optout"u8.CopyTo(id[person.Length..]);
        json.Reset(output);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Consent"u8);
        json.WriteString("id"u8, id[..(person.Length + 7)]);
        json.WriteString("status"u8, "active"u8);
        json.WritePropertyName("scope"u8);
        Concept("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy");
        json.WriteStartArray("category"u8);
        Concept("http://loinc.org", "59284-0");
        json.WriteEndArray();
        Span<byte> reference = stackalloc byte[8 + 64];
        "Patient/"u8.CopyTo(reference);
        person.CopyTo(reference[8..]);
        json.WriteStartObject("patient"u8);
        json.WriteString("reference"u8, reference[..(8 + person.Length)]);
        json.WriteEndObject();
        Date("dateTime"u8, on.DayNumber);
        json.WritePropertyName("policyRule"u8);
        Concept("http://terminology.hl7.org/CodeSystem/v3-ActCode", "OPTOUT");
        json.WriteStartObject("provision"u8);
        json.WriteString("type"u8, "deny"u8);
        json.WriteEndObject();
        End(output);
    }
}
