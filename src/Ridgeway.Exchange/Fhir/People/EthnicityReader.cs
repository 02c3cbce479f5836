using System.Text;
using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>Reads the ethnic category from the UK Core extension (current, retired and Care Connect addresses alike). American race is another question and not read.</summary>
internal static class EthnicityReader
{
    public static void Read(scoped ref Utf8JsonReader json, Workbench bench, PatientParts parts)
    {
        var list = ListWalk.Over(ref json, bench, "extension");
        while (list.Next(ref json))
        {
            var isEthnicity = false;
            var value = default(Utf8JsonReader);
            var hasValue = false;
            var walk = ObjectWalk.Over(ref json, bench, "extension");
            while (walk.Next(ref json, bench))
            {
                if (walk.Name.SequenceEqual("url"u8))
                {
                    isEthnicity = bench.Text(ref json, "extension.url").IndexOf("EthnicCategory"u8) >= 0;
                    continue;
                }

                if (walk.Name.SequenceEqual("valueCodeableConcept"u8))
                {
                    value = json;
                    hasValue = true;
                }

                json.Skip();
            }

            if (isEthnicity && hasValue)
            {
                ReadConcept(ref value, bench, parts);
            }
        }
    }

    private static void ReadConcept(scoped ref Utf8JsonReader json, Workbench bench, PatientParts parts)
    {
        string? firstWritten = null, text = null;
        Ethnicity? found = null;
        var walk = ObjectWalk.Over(ref json, bench, "extension.valueCodeableConcept");
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("coding"u8))
            {
                var codings = ListWalk.Over(ref json, bench, "extension.valueCodeableConcept");
                while (codings.Next(ref json))
                {
                    var (system, code, display) = ReadCoding(ref json, bench);
                    found ??= code is null ? null : EthnicCodes.Find(system, code);
                    firstWritten ??= code is null ? display : $"{system}|{code}";
                }
            }
            else if (walk.Name.SequenceEqual("text"u8))
            {
                text = bench.String(ref json, "extension.valueCodeableConcept.text");
            }
            else
            {
                json.Skip();
            }
        }

        parts.Ethnicity = found ?? (text is null ? null : EthnicCodes.FindText(text));
        if (parts.Ethnicity is null && (firstWritten ?? text) is { } written)
        {
            parts.Flag(DataQuality.EthnicCategoryUnreadable, written);
            bench.Doubts.Add("extension.valueCodeableConcept", $"'{written}' cannot be told to be one of the national ethnic categories; it was left out");
        }
    }

    private static (string System, string? Code, string? Display) ReadCoding(scoped ref Utf8JsonReader json, Workbench bench)
    {
        string? system = null, code = null, display = null;
        var walk = ObjectWalk.Over(ref json, bench, "extension.valueCodeableConcept.coding");
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("system"u8))
            {
                system = bench.String(ref json, "extension.valueCodeableConcept.coding.system");
            }
            else if (walk.Name.SequenceEqual("code"u8))
            {
                code = bench.String(ref json, "extension.valueCodeableConcept.coding.code");
            }
            else if (walk.Name.SequenceEqual("display"u8))
            {
                display = bench.String(ref json, "extension.valueCodeableConcept.coding.display");
            }
            else
            {
                json.Skip();
            }
        }

        return (system ?? "", code, display);
    }
}
