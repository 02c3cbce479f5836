using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Finding.Lists;

/// <summary>How people are invited: quiet times, channels, and what is need. Dated content: <c>content/england/lists</c>.</summary>
public sealed record InvitationRules : IDatedContent
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required EffectiveDates Effective { get; init; }

    public required Citation Source { get; init; }

    /// <summary>After an invitation to anything, nobody is invited to anything for so many days.</summary>
    public required int QuietDays { get; init; }

    /// <summary>After a no, the same is not offered for so many days.</summary>
    public required int DaysAfterNo { get; init; }

    /// <summary>An invitation without an answer for so many days counts as not answered.</summary>
    public required int DaysToAnswer { get; init; }

    /// <summary>Where no way is recorded as preferred, the first of these by which the person can be reached.</summary>
    public required IReadOnlyList<ContactChannel> Channels { get; init; }

    /// <summary>What the national data opt-out means for these lists, in words, with where that is from.</summary>
    public required string OptOut { get; init; }

    public required SelectionRules Selection { get; init; }
}

/// <summary>How many are chosen from which group. Weights are judgements, stated and dated; no group is ever left out.</summary>
public sealed record SelectionRules
{
    /// <summary>What makes the groups: deprivation fifth and ethnic group, for example. At least one.</summary>
    public required IReadOnlyList<EquitySplit> Splits { get; init; }

    /// <summary>Weights other than 1, each above 0.</summary>
    public required IReadOnlyDictionary<EquityGroup, double> Weights { get; init; }

    /// <summary>The shelves whose registers count as need, one each.</summary>
    public required IReadOnlyList<RegisterGroup> NeedFrom { get; init; }

    public NeedGroup GroupOf(in ListedGroups person)
    {
        var sides = new EquityGroup[Splits.Count];
        for (var i = 0; i < sides.Length; i++)
        {
            sides[i] = EquityGroups.Of(Splits[i], person);
        }

        return new NeedGroup(sides);
    }

    /// <summary>The product of the weights of the group's sides.</summary>
    public double WeightOf(NeedGroup group) => group.Sides.Aggregate(1.0, (weight, side) => weight * Weights.GetValueOrDefault(side, 1));
}

/// <summary>People who are alike in everything the selection divides by: most deprived fifth and Asian, for example.</summary>
public sealed class NeedGroup(IReadOnlyList<EquityGroup> sides) : IEquatable<NeedGroup>, IComparable<NeedGroup>
{
    public IReadOnlyList<EquityGroup> Sides { get; } = sides;

    public int CompareTo(NeedGroup? other)
    {
        if (other is null)
        {
            return 1;
        }

        for (var i = 0; i < Math.Min(Sides.Count, other.Sides.Count); i++)
        {
            var order = Sides[i].Number.CompareTo(other.Sides[i].Number);
            if (order != 0)
            {
                return order;
            }
        }

        return Sides.Count.CompareTo(other.Sides.Count);
    }

    public bool Equals(NeedGroup? other) => other is not null && Sides.SequenceEqual(other.Sides);

    public override bool Equals(object? obj) => Equals(obj as NeedGroup);

    public override int GetHashCode() => Sides.Aggregate(0, HashCode.Combine);
}
