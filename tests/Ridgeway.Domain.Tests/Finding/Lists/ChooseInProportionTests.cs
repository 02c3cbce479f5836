using FsCheck;
using FsCheck.Fluent;
using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Finding.Lists;

public sealed class ChooseInProportionTests
{
    private static readonly SelectionRules Rules = A.Selection();

    [Fact]
    public void Places_follow_the_register_times_the_weight_of_need()
    {
        // 60 in the most deprived fifth at weight 2, 120 in the fourth at weight 1: half and half.
        var people = People((60, A.Groups(1)), (120, A.Groups(8)));

        var chosen = ChooseInProportion.Of(people, Register(people), A.Selection(EquitySplit.DeprivationFifth), 20, seed: 1);

        Assert.Equal([10, 10], chosen.Groups.Select(group => group.Chosen));
        Assert.Equal([2.0, 1.0], chosen.Groups.Select(group => group.Weight));
    }

    [Fact]
    public void A_group_of_one_among_thousands_is_not_left_out()
    {
        var people = People((2000, A.Groups(8)), (1, A.Groups(8, EthnicGroup.Black)));

        var chosen = ChooseInProportion.Of(people, Register(people), Rules, 10, seed: 1);

        Assert.Contains(chosen.People, person => person.Groups.EthnicGroup == EthnicGroup.Black);
        Assert.Equal(10, chosen.People.Count);
    }

    [Fact]
    public void With_fewer_places_than_groups_no_fifth_and_no_ethnic_group_is_left_out_that_places_reach()
    {
        var people = People(
            (500, A.Groups(1)), (400, A.Groups(1, EthnicGroup.Asian)), (300, A.Groups(9)), (200, A.Groups(9, EthnicGroup.Asian)), (1, A.Groups(5, EthnicGroup.Black)));

        var chosen = ChooseInProportion.Of(people, Register(people), Rules, 3, seed: 1);

        Assert.Equal([1, 3, 5], chosen.People.Select(person => person.Groups.Fifth!.Value).Order());
        Assert.Equal(3, chosen.People.Select(person => person.Groups.EthnicGroup).Distinct().Count());
    }

    [Fact]
    public void Inside_a_group_most_need_comes_first_then_never_offered_then_longest_ago()
    {
        var candidates = new[]
        {
            A.Candidate(1, need: 1),
            A.Candidate(2, need: 3, offers: Offered(2026, 6)),
            A.Candidate(3, need: 3),
            A.Candidate(4, need: 3, offers: Offered(2025, 6)),
        };

        var chosen = ChooseInProportion.Of(candidates, new Dictionary<NeedGroup, long>(), Rules, 3, seed: 1);

        Assert.Equal([3, 4, 2], chosen.People.Select(person => Array.FindIndex(candidates, one => one.Person == person.Person) + 1));
    }

    [Fact]
    public void Another_seed_chooses_others_among_equals()
    {
        var people = People((500, A.Groups()));

        var first = ChooseInProportion.Of(people, Register(people), Rules, 20, seed: 1);
        var second = ChooseInProportion.Of(people, Register(people), Rules, 20, seed: 2);

        Assert.NotEqual(first.People.Select(person => person.Person), second.People.Select(person => person.Person));
    }

    [Fact]
    public void As_many_are_chosen_as_asked_for_or_as_there_are() => ForAny(world =>
        ChooseInProportion.Of(world.People, world.Register, Rules, world.HowMany, world.Seed) is var chosen
        && chosen.People.Count == Math.Min(world.HowMany, world.People.Count)
        && chosen.Groups.Sum(group => group.Chosen) == chosen.People.Count
        && chosen.People.Select(person => person.Person).Distinct().Count() == chosen.People.Count);

    [Fact]
    public void Nobody_is_chosen_who_was_not_on_offer_and_no_group_gets_more_than_it_has() => ForAny(world =>
    {
        var chosen = ChooseInProportion.Of(world.People, world.Register, Rules, world.HowMany, world.Seed);
        return chosen.People.All(world.People.Contains) && chosen.Groups.All(group => group.Chosen <= group.MayBeInvited);
    });

