using Ridgeway.Codes;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;

namespace Ridgeway.Finding.BuildList;

/// <summary>A definition as addresses and command lines write it: register ids, ages, practices.</summary>
internal sealed record ListQuery
{
    public string[] On { get; init; } = [];

    public string[] NotOn { get; init; } = [];

    public int? AgeFrom { get; init; }

    public int? AgeBelow { get; init; }

    public string? Sex { get; init; }

    public int? DecileAtMost { get; init; }

    public string[] Practices { get; init; } = [];

    public string For { get; init; } = "";

    /// <summary>False where a practice or sex cannot be read; whatever else is wrong is found when the list is built.</summary>
    public bool TryRead(out ListDefinition definition, out string problem)
    {
        var practices = new List<OdsCode>();
        problem = "";
        foreach (var text in Split(Practices))
        {
            if (OdsCode.TryParse(text, out var code))
            {
                practices.Add(code);
            }
            else
            {
                problem = ListWords.Problem(new ListProblem(ListPart.Practice, text));
            }
        }

        var sex = Sex?.ToLowerInvariant() switch
        {
            null or "" => (Sex?)null,
            "female" => Records.Sex.Female,
            "male" => Records.Sex.Male,
            "other" => Records.Sex.Other,
            _ => Records.Sex.Unknown,
        };
        if (sex == Records.Sex.Unknown)
        {
            problem = $"'{Sex}' is not one of female, male, other.";
        }

        definition = new ListDefinition
        {
            On = [.. Split(On).Distinct(StringComparer.Ordinal)],
            NotOn = [.. Split(NotOn).Distinct(StringComparer.Ordinal)],
            AgeFrom = AgeFrom,
            AgeBelow = AgeBelow,
            Sex = sex,
            DecileAtMost = DecileAtMost,
            Practices = practices,
            Intervention = For,
        };
        return problem.Length == 0;
    }

    private static IEnumerable<string> Split(string[] texts) => texts.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
