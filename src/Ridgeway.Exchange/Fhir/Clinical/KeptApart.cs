using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>
/// Codes of what is not so of the person themselves: a relative's illness, a goal, a medicine they must not have. They are
/// held as Ridgeway's own "family-history|system|code", "goal|…" and "allergy|…", so that no code list can mistake a
/// mother's heart attack for the person's, a wish for a finding, or an allergy to a medicine for taking it.
/// </summary>
internal static class KeptApart
{
    private const int LongestCode = 400;

    /// <summary>The code a resource of this type is held under.</summary>
    public static int Code(Workbench bench, Reading reading, int code) => reading switch
    {
        Reading.FamilyMemberHistory => Named(bench, "family-history", "Family history", code),
        Reading.Goal => Named(bench, "goal", "Goal", code),
        Reading.AllergyIntolerance when bench.Codes[code].System is CodeSystem.Dmd or CodeSystem.RxNorm => Named(bench, "allergy", "Allergy or intolerance", code),
        _ => code,
    };

    private static int Named(Workbench bench, string kind, string inWords, int code)
    {
        var (system, value, display) = bench.Codes[code];
        var name = $"{kind}|{system}|{value}";
        return bench.Codes.Add(new Coded(CodeSystem.Ridgeway, name.Length <= LongestCode ? name : name[..LongestCode], $"{inWords}: {display ?? value}"));
    }
}
