using System.Text;
using System.Text.Json;
using Ridgeway.Exchange.Fhir.Clinical;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>Reads Patient.link where it says that one record replaced another. "seealso" and "refer" say no such thing.</summary>
internal static class LinkReader
{
    public static void Read(scoped ref Utf8JsonReader json, Workbench bench, PatientParts parts)
    {
        var list = ListWalk.Over(ref json, bench, "link");
        while (list.Next(ref json))
        {
            ReadOnlySpan<byte> other = default, type = default;
            var walk = ObjectWalk.Over(ref json, bench, "link");
            while (walk.Next(ref json, bench))
            {
                if (walk.Name.SequenceEqual("other"u8))
                {
                    other = FhirReference.Read(ref json, bench, "link.other").Reference;
                }
                else if (walk.Name.SequenceEqual("type"u8))
                {
                    type = bench.Text(ref json, "link.type");
                }
                else
                {
                    json.Skip();
                }
            }

            var isReplacedBy = type.SequenceEqual("replaced-by"u8);
            var named = FhirReference.TypeOf(other);
            if ((isReplacedBy || type.SequenceEqual("replaces"u8)) && !other.IsEmpty && other[0] != (byte)'#' && (named.IsEmpty || named.SequenceEqual("Patient"u8)))
            {
                parts.Links.Add(new PersonLink(Encoding.UTF8.GetString(other), isReplacedBy));
            }
        }
    }
}
