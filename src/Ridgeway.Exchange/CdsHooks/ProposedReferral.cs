using System.Buffers;
using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Writing;

namespace Ridgeway.Exchange.CdsHooks;

/// <summary>A referral that a card proposes, as a draft FHIR R4 ServiceRequest for the client to create.</summary>
/// <param name="PatientId">The FHIR id of the patient at the client.</param>
/// <param name="UserId">Who would ask for it: "Practitioner/123"; null where the client named nobody.</param>
/// <param name="Codes">What is proposed, the same in every coding known.</param>
/// <param name="Name">What is proposed, in words.</param>
/// <param name="Reasons">Why, in words.</param>
/// <param name="Notes">What the provider must take care of, and how sure we are.</param>
/// <param name="On">The day.</param>
public sealed record ProposedReferral(
    string PatientId, string? UserId, IReadOnlyList<Coded> Codes, string Name, IReadOnlyList<string> Reasons, IReadOnlyList<string> Notes, DateOnly On)
{
    private static readonly string[] Requesters = ["Practitioner/", "PractitionerRole/", "Patient/", "RelatedPerson/", "Organization/", "Device/"];

    public ReadOnlyMemory<byte> ToFhir()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, JsonPieces.Options);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "ServiceRequest"u8);
        json.WriteString("status"u8, "draft"u8);
        json.WriteString("intent"u8, "proposal"u8);
        json.WritePropertyName("code"u8);
        json.WriteRawValue(JsonPieces.Concept(Name, [.. Codes]));
        Reference(json, "subject"u8, $"Patient/{PatientId}");
        json.WriteString("authoredOn"u8, On.ToString("yyyy-MM-dd"));
        if (UserId is not null && Array.Exists(Requesters, start => UserId.StartsWith(start, StringComparison.Ordinal)))
        {
            Reference(json, "requester"u8, UserId);
        }

        Texts(json, "reasonCode"u8, Reasons);
        Texts(json, "note"u8, Notes);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    private static void Reference(Utf8JsonWriter json, ReadOnlySpan<byte> name, string to)
    {
        json.WriteStartObject(name);
        json.WriteString("reference"u8, to);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStartObject();
            json.WriteString("text"u8, text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