    [Fact]
    public void No_group_is_left_out_while_there_are_places_for_one_of_each() => ForAny(world =>
    {
        var chosen = ChooseInProportion.Of(world.People, world.Register, Rules, world.HowMany, world.Seed);
        return world.HowMany < chosen.Groups.Count || chosen.Groups.All(group => group.Chosen >= 1);
    });

    [Fact]
    public void The_order_in_which_people_are_handed_over_does_not_matter() => ForAny(world =>
    {
        var chosen = ChooseInProportion.Of(world.People, world.Register, Rules, world.HowMany, world.Seed);
        var again = ChooseInProportion.Of([.. world.People.Reverse()], world.Register, Rules, world.HowMany, world.Seed);
        return chosen.People.SequenceEqual(again.People) && chosen.Groups.SequenceEqual(again.Groups);
    });

    [Fact]
    public void One_more_place_takes_nobody_away() => ForAny(world =>
    {
        var chosen = ChooseInProportion.Of(world.People, world.Register, Rules, world.HowMany, world.Seed);
        var more = ChooseInProportion.Of(world.People, world.Register, Rules, world.HowMany + 1, world.Seed);
        return chosen.People.All(more.People.Contains);
    });

    [Fact]
    public void Where_groups_are_large_enough_nobody_is_a_whole_place_from_the_exact_part_but_for_the_first_place_of_each() => ForAny(world =>
    {
        var chosen = ChooseInProportion.Of(world.People, world.Register, Rules, world.HowMany, world.Seed);
        if (chosen.Groups.Any(group => group.Chosen == group.MayBeInvited) || chosen.Groups.Count > world.HowMany)
        {
            return true;
        }

        // Webster never breaks lower quota by more than the places that the minimum of one took from it.
        var whole = chosen.Groups.Sum(group => group.OnRegister * group.Weight);
        return chosen.Groups.All(group => Math.Abs(group.Chosen - (world.HowMany * group.OnRegister * group.Weight / whole)) < 1 + chosen.Groups.Count);
    });

    private static OfferHistory Offered(int year, int month) => new(null, new DateOnly(year, month, 1), null, false);

    private static List<Candidate> People(params (int Count, ListedGroups Groups)[] kinds)
    {
        var people = new List<Candidate>();
        foreach (var (count, groups) in kinds)
        {
            people.AddRange(Enumerable.Range(people.Count, count).Select(number => A.Candidate(number, groups)));
        }

        return people;
    }

    private static Dictionary<NeedGroup, long> Register(IEnumerable<Candidate> people) =>
        people.GroupBy(person => Rules.GroupOf(person.Groups)).ToDictionary(group => group.Key, group => (long)group.Count());

    private static void ForAny(Func<World, bool> property) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(400),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), number => property(new World(number))));

    /// <summary>Some hundred people at most, drawn from one number.</summary>
    private sealed class World
    {
        public World(int number)
        {
            var chance = new Random(number);
            Seed = (ulong)chance.NextInt64();
            People = [.. Enumerable.Range(0, chance.Next(0, 150)).Select(i => A.Candidate(
                i,
                A.Groups(chance.Next(12) is > 0 and < 11 and var decile ? decile : null, (EthnicGroup)(chance.Next(2) * chance.Next(7))),
                chance.Next(3),
                new OfferHistory(null, chance.Next(2) == 0 ? null : A.ListDay.AddDays(-chance.Next(400)), null, false)))];
            Register = ChooseInProportionTests.Register(People).ToDictionary(group => group.Key, group => group.Value * chance.Next(1, 6));
            HowMany = chance.Next(0, 180);
        }

        public ulong Seed { get; }

        public IReadOnlyList<Candidate> People { get; }

        public Dictionary<NeedGroup, long> Register { get; }

        public int HowMany { get; }
    }
}
