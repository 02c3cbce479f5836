using Ridgeway.Exchange.Fhir.Writing;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

/// <summary>How a person lives and how to speak with them: the parts of a Patient, each coding as its source wrote it.</summary>
public sealed partial class FhirWriter
{
    private static bool IsWrittenFormat(CodedDetail detail) =>
        detail.About == DetailKind.AccessibleInformation && detail.Scheme.EndsWith("PreferredWrittenCommunicationFormat", StringComparison.Ordinal);

    private static bool HasExtension(IReadOnlyList<CodedDetail> details) =>
        details.Any(detail => detail.About is DetailKind.InterpreterNeeded or DetailKind.ResidentialStatus || IsWrittenFormat(detail));

    private void DetailExtensions(IReadOnlyList<CodedDetail> details)
    {
        foreach (var detail in details)
        {
            if (detail.About == DetailKind.InterpreterNeeded)
            {
                json.WriteStartObject();
                json.WriteString("url"u8, FhirAddresses.InterpreterRequired);
                json.WriteBoolean("valueBoolean"u8, detail.Code == "true");
                json.WriteEndObject();
            }
            else if (detail.About == DetailKind.ResidentialStatus)
            {
                ConceptExtension(FhirAddresses.ResidentialStatus, detail.Scheme, detail.Code);
            }
            else if (IsWrittenFormat(detail))
            {
                json.WriteStartObject();
                json.WriteString("url"u8, FhirAddresses.ContactPreference);
                json.WriteStartArray("extension"u8);
                ConceptExtension("PreferredWrittenCommunicationFormat", detail.Scheme, detail.Code);
                json.WriteEndArray();
                json.WriteEndObject();
            }
        }
    }

    /// <summary>That there is a carer is held here and who it is is not, so the name says why it is absent (pat-1 asks for one).</summary>
    private void Carer(PersonDraft person)
    {
        if (person.Details.FirstOrDefault(detail => detail.About == DetailKind.HasCarer) is not { } carer)
        {
            return;
        }

        json.WriteStartArray("contact"u8);
        json.WriteStartObject();
        json.WriteStartArray("relationship"u8);
        Concept(carer.Scheme, carer.Code);
        json.WriteEndArray();
        json.WriteStartObject("name"u8);
        json.WriteStartArray("extension"u8);
        json.WriteStartObject();
        json.WriteString("url"u8, FhirAddresses.DataAbsentReason);
        json.WriteString("valueCode"u8, "unknown"u8);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Language(string? language, IReadOnlyList<CodedDetail> details)
    {
        var others = details.Where(detail => detail.About == DetailKind.AccessibleInformation && !IsWrittenFormat(detail) && detail.Code != language).ToList();
        if (language is null && others.Count == 0)
        {
            return;
        }

        json.WriteStartArray("communication"u8);
        if (language is not null)
        {
            Communication(FhirAddresses.Language, language, isPreferred: true);
        }

        foreach (var other in others)
        {
            Communication(other.Scheme, other.Code, isPreferred: false);
        }

        json.WriteEndArray();
    }

    private void Communication(string system, string code, bool isPreferred)
    {
        json.WriteStartObject();
        json.WritePropertyName("language"u8);
        Concept(system, code);
        if (isPreferred)
        {
            json.WriteBoolean("preferred"u8, true);
        }

        json.WriteEndObject();
    }

    private void Concept(string system, string code)
    {
        json.WriteStartObject();
        json.WriteStartArray("coding"u8);
        json.WriteStartObject();
        json.WriteString("system"u8, system);
        json.WriteString("code"u8, code);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
