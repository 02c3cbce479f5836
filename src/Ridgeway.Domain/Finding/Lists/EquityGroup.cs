using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Finding.Lists;

/// <summary>A way of dividing everyone into groups; each person is in exactly one group of each.</summary>
public enum EquitySplit
{
    DeprivationFifth = 1,
    DeprivationTenth = 2,
    EthnicGroup = 3,
    Sex = 4,
    AgeBand = 5,
}

/// <summary>One group of one split: the number is its place in the split, from 1; the last is always "not known".</summary>
public readonly record struct EquityGroup(EquitySplit Split, int Number);

/// <summary>Every group that a list is shown by, always all of them, the empty ones too.</summary>
public static class EquityGroups
{
    /// <summary>Ages from which the bands begin: children, younger and older working age, later life, and the oldest.</summary>
    private static readonly int[] BandsFrom = [0, 18, 40, 65, 80];

    private static readonly int[] Sizes = [6, 11, 7, 4, BandsFrom.Length + 1];

    private static readonly int[] Starts = [.. Sizes.Select((_, split) => Sizes.Take(split).Sum())];

    public static IReadOnlyList<EquitySplit> Splits { get; } = Enum.GetValues<EquitySplit>();

    public static IReadOnlyList<EquityGroup> All { get; } = [.. Splits.SelectMany(Of)];

    /// <summary>The groups of a split in the order shown.</summary>
    public static IReadOnlyList<EquityGroup> Of(EquitySplit split) =>
        [.. Enumerable.Range(1, Sizes[(int)split - 1]).Select(number => new EquityGroup(split, number))];

    /// <summary>The group of a split that a person counts in.</summary>
    public static EquityGroup Of(EquitySplit split, in ListedGroups person) => new(split, split switch
    {
        EquitySplit.DeprivationFifth => person.Fifth ?? 6,
        EquitySplit.DeprivationTenth => person.Decile ?? 11,
        EquitySplit.EthnicGroup => (int)person.EthnicGroup + 1,
        EquitySplit.Sex => person.Sex switch { Sex.Female => 1, Sex.Male => 2, Sex.Other => 3, Sex.NotRecorded or Sex.Unknown => 4 },
        EquitySplit.AgeBand => person.Age is >= 0 and var age ? BandOf(age) : BandsFrom.Length + 1,
    });

    private static int BandOf(int age)
    {
        var band = BandsFrom.Length;
        while (age < BandsFrom[band - 1])
        {
            band--;
        }

        return band;
    }

    /// <summary>The ethnic group of a row of the ethnic split.</summary>
    public static EthnicGroup EthnicGroupOf(EquityGroup group) => (EthnicGroup)(group.Number - 1);

    /// <summary>From this age up to, and without, the next; null where the age is not known, and no end for the oldest.</summary>
    public static (int From, int? Below)? AgesOf(EquityGroup group) => group.Number > BandsFrom.Length
        ? null
        : (BandsFrom[group.Number - 1], group.Number < BandsFrom.Length ? BandsFrom[group.Number] : null);

    /// <summary>True for whoever this is not known of.</summary>
    public static bool IsNotKnown(this EquityGroup group) => group.Number == Sizes[(int)group.Split - 1];

    internal static int Count { get; } = Sizes.Sum();

    internal static int PlaceOf(EquityGroup group) => Starts[(int)group.Split - 1] + group.Number - 1;
}
