using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>Reads what extensions say of a person: ethnic category, whether an interpreter is needed, where they live, how to write to them.</summary>
internal static class PatientExtensions
{
    private const string Path = "extension";

    public static void Read(scoped ref Utf8JsonReader json, Workbench bench, PatientParts parts)
    {
        var list = ListWalk.Over(ref json, bench, Path);
        while (list.Next(ref json))
        {
            ReadOnlySpan<byte> url = default;
            var value = default(Utf8JsonReader);
            var kind = ValueKind.None;
            var walk = ObjectWalk.Over(ref json, bench, Path);
            while (walk.Next(ref json, bench))
            {
                if (walk.Name.SequenceEqual("url"u8))
                {
                    url = bench.Text(ref json, "extension.url");
                    continue;
                }

                if (walk.Name.SequenceEqual("valueCodeableConcept"u8))
                {
                    value = json;
                    kind = ValueKind.Concept;
                }
                else if (walk.Name.SequenceEqual("valueBoolean"u8))
                {
                    value = json;
                    kind = ValueKind.YesNo;
                }
                else if (walk.Name.SequenceEqual("extension"u8))
                {
                    value = json;
                    kind = ValueKind.Nested;
                }

                json.Skip();
            }

            ReadOne(url, kind, ref value, bench, parts);
        }
    }

    private static void ReadOne(ReadOnlySpan<byte> url, ValueKind kind, scoped ref Utf8JsonReader value, Workbench bench, PatientParts parts)
    {
        if (kind == ValueKind.Concept && url.IndexOf("EthnicCategory"u8) >= 0)
        {
            EthnicityReader.ReadConcept(ref value, bench, parts);
        }
        else if (kind == ValueKind.Concept && url.IndexOf("ResidentialStatus"u8) >= 0)
        {
            ReadCodings(DetailKind.ResidentialStatus, ref value, bench, parts);
        }
        else if (kind == ValueKind.Concept && url.SequenceEqual("PreferredWrittenCommunicationFormat"u8))
        {
            ReadCodings(DetailKind.AccessibleInformation, ref value, bench, parts);
        }
        else if (kind == ValueKind.Nested && url.IndexOf("ContactPreference"u8) >= 0)
        {
            // The parts of a contact preference are extensions named by a word; no other extension has one of their names.
            Read(ref value, bench, parts);
        }
        else if (kind == ValueKind.YesNo && url.EndsWith("patient-interpreterRequired"u8) && bench.Bool(ref value, "extension.valueBoolean") is { } isNeeded)
        {
            parts.Details.Add(new CodedDetail(DetailKind.InterpreterNeeded, "", isNeeded ? "true" : "false", null));
        }
    }

    private static void ReadCodings(DetailKind about, scoped ref Utf8JsonReader json, Workbench bench, PatientParts parts)
    {
        foreach (var coding in Coding.ReadAll(ref json, bench, Path))
        {
            parts.Details.Add(new CodedDetail(about, coding.System, coding.Code!, coding.Display));
        }
    }

    private enum ValueKind
    {
        None,
        Concept,
        YesNo,
        Nested,
    }
}
