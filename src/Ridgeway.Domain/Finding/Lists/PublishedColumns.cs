using Ridgeway.Evaluation;

namespace Ridgeway.Finding.Lists;

/// <summary>
/// Tallies that contain each other, published together: every sum that a reader could use ties them, so that nothing small can
/// be worked out by taking one figure from another.
/// </summary>
internal sealed class PublishedColumns
{
    private readonly IReadOnlyList<PublishedCount> shown;
    private readonly int[,] numbers;

    /// <param name="profile">What is hidden and how the rest is rounded.</param>
    /// <param name="columns">The widest first: each contains the next.</param>
    public PublishedColumns(DisclosureProfile profile, IReadOnlyList<GroupTally> columns)
    {
        var linked = new LinkedCounts(profile);
        numbers = new int[columns.Count, EquityGroups.Count + 1];
        for (var column = 0; column < columns.Count; column++)
        {
            numbers[column, 0] = linked.Show(columns[column].Total);
            foreach (var group in EquityGroups.All)
            {
                numbers[column, 1 + EquityGroups.PlaceOf(group)] = linked.Show(columns[column][group]);
            }

            var at = column;
            Divide(linked, place => numbers[at, place]);
        }

        for (var column = 1; column < columns.Count; column++)
        {
            var rests = new int[EquityGroups.Count + 1];
            for (var place = 0; place < rests.Length; place++)
            {
                rests[place] = linked.Contain(numbers[column - 1, place], numbers[column, place]);
            }

            Divide(linked, place => rests[place]);
        }

        shown = linked.Publish();
    }

    /// <summary>The figure of a group, or of everyone; null where it is hidden.</summary>
    public long? this[int column, EquityGroup? group] => shown[numbers[column, group is { } one ? 1 + EquityGroups.PlaceOf(one) : 0]].Shown;

    /// <summary>Everyone is the groups of each split together, and each fifth is its two tenths.</summary>
    private static void Divide(LinkedCounts linked, Func<int, int> number)
    {
        int Of(EquitySplit split, int group) => number(1 + EquityGroups.PlaceOf(new EquityGroup(split, group)));
        foreach (var split in EquityGroups.Splits.Where(split => split != EquitySplit.DeprivationTenth))
        {
            linked.Divide(number(0), [.. EquityGroups.Of(split).Select(group => Of(split, group.Number))]);
        }

        for (var fifth = 1; fifth <= 5; fifth++)
        {
            linked.Divide(Of(EquitySplit.DeprivationFifth, fifth), [Of(EquitySplit.DeprivationTenth, (2 * fifth) - 1), Of(EquitySplit.DeprivationTenth, 2 * fifth)]);
        }

        linked.Divide(Of(EquitySplit.DeprivationFifth, 6), [Of(EquitySplit.DeprivationTenth, 11)]);
    }
}
