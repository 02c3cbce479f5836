namespace Ridgeway.Finding.Lists;

/// <summary>How many people there are in all and in each group.</summary>
public sealed class GroupTally
{
    private readonly long[] counts = new long[EquityGroups.Count];

    public long Total { get; private set; }

    public long this[EquityGroup group] => counts[EquityGroups.PlaceOf(group)];

    public static GroupTally Of(IEnumerable<ListedGroups> people)
    {
        var tally = new GroupTally();
        foreach (var person in people)
        {
            tally.Add(person);
        }

        return tally;
    }

    /// <summary>Counts so many people who share all their groups.</summary>
    public void Add(in ListedGroups people, long howMany = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(howMany);
        Total += howMany;
        foreach (var split in EquityGroups.Splits)
        {
            counts[EquityGroups.PlaceOf(EquityGroups.Of(split, people))] += howMany;
        }
    }
}
