using System.Text;
using System.Text.Json;
using Ridgeway.Exchange.Fhir.Clinical;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>
/// Reads the language a person prefers: the one marked so, or the only one. Of several unmarked ones none can be told.
/// A language that is signed or felt is how information must be given as well, preferred or not.
/// </summary>
internal static class LanguageReader
{
    /// <summary>
    /// Of UK Core: the BCP 47 and SNOMED CT codes of its example patients, and the codes of its own value set of languages that are not spoken
    /// (UKCore-HumanLanguage q1 to q5).
    /// </summary>
    private static readonly HashSet<(string System, string Code)> NotSpoken =
    [
        ("urn:ietf:bcp:47", "bfi"), ("http://snomed.info/sct", "703963007"),
        .. new[] { "q1", "q2", "q3", "q4", "q5" }.Select(code => ("https://fhir.hl7.org.uk/CodeSystem/UKCore-HumanLanguage", code)),
    ];

    public static string? Read(scoped ref Utf8JsonReader json, Workbench bench, PatientParts parts)
    {
        string? preferred = null, only = null;
        var count = 0;
        var list = ListWalk.Over(ref json, bench, "communication");
        while (list.Next(ref json))
        {
            ReadOnlySpan<byte> code = default;
            var isPreferred = false;
            var walk = ObjectWalk.Over(ref json, bench, "communication");
            while (walk.Next(ref json, bench))
            {
                if (walk.Name.SequenceEqual("language"u8))
                {
                    var again = json;
                    NoteNotSpoken(ref again, bench, parts);
                    code = StatusCode.Read(ref json, bench, "communication.language");
                }
                else if (walk.Name.SequenceEqual("preferred"u8))
                {
                    isPreferred = bench.Bool(ref json, "communication.preferred") ?? false;
                }
                else
                {
                    json.Skip();
                }
            }

            if (code.Length is > 0 and <= 35)
            {
                only = Encoding.UTF8.GetString(code);
                preferred ??= isPreferred ? only : null;
                count++;
            }
        }

        return preferred ?? (count == 1 ? only : null);
    }

    /// <summary>What is doubtful in them is told when the language itself is read.</summary>
    private static void NoteNotSpoken(scoped ref Utf8JsonReader json, Workbench bench, PatientParts parts)
    {
        var wasMuted = bench.Doubts.Muted;
        bench.Doubts.Muted = true;
        foreach (var coding in Coding.ReadAll(ref json, bench, "communication.language").Where(coding => NotSpoken.Contains((coding.System, coding.Code!))))
        {
            parts.Details.Add(new CodedDetail(DetailKind.AccessibleInformation, coding.System, coding.Code!, coding.Display));
        }

        bench.Doubts.Muted = wasMuted;
    }
}
