using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Finding.Lists;

/// <summary>
/// Counts people who share all their groups in one place, so that a million of them cost one addition each; what they count in
/// is worked out afterwards, once for each kind of person.
/// </summary>
public sealed class GroupCells
{
    private const int Oldest = 130;
    private const int Ages = Oldest + 2;
    private const int Ethnic = 7;
    private const int Sexes = 5;
    private const int Deciles = 11;

    private readonly long[] counts = new long[Deciles * Ethnic * Sexes * Ages];

    public void Add(in ListedGroups person)
    {
        var age = person.Age is >= 0 and <= Oldest and var years ? years + 1 : 0;
        counts[((((((person.Decile ?? 0) * Ethnic) + (int)person.EthnicGroup) * Sexes) + (int)person.Sex) * Ages) + age]++;
    }

    /// <summary>Every kind of person there is, with how many.</summary>
    public IEnumerable<(ListedGroups Groups, long Count)> All()
    {
        for (var place = 0; place < counts.Length; place++)
        {
            if (counts[place] > 0)
            {
                var (rest, age) = Math.DivRem(place, Ages);
                (rest, var sex) = Math.DivRem(rest, Sexes);
                var (decile, ethnic) = Math.DivRem(rest, Ethnic);
                yield return (new ListedGroups(decile == 0 ? null : decile, (Sex)sex, (EthnicGroup)ethnic, age == 0 ? null : age - 1), counts[place]);
            }
        }
    }

    public GroupTally ToTally()
    {
        var tally = new GroupTally();
        foreach (var (groups, count) in All())
        {
            tally.Add(groups, count);
        }

        return tally;
    }

    /// <summary>The same by the groups that a choice is made from.</summary>
    public Dictionary<NeedGroup, long> ByNeed(SelectionRules rules)
    {
        var byNeed = new Dictionary<NeedGroup, long>();
        foreach (var (groups, count) in All())
        {
            var group = rules.GroupOf(groups);
            byNeed[group] = byNeed.GetValueOrDefault(group) + count;
        }

        return byNeed;
    }
}
