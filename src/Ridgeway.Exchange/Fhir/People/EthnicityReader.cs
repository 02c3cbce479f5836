using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>Reads the ethnic category from the UK Core extension (current, retired and Care Connect addresses alike). American race is another question and not read.</summary>
internal static class EthnicityReader
{
    public static void ReadConcept(scoped ref Utf8JsonReader json, Workbench bench, PatientParts parts)
    {
        string? firstWritten = null, text = null;
        Ethnicity? found = null;
        var walk = ObjectWalk.Over(ref json, bench, Path);
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("coding"u8))
            {
                var codings = ListWalk.Over(ref json, bench, Path);
                while (codings.Next(ref json))
                {
                    var (system, code, display) = Coding.Read(ref json, bench, Path);
                    found ??= code is null ? null : Meaning(bench, system, code);
                    firstWritten ??= code is null ? display : $"{system}|{code}";
                    if (code is not null)
                    {
                        parts.Details.Add(new CodedDetail(DetailKind.Ethnicity, system, code, display));
                    }
                }
            }
            else if (walk.Name.SequenceEqual("text"u8))
            {
                text = bench.String(ref json, Path);
            }
            else
            {
                json.Skip();
            }
        }

        Conclude(bench, parts, found ?? (text is null ? null : EthnicCodes.FindText(text)), firstWritten, text);
    }

    /// <summary>What the published mappings of the content say; where they do not know the coding, what UK Core's own codes say.</summary>
    private static Ethnicity? Meaning(Workbench bench, string system, string code) =>
        bench.Lists.EthnicMeaningOf(system, code) is { } meaning
            ? meaning.Category is { } category ? new Ethnicity(category, code, system) : null
            : EthnicCodes.Find(system, code);

    private const string Path = "extension.valueCodeableConcept";

    private static void Conclude(Workbench bench, PatientParts parts, Ethnicity? found, string? firstWritten, string? text)
    {
        parts.Ethnicity = found;
        if (firstWritten is null && text is not null)
        {
            parts.Details.Add(new CodedDetail(DetailKind.Ethnicity, "", found?.Category.NationalCode() ?? text, text));
        }

        if (found is null && (firstWritten ?? text) is { } written)
        {
            parts.Flag(DataQuality.EthnicCategoryUnreadable, written);
            bench.Doubts.Add(Path, $"'{written}' cannot be told to be one of the national ethnic categories; it was left out");
        }
    }
}
