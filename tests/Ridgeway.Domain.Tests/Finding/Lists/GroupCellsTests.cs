using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Finding.Lists;

public sealed class GroupCellsTests
{
    [Fact]
    public void Counting_in_cells_is_counting_one_by_one()
    {
        var chance = new Random(3);
        var people = Enumerable.Range(0, 3000).Select(_ => new ListedGroups(
            chance.Next(12) is > 0 and < 11 and var decile ? decile : null, (Sex)chance.Next(5), (EthnicGroup)chance.Next(7), chance.Next(-2, 140) is var age && age < 135 ? age : null)).ToList();
        var cells = new GroupCells();
        people.ForEach(person => cells.Add(person));

        var (one, other) = (GroupTally.Of(people), cells.ToTally());

        Assert.Equal(3000, other.Total);
        // An age above 130 or below 0 is a mistake in the record and counts as not known in cells.
        foreach (var group in EquityGroups.All.Where(group => group.Split != EquitySplit.AgeBand))
        {
            Assert.Equal(one[group], other[group]);
        }

        Assert.Equal(people.Count(person => person.Age is >= 40 and < 65), other[new EquityGroup(EquitySplit.AgeBand, 3)]);
        var rules = A.Selection();
        var byNeed = cells.ByNeed(rules);
        Assert.Equal(people.GroupBy(person => rules.GroupOf(person)).OrderBy(group => group.Key).Select(group => (long)group.Count()), byNeed.OrderBy(group => group.Key).Select(group => group.Value));
    }

    [Fact]
    public void A_birth_date_in_the_future_is_an_age_not_known() =>
        Assert.True(EquityGroups.Of(EquitySplit.AgeBand, A.Groups(age: -1)).IsNotKnown());
}
