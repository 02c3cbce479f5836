using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Ridgeway.Finding.Scores;

/// <summary>
/// A questionnaire whose score is the plain sum of its items. Sources and licences: PHQ-9 and GAD-7 (Pfizer: no permission needed; not
/// re-read); WHO-5 (WHO; the 2024 edition CC BY-NC-SA 3.0 IGO; not re-read; the sum times 4); UCLA-3 (Hughes 2004; free with
/// attribution; 6 or more is the usual cut, the score itself has none). ONS4 is never summed and stands in Delivery.
/// </summary>
/// <param name="Id">"phq-9".</param>
/// <param name="Items">How many items it has.</param>
/// <param name="Lowest">The least points of an item.</param>
/// <param name="Highest">The most points of an item.</param>
/// <param name="Times">What the sum is multiplied by.</param>
/// <param name="Bands">Bands by the least score in each, from the lowest up.</param>
public sealed record SummedQuestionnaire(string Id, int Items, int Lowest, int Highest, int Times, IReadOnlyList<(int From, string Name)> Bands)
{
    private static readonly FrozenDictionary<string, SummedQuestionnaire> All = new SummedQuestionnaire[]
    {
        new("phq-9", 9, 0, 3, 1, [(0, "None or minimal"), (5, "Mild"), (10, "Moderate"), (15, "Moderately severe"), (20, "Severe")]),
        new("gad-7", 7, 0, 3, 1, [(0, "Minimal"), (5, "Mild"), (10, "Moderate"), (15, "Severe")]),
        new("who-5", 5, 0, 5, 4, [(0, "Likely depression"), (29, "Low well-being"), (51, "Not low")]),
        new("ucla-3", 3, 1, 3, 1, [(3, "Not lonely"), (6, "Lonely")]),
    }.ToFrozenDictionary(one => one.Id, StringComparer.Ordinal);

    public static bool TryFind(string id, [NotNullWhen(true)] out SummedQuestionnaire? questionnaire) => All.TryGetValue(id, out questionnaire);

    /// <summary>The score, or null where an item is missing or outside its points: an item left out is not nought.</summary>
    public int? Score(IReadOnlyList<int> items) =>
        items.Count == Items && items.All(item => item >= Lowest && item <= Highest) ? items.Sum() * Times : null;

    public string Band(int score) => Bands.Last(band => score >= band.From || band == Bands[0]).Name;
}
