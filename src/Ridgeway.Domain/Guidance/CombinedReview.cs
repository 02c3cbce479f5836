using Ridgeway.Finding;

namespace Ridgeway.Guidance;

/// <summary>Every check and reading that is due, to be done in one visit and not in five.</summary>
/// <param name="Checks">The checks that are due, each with its reasons.</param>
/// <param name="Readings">The readings to take, each once, with everything it is for.</param>
public sealed record CombinedReview(IReadOnlyList<Advice> Checks, IReadOnlyList<ReadingDue> Readings)
{
    /// <summary>Null where nothing is due.</summary>
    internal static CombinedReview? Of(IReadOnlyList<Advice> advice, IReadOnlyList<OpenQuestion> unknown)
    {
        var checks = advice.Where(one => one.Intervention.Kind == InterventionKind.Check).ToList();
        var readings = new List<(string List, string For)>();
        foreach (var check in checks)
        {
            readings.AddRange(check.Intervention.Takes.Select(list => (list, check.Intervention.Name)));
        }

        foreach (var question in unknown.Where(question => question.Ask.Kind == AskKind.Reading))
        {
            readings.AddRange(question.Rules.Select(rule => (question.Ask.What, rule.Because)));
            readings.AddRange(question.Contraindications.Select(one => (question.Ask.What, $"Safety: {one.Name}")));
        }

        var due = readings.GroupBy(one => one.List, one => one.For, StringComparer.Ordinal)
            .Select(one => new ReadingDue(one.Key, [.. one.Distinct(StringComparer.Ordinal)]))
            .ToList();
        return checks.Count == 0 && due.Count == 0 ? null : new CombinedReview(checks, due);
    }
}

/// <param name="List">The code list of the measure.</param>
/// <param name="For">What it is for, in words.</param>
public sealed record ReadingDue(string List, IReadOnlyList<string> For);
