namespace Ridgeway.Evaluation;

/// <summary>
/// Which means of a programme may be shown. The count behind one must be shown; in a group not everybody may have changed
/// alike, for that tells of each; and the groups left out of a split must be at least two and together hold more people
/// than a hidden count, or their mean would follow from the others by subtraction.
/// </summary>
internal sealed class ShowableMeans
{
    private readonly HashSet<(EvaluatedGroup? Group, int Measure)> showable = [];

    public ShowableMeans(ProgrammeMeasurement measured, ProgrammeCounts counts, DisclosureProfile profile)
    {
        for (var measure = 0; measure < measured.Measures.Count; measure++)
        {
            if (counts[null, ProgrammeCounts.PairsOf(measure)].Shown is > 0)
            {
                showable.Add((null, measure));
            }

            foreach (var split in EvaluatedGroups.Splits)
            {
                AddShowable(split, measure, measured, counts, profile);
            }
        }
    }

    public bool Contains(EvaluatedGroup? group, int measure) => showable.Contains((group, measure));

    private void AddShowable(Split split, int measure, ProgrammeMeasurement measured, ProgrammeCounts counts, DisclosureProfile profile)
    {
        PairedChange Exact(EvaluatedGroup group) => measured.Groups[group].Changes[measure];
        var present = EvaluatedGroups.Of(split).Where(group => Exact(group).Pairs > 0).ToList();
        var shown = present
            .Where(group => !counts[group, ProgrammeCounts.PairsOf(measure)].IsHidden && Exact(group).Change!.StandardDeviation > 0)
            .OrderByDescending(group => IsEndOfGap(group))
            .ThenByDescending(group => Exact(group).Pairs)
            .ToList();
        var leftOut = present.Except(shown).Select(group => Exact(group).Pairs).ToList();
        while (shown.Count > 0 && leftOut.Count > 0 && (leftOut.Count == 1 || leftOut.Sum() <= profile.HideTo))
        {
            leftOut.Add(Exact(shown[^1]).Pairs);
            shown.RemoveAt(shown.Count - 1);
        }

        showable.UnionWith(shown.Select(group => ((EvaluatedGroup?)group, measure)));
    }

    /// <summary>The two fifths between which the equity gap lies are left out last.</summary>
    private static bool IsEndOfGap(EvaluatedGroup group) =>
        group is EvaluatedGroup.DeprivationQuintile1 or EvaluatedGroup.DeprivationQuintile5;
}
