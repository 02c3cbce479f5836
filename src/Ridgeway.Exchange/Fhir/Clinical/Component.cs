using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>One component of an observation: systolic pressure, one answer of a scored questionnaire.</summary>
internal static class Component
{
    /// <summary>Written out once: a path is needed for each component read, though seldom shown.</summary>
    private static readonly string[] Paths = [.. Enumerable.Range(0, 32).Select(i => $"component[{i}]")];

    /// <summary>Adds the fact of one component; one that cannot be used is doubted and the others stand. True where it should have been usable.</summary>
    public static bool Read(scoped ref Utf8JsonReader json, Workbench bench, int index)
    {
        var path = index < Paths.Length ? Paths[index] : "component";
        var code = default(Concept);
        var value = default(ValueDraft);
        var walk = ObjectWalk.Over(ref json, bench, path);
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("code"u8))
            {
                code = Concept.Read(ref json, bench, path);
            }
            else if (ClinicalFields.OfValue(walk.Name) is not ClinicalField.NotUsed and var form)
            {
                value = default;
                value.Read(form, walk.Name, ref json, bench, path);
            }
            else
            {
                json.Skip();
            }
        }

        return IsTroubled(bench, code, value, path);
    }

    private static bool IsTroubled(Workbench bench, scoped in Concept code, scoped in ValueDraft value, string path)
    {
        if (bench.Facts.IsFull)
        {
            bench.Doubts.Add(path, "is one component too many; it was left out");
            return true;
        }

        if (value.Form == ClinicalField.NotUsed)
        {
            bench.Doubts.Add(path, "has no value; it was left out");
            return false;
        }

        if (code.Code == 0)
        {
            bench.Doubts.Add(path, "has no code with its code system; it was left out");
            return true;
        }

        var outcome = value.AddTo(bench, code.Code, path);
        if (!outcome.IsAdded)
        {
            bench.Doubts.Add(path, $"{outcome.Why}; it was left out");
        }

        return outcome.IsTrouble;
    }
}
