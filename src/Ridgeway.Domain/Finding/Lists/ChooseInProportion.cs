using System.Buffers.Binary;
using Ridgeway.Records;

namespace Ridgeway.Finding.Lists;

/// <summary>What one group was given.</summary>
/// <param name="Group">Who they are.</param>
/// <param name="OnRegister">People of the group on the register.</param>
/// <param name="Weight">The content's weight of their need.</param>
/// <param name="MayBeInvited">People of the group on the list and not left out.</param>
/// <param name="Chosen">How many of them were chosen.</param>
public sealed record GroupPart(NeedGroup Group, long OnRegister, double Weight, int MayBeInvited, int Chosen);

/// <summary>Who was chosen, in the order to invite them, and what each group was given.</summary>
public sealed record Chosen(IReadOnlyList<Candidate> People, IReadOnlyList<GroupPart> Groups);

/// <summary>
/// Chooses so many people in proportion to need. A group's part follows its size on the register times its weight; nobody's
/// group is left out while there are places for one of each; inside a group whoever has most need comes first, then whoever
/// has waited longest since they were last offered it. The same people, rules and seed always give the same choice.
/// </summary>
/// <remarks>
/// Places are given by Webster's method (highest w / (2a + 1)): with one place each first and nobody given more places than
/// it has people, the sum is exact, more places never take one away from a group, and parts stay nearest to proportion.
/// </remarks>
public static class ChooseInProportion
{
    /// <param name="mayBeInvited">Those on the list whom nothing excludes.</param>
    /// <param name="onRegister">How many of each group are on the register; a group that is missing counts as many as may be invited.</param>
    /// <param name="rules">Groups, weights, need.</param>
    /// <param name="howMany">How many to choose; where fewer may be invited, all of them.</param>
    /// <param name="seed">Decides between people whom nothing else sets apart.</param>
    public static Chosen Of(
        IReadOnlyCollection<Candidate> mayBeInvited, IReadOnlyDictionary<NeedGroup, long> onRegister, SelectionRules rules, int howMany, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(howMany);
        var groups = mayBeInvited
            .GroupBy(candidate => rules.GroupOf(candidate.Groups))
            .OrderBy(group => group.Key)
            .Select(group => new Share(group.Key, Math.Max(onRegister.GetValueOrDefault(group.Key), group.Count()), rules.WeightOf(group.Key), InOrder(group, seed)))
            .ToList();
        var places = Math.Min(howMany, mayBeInvited.Count);
        places -= OneEach(groups, places);
        GiveTheRest(groups, places);
        return new Chosen(
            [.. groups.SelectMany(group => group.People.Take(group.Given)).OrderBy(candidate => Key(candidate, seed))],
            [.. groups.Select(group => new GroupPart(group.Group, group.OnRegister, group.Weight, group.People.Count, group.Given))]);
    }

    /// <summary>
    /// Gives one place to each group. Where there are fewer places than groups, first to those that bring most sides that have
    /// none yet, so that no fifth and no ethnic group is left out while that can be helped.
    /// </summary>
    private static int OneEach(List<Share> groups, int places)
    {
        var seen = new HashSet<EquityGroup>();
        var given = 0;
        while (given < places && groups
            .Where(group => group.Given == 0)
            .OrderByDescending(group => group.Group.Sides.Count(side => !seen.Contains(side)))
            .ThenByDescending(group => group.Claim)
            .ThenBy(group => group.Group)
            .FirstOrDefault() is { } next)
        {
            next.Given = 1;
            seen.UnionWith(next.Group.Sides);
            given++;
        }

        return given;
    }

    private static void GiveTheRest(List<Share> groups, int places)
    {
        var waiting = new PriorityQueue<Share, (double Claim, NeedGroup Group)>(Comparer<(double Claim, NeedGroup Group)>.Create((one, other) =>
            one.Claim == other.Claim ? one.Group.CompareTo(other.Group) : other.Claim.CompareTo(one.Claim)));
        foreach (var group in groups.Where(group => group.Given < group.People.Count))
        {
            waiting.Enqueue(group, (group.Claim, group.Group));
        }

        for (; places > 0 && waiting.TryDequeue(out var next, out _); places--)
        {
            next.Given++;
            if (next.Given < next.People.Count)
            {
                waiting.Enqueue(next, (next.Claim, next.Group));
            }
        }
    }

    private static IReadOnlyList<Candidate> InOrder(IEnumerable<Candidate> people, ulong seed) => [.. people.OrderBy(candidate => Key(candidate, seed))];

    /// <summary>Most need first; then never offered, then longest ago; then the seed.</summary>
    private static (int, int, ulong, PersonId) Key(Candidate candidate, ulong seed) =>
        (-candidate.Need, candidate.Offers.LastOfferedOn?.DayNumber ?? -1, Mixed(candidate.Person, seed), candidate.Person);

    /// <summary>SplitMix64 (Steele, Lea, Flood 2014) over the identifier and the seed.</summary>
    private static ulong Mixed(PersonId person, ulong seed)
    {
        Span<byte> bytes = stackalloc byte[16];
        person.Value.TryWriteBytes(bytes);
        return Mix(Mix(seed ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
    }

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private sealed class Share(NeedGroup group, long onRegister, double weight, IReadOnlyList<Candidate> people)
    {
        public NeedGroup Group { get; } = group;

        public long OnRegister { get; } = onRegister;

        public double Weight { get; } = weight;

        public IReadOnlyList<Candidate> People { get; } = people;

        public int Given { get; set; }

        public double Claim => OnRegister * Weight / ((2 * Given) + 1);
    }
}
