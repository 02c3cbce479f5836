using System.Buffers;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Writing;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

public sealed partial class FhirWriter
{
    private static readonly byte[] ConditionMeta = JsonPieces.Meta("Condition");
    private static readonly byte[] MedicationRequestMeta = JsonPieces.Meta("MedicationRequest");
    private static readonly byte[] ProcedureMeta = JsonPieces.Meta("Procedure");
    private static readonly byte[] Active = JsonPieces.Concept(null, new Coded(FhirAddresses.ConditionClinical, "active"));
    private static readonly byte[] Resolved = JsonPieces.Concept(null, new Coded(FhirAddresses.ConditionClinical, "resolved"));
    private static readonly byte[] Confirmed = JsonPieces.Concept(null, new Coded(FhirAddresses.ConditionVerification, "confirmed"));
    private static readonly byte[][] ProblemListItem = [JsonPieces.Concept(null, new Coded(FhirAddresses.ConditionCategory, "problem-list-item"))];

    /// <summary>Writes a diagnosis; one that is over is "resolved", with the day where it is known.</summary>
    public void Condition(IBufferWriter<byte> output, ReadOnlySpan<byte> id, ReadOnlySpan<byte> person, in Fact fact)
    {
        Begin(output, "Condition"u8, id, ConditionMeta);
        Raw("clinicalStatus"u8, fact.IsOver ? Resolved : Active);
        Raw("verificationStatus"u8, Confirmed);
        Categories(ProblemListItem);
        Raw("code"u8, ConceptOf(fact.Code));
        Subject(person);
        Date("onsetDateTime"u8, fact.Day, fact.Precision);
        Date("abatementDateTime"u8, fact.EndDay);
        End(output);
    }

    /// <summary>Writes a medicine prescribed; one that is over is "stopped", with the day it was valid until where that is known.</summary>
    public void MedicationRequest(IBufferWriter<byte> output, ReadOnlySpan<byte> id, ReadOnlySpan<byte> person, in Fact fact)
    {
        Begin(output, "MedicationRequest"u8, id, MedicationRequestMeta);
        json.WriteString("status"u8, fact.IsOver ? "stopped"u8 : "active"u8);
        json.WriteString("intent"u8, "order"u8);
        Raw("medicationCodeableConcept"u8, ConceptOf(fact.Code));
        Subject(person);
        Date("authoredOn"u8, fact.Day, fact.Precision);
        if (fact.EndDay >= 0)
        {
            json.WriteStartObject("dispenseRequest"u8);
            json.WriteStartObject("validityPeriod"u8);
            Date("start"u8, fact.Day, fact.Precision);
            Date("end"u8, fact.EndDay);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        // UK Core asks for the element; nothing is known about swapping one product for another.
        json.WriteStartObject("substitution"u8);
        json.WriteBoolean("allowedBoolean"u8, false);
        json.WriteEndObject();
        End(output);
    }

    /// <summary>Writes something done: a review, a referral, a vaccination.</summary>
    public void Procedure(IBufferWriter<byte> output, ReadOnlySpan<byte> id, ReadOnlySpan<byte> person, in Fact fact)
    {
        Begin(output, "Procedure"u8, id, ProcedureMeta);
        json.WriteString("status"u8, "completed"u8);
        Raw("code"u8, ConceptOf(fact.Code));
        Subject(person);
        Date("performedDateTime"u8, fact.Day, fact.Precision);
        End(output);
    }

    private void Categories(byte[][] categories)
    {
        if (categories.Length == 0)
        {
            return;
        }

        json.WriteStartArray("category"u8);
        foreach (var category in categories)
        {
            json.WriteRawValue(category, skipInputValidation: true);
        }

        json.WriteEndArray();
    }
}
