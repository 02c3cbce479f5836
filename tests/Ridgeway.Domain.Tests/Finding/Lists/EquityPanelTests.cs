using Ridgeway.Codes;
using Ridgeway.Evaluation;
using Ridgeway.Records;

namespace Ridgeway.Finding.Lists;

public sealed class EquityPanelTests
{
    private static readonly EquityGroup MostDeprived = new(EquitySplit.DeprivationFifth, 1);

    [Fact]
    public void Every_split_adds_up_to_everyone()
    {
        var chance = new Random(4);
        var tally = GroupTally.Of(Enumerable.Range(0, 500).Select(_ => Anyone(chance)));

        foreach (var split in EquityGroups.Splits)
        {
            Assert.Equal(500, EquityGroups.Of(split).Sum(group => tally[group]));
        }
    }

    [Fact]
    public void A_share_has_the_interval_that_Fingertips_publishes()
    {
        var panel = Panel(list: (15, 85), register: (300, 700), population: (300, 1200));

        // 15 of 100: Wilson 9.3% to 23.3%.
        Assert.Equal(new PanelShare(15.0m, 9.3m, 23.3m), panel.List(MostDeprived).Share);
        Assert.Equal(30.0m, panel.Register(MostDeprived).Share!.Percent);
        Assert.Equal(20.0m, panel.Population(MostDeprived).Share!.Percent);
    }

    [Fact]
    public void A_group_with_less_than_its_part_of_the_register_is_said_to_have_fewer()
    {
        Assert.Equal(GroupStanding.Fewer, Panel((15, 85), (300, 700), (300, 700)).Standing(MostDeprived));
        Assert.Equal(GroupStanding.AsOnRegister, Panel((25, 75), (300, 700), (300, 700)).Standing(MostDeprived));
        Assert.Equal(GroupStanding.More, Panel((45, 55), (300, 700), (300, 700)).Standing(MostDeprived));
        Assert.Equal(GroupStanding.LeftOut, Panel((0, 100), (10, 990), (10, 990)).Standing(MostDeprived));
        Assert.Equal(GroupStanding.AsOnRegister, Panel((0, 100), (9, 991), (9, 991)).Standing(MostDeprived));
        Assert.Equal(GroupStanding.CannotTell, Panel((0, 0), (300, 700), (300, 700)).Standing(MostDeprived));
    }

    [Fact]
    public void What_leaves_the_care_team_shows_no_small_count_and_none_can_be_had_by_subtraction()
    {
        var profile = A.Profile();
        var published = EquityPanel.Published(Tally((3, 97)), Tally((40, 400)), Tally((400, 4000)), profile);

        Assert.Null(published.List(MostDeprived).Count);
        Assert.Null(published.List(MostDeprived).Share);
        Assert.Equal(GroupStanding.CannotTell, published.Standing(MostDeprived));
        Assert.All(published.Rows, row => Assert.All(new[] { row.List, row.Register, row.Population }, cell => Assert.True(cell.Count is null or 0 or > 7)));
    }

    [Fact]
    public void A_published_panel_never_lets_a_reader_pin_a_small_count_down()
    {
        var chance = new Random(11);
        for (var round = 0; round < 15; round++)
        {
            var population = Enumerable.Range(0, chance.Next(40, 900)).Select(_ => Anyone(chance)).ToList();
            var register = population.Where(_ => chance.Next(3) == 0).ToList();
            var list = register.Where(_ => chance.Next(3) == 0).ToList();
            var profile = A.Profile();
            var published = EquityPanel.Published(GroupTally.Of(list), GroupTally.Of(register), GroupTally.Of(population), profile);
            foreach (var split in EquityGroups.Splits.Where(split => split != EquitySplit.DeprivationTenth))
            {
                var hidden = published.Of(split).Where(row => row.List.Count is null).ToList();
                if (published.List.Count is { } total && hidden is [var only])
                {
                    // One hidden group alone: rounding of the others must leave at least three possible values.
                    var (least, most) = profile.Behind(total);
                    var others = published.Of(split).Where(row => row != only).Select(row => profile.Behind(row.List.Count!.Value)).ToList();
                    Assert.True(Math.Min(7, most - others.Sum(one => one.Least)) - Math.Max(1, least - others.Sum(one => one.Most)) + 1 >= 3);
                }
            }
        }
    }

    private static EquityPanel Panel((int Most, int Middle) list, (int Most, int Middle) register, (int Most, int Middle) population) =>
        EquityPanel.Of(Tally(list), Tally(register), Tally(population));

    private static GroupTally Tally((int Most, int Middle) counts)
    {
        var tally = new GroupTally();
        tally.Add(A.Groups(1), counts.Most);
        tally.Add(A.Groups(5), counts.Middle);
        return tally;
    }

    private static ListedGroups Anyone(Random chance) => new(
        chance.Next(12) is > 0 and < 11 and var decile ? decile : null, (Sex)chance.Next(5), (EthnicGroup)chance.Next(7), chance.Next(110) is var age && age < 105 ? age : null);
}

internal static class PanelRows
{
    public static PanelCell List(this EquityPanel panel, EquityGroup group) => panel.Rows.Single(row => row.Group == group).List;

    public static PanelCell Register(this EquityPanel panel, EquityGroup group) => panel.Rows.Single(row => row.Group == group).Register;

    public static PanelCell Population(this EquityPanel panel, EquityGroup group) => panel.Rows.Single(row => row.Group == group).Population;

    public static GroupStanding Standing(this EquityPanel panel, EquityGroup group) => panel.Rows.Single(row => row.Group == group).Standing;
}
