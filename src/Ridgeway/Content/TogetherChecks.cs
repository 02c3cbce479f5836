using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Guidance;
using Ridgeway.Records;

namespace Ridgeway.Content;

/// <summary>Problems that no single document shows.</summary>
internal static class TogetherChecks
{
    public static IEnumerable<ContentProblem> Of(IReadOnlyList<(object Read, ContentEntry Entry)> read) =>
        [.. Circles(read), .. ChangesOfNothing(read), .. Stubborn(read), .. NamedByNobody(read), .. UnitsThatDisagree(read)];

    private static IEnumerable<ContentProblem> Circles(IReadOnlyList<(object Read, ContentEntry Entry)> read)
    {
        if (RegisterCircle.Find(read.Select(one => one.Read).OfType<Register>(), read.Select(one => one.Read).OfType<Score>()) is { } circle)
        {
            var entry = read.First(one => one.Read switch
            {
                Register register => register.Id == circle[0],
                Score score => RegisterCircle.Score + score.Id == circle[0],
                _ => false,
            }).Entry;
            yield return At(entry, entry.Keys.First(), $"Registers name each other in a circle: {string.Join(" → ", circle)}.");
        }
    }

    /// <summary>What a score says could be otherwise names its own items or inputs.</summary>
    private static IEnumerable<ContentProblem> ChangesOfNothing(IReadOnlyList<(object Read, ContentEntry Entry)> read)
    {
        foreach (var (made, entry) in read)
        {
            if (made is not Score score)
            {
                continue;
            }

            var known = score.Way switch
            {
                ScoreWay.Additive additive => additive.Items.Select(item => item.Id).ToHashSet(StringComparer.Ordinal),
                ScoreWay.ByFormula formula => formula.Formula.Inputs.Select(input => input.Id).ToHashSet(StringComparer.Ordinal),
                _ => [],
            };
            foreach (var lost in score.Changes.SelectMany(change => change.Set.Keys.Concat(change.AtMost.Keys).Concat(change.Without)).Where(name => !known.Contains(name)))
            {
                yield return At(entry, "changes", $"The score has no item or input '{lost}'.", Nearest.To(lost, known));
            }
        }
    }

    /// <summary>A rule gives way only to what comes before its own intervention, or two could wait for each other.</summary>
    private static IEnumerable<ContentProblem> Stubborn(IReadOnlyList<(object Read, ContentEntry Entry)> read)
    {
        var interventions = read.Select(one => one.Read).OfType<Intervention>().ToDictionary(one => one.Id, StringComparer.Ordinal);
        foreach (var (made, entry) in read)
        {
            if (made is GuidanceRule rule && interventions.TryGetValue(rule.Offer, out var offered)
                && rule.Rather.FirstOrDefault(id => interventions.TryGetValue(id, out var to) && to.Kind >= offered.Kind) is { } late)
            {
                yield return At(entry, "rather", $"'{late}' does not come before '{rule.Offer}': a rule gives way only to an intervention of a kind that comes first.");
            }
        }
    }

    private static IEnumerable<ContentProblem> NamedByNobody(IReadOnlyList<(object Read, ContentEntry Entry)> read)
    {
        var names = read.Select(one => one.Read).OfType<Intervention>().SelectMany(one => one.CountsAs.Append(one.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var (made, entry) in read)
        {
            var lost = made is Contraindication contraindication ? contraindication.Concerns.Concat(contraindication.AskBefore).Where(name => !names.Contains(name)) : [];
            foreach (var name in lost)
            {
                yield return At(entry, entry.Has("forbids") ? "forbids" : "concerns", $"No intervention is called '{name}' or counts as it.", Nearest.To(name, names));
            }
        }
    }

    /// <summary>A code that stands for two measures in different units could not be converted once, at the edge.</summary>
    private static IEnumerable<ContentProblem> UnitsThatDisagree(IReadOnlyList<(object Read, ContentEntry Entry)> read)
    {
        var units = new Dictionary<Coded, CodeList>();
        foreach (var (made, entry) in read)
        {
            if (made is not CodeList { Kind: FactKind.Measure } list)
            {
                continue;
            }

            foreach (var code in list.Codes.Where(code => !units.TryAdd(code, list) && units[code].Unit!.Ucum != list.Unit!.Ucum))
            {
                yield return At(entry, "codes", $"'{code.Code}' is also a code of '{units[code].Id}', which has another unit.");
            }
        }
    }

    private static ContentProblem At(ContentEntry entry, string key, string what, string? suggestion = null)
    {
        var at = entry.Node(key)?.Start ?? entry.Mapping.Start;
        return new ContentProblem(entry.File, (int)at.Line, (int)at.Column, what, suggestion);
    }
}
