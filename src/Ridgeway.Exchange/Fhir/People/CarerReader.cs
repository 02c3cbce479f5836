using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>Reads of a person's contacts only whether one of them cares for the person. Who it is stays in the source.</summary>
internal static class CarerReader
{
    /// <summary>"Carer" of UK Core's AdditionalPersonRelationshipRole; the national register writes AdditionalRelatedPersonRole.</summary>
    private const string Carer = "Carer";

    public static void Read(scoped ref Utf8JsonReader json, Workbench bench, PatientParts parts)
    {
        // Nothing else of a contact is read, so what is wrong with one is nobody's trouble here.
        var wasMuted = bench.Doubts.Muted;
        bench.Doubts.Muted = true;
        var contacts = ListWalk.Over(ref json, bench, "contact");
        while (contacts.Next(ref json))
        {
            var walk = ObjectWalk.Over(ref json, bench, "contact");
            while (walk.Next(ref json, bench))
            {
                if (walk.Name.SequenceEqual("relationship"u8))
                {
                    ReadRelationships(ref json, bench, parts);
                }
                else
                {
                    json.Skip();
                }
            }
        }

        bench.Doubts.Muted = wasMuted;
    }

    private static void ReadRelationships(scoped ref Utf8JsonReader json, Workbench bench, PatientParts parts)
    {
        var list = ListWalk.Over(ref json, bench, "contact.relationship");
        while (list.Next(ref json))
        {
            foreach (var coding in Coding.ReadAll(ref json, bench, "contact.relationship"))
            {
                if (coding.Code == Carer && coding.System.EndsWith("Role", StringComparison.Ordinal) && !parts.Details.Exists(detail => detail.About == DetailKind.HasCarer))
                {
                    parts.Details.Add(new CodedDetail(DetailKind.HasCarer, coding.System, Carer, coding.Display));
                }
            }
        }
    }
}
