namespace Ridgeway.Evaluation;

public class LinkedCountsTests
{
    private static readonly DisclosureProfile SecondaryCare = A.Profile();
    private static readonly DisclosureProfile UnderTenUnrounded = A.Profile(1, 9, 1);

    [Fact]
    public void Rounding_alone_gives_a_hidden_seven_away_and_so_another_group_is_hidden()
    {
        // 15 + 15 + 15 is at most 51 and 60 at least 58: without protection the hidden group would be exactly 7.
        var published = Publish(SecondaryCare, 17, 17, 17, 7);

        Assert.Equal(60, published[0].Shown);
        Assert.True(published[4].IsHidden);
        Assert.Equal(2, published.Count(count => count.IsHidden));
    }

    [Fact]
    public void Rounding_alone_gives_a_hidden_one_away_and_so_another_group_is_hidden()
    {
        // 8 + 13 + 1 = 22 is shown as 10, 15, * and 20: at most 22 less at least 21 leaves 1.
        var published = Publish(SecondaryCare, 8, 13, 1);

        Assert.Equal([20, null, 15, null], published.Select(count => count.Shown));
    }

    [Fact]
    public void A_three_cannot_be_had_by_subtraction_where_nothing_is_rounded()
    {
        var published = Publish(UnderTenUnrounded, 20, 40, 3);

        Assert.Equal([63, null, 40, null], published.Select(count => count.Shown));
    }

    [Fact]
    public void The_rest_of_a_count_cannot_be_had_by_subtraction_where_nothing_is_rounded()
    {
        var linked = new LinkedCounts(UnderTenUnrounded);
        linked.Contain(linked.Show(50), linked.Show(47));

        Assert.Equal(1, linked.Publish().Count(count => count.IsHidden));
    }

    [Fact]
    public void Nothing_is_hidden_where_nothing_is_small()
    {
        Assert.Equal([150, 50, 45, 55, 0], Publish(SecondaryCare, 50, 44, 56, 0).Select(count => count.Shown));
        Assert.Equal([150, 50, 44, 56, 0], Publish(UnderTenUnrounded, 50, 44, 56, 0).Select(count => count.Shown));
    }

    [Fact]
    public void One_small_group_among_large_ones_hides_nothing_else_under_the_secondary_care_rule() =>
        Assert.Equal([105, 50, 50, null], Publish(SecondaryCare, 50, 50, 3).Select(count => count.Shown));

    [Fact]
    public void Where_the_total_is_small_nothing_beneath_it_is_shown_not_even_a_nought()
    {
        Assert.All(Publish(SecondaryCare, 1, 1, 1, 1, 1, 1, 1), count => Assert.True(count.IsHidden));
        Assert.All(Publish(SecondaryCare, 5, 0, 0), count => Assert.True(count.IsHidden));
    }

    [Fact]
    public void A_programme_without_people_shows_its_noughts() =>
        Assert.All(Publish(SecondaryCare, 0, 0, 0), count => Assert.Equal(0, count.Shown));

    [Theory]
    [InlineData(5)]
    [InlineData(1)]
    public void Going_through_every_possibility_never_leaves_a_reader_with_one_small_number(int roundTo)
    {
        var profile = A.Profile(1, 7, roundTo);
        var random = new Random(20260401);
        var smallCounts = 0;
        for (var round = 0; round < 150; round++)
        {
            var referred = new[] { Draw(random), Draw(random), Draw(random) };
            var started = referred.Select(count => random.Next(count + 1)).ToArray();
            smallCounts += AssertUncertain(profile, referred, started);
        }

        Assert.True(smallCounts > 100, $"Only {smallCounts} small counts were drawn.");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(1)]
    public void A_reader_who_has_the_program_too_and_tries_every_table_is_not_left_with_one_small_number(int roundTo)
    {
        var profile = A.Profile(1, 7, roundTo);
        var random = new Random(20260402);
        for (var round = 0; round < 40; round++)
        {
            long[] groups = [random.Next(1, 8), random.Next(24), random.Next(24)];
            var published = Publish(profile, groups);
            var tables =
                from a in Enumerable.Range(0, 26).Where(count => Fits(profile, published[1], count, underHidden: true))
                from b in Enumerable.Range(0, 26).Where(count => Fits(profile, published[2], count, underHidden: true))
                from c in Enumerable.Range(0, 26).Where(count => Fits(profile, published[3], count, underHidden: true))
                where Fits(profile, published[0], a + b + c) && Enumerable.SequenceEqual(published, Publish(profile, a, b, c))
                select (long[])[a, b, c];
            var possible = tables.ToList();
            for (var group = 0; group < groups.Length; group++)
            {
                AssertSeveral(profile, (int)groups[group], [.. possible.Select(table => (int)table[group])]);
            }
        }
    }

    [Fact]
    public void At_most_one_count_in_ten_of_ordinary_tables_is_hidden_without_being_small()
    {
        var random = new Random(7);
        var (shownOrSmall, protecting) = (0, 0);
        for (var round = 0; round < 500; round++)
        {
            var groups = Enumerable.Range(0, 5).Select(_ => (long)random.Next(0, 80)).ToArray();
            var published = Publish(SecondaryCare, groups);
            var needless = groups.Prepend(groups.Sum()).Zip(published).Count(each => each.Second.IsHidden && !SecondaryCare.Hides(each.First));
            protecting += needless;
            shownOrSmall += published.Count - needless;
        }

        Assert.True(protecting * 10 <= shownOrSmall, $"{protecting} hidden without being small, {shownOrSmall} not.");
    }

    [Fact]
    public void The_small_cells_of_tables_with_row_and_column_totals_stay_uncertain()
    {
        var profile = A.Profile(1, 4, 1);
        foreach (var table in PublishedAnswers.Rows("statistical_disclosure_control", "tables_input.csv").GroupBy(row => row["case_id"]))
        {
            var cells = table.ToDictionary(row => (Row: (int)row.Number("row"), Column: (int)row.Number("col")), row => (long)row.Number("count"));
            var linked = new LinkedCounts(profile);
            var numbers = cells.ToDictionary(cell => cell.Key, cell => linked.Show(cell.Value));
            foreach (var line in cells.Keys.GroupBy(key => key.Row).Concat(cells.Keys.GroupBy(key => -1 - key.Column)))
            {
                linked.Divide(linked.Show(line.Sum(key => cells[key])), [.. line.Select(key => numbers[key])]);
            }

            var published = linked.Publish();
            Assert.All(cells.Where(cell => profile.Hides(cell.Value)), cell =>
            {
                Assert.True(published[numbers[cell.Key]].IsHidden);
                var hiddenInRow = cells.Keys.Count(key => key.Row == cell.Key.Row && published[numbers[key]].IsHidden);
                var hiddenInColumn = cells.Keys.Count(key => key.Column == cell.Key.Column && published[numbers[key]].IsHidden);
                Assert.True(hiddenInRow >= 2 || published[published.Count - 1].IsHidden, $"{table.Key}: a small cell stands alone in its row.");
                Assert.True(hiddenInColumn >= 2 || published[published.Count - 1].IsHidden, $"{table.Key}: a small cell stands alone in its column.");
            });
        }
    }

    private static int Draw(Random random) => random.Next(3) == 0 ? random.Next(8) : random.Next(8, 24);

    private static IReadOnlyList<PublishedCount> Publish(DisclosureProfile profile, params long[] groups)
    {
        var linked = new LinkedCounts(profile);
        linked.Divide(linked.Show(groups.Sum()), [.. groups.Select(linked.Show)]);
        return linked.Publish();
    }

    /// <summary>Publishes two stages of three groups, then goes through every table that would have been published so.</summary>
    private static int AssertUncertain(DisclosureProfile profile, int[] referred, int[] started)
    {
        var linked = new LinkedCounts(profile);
        var totals = (linked.Show(referred.Sum()), linked.Show(started.Sum()));
        var first = referred.Select(count => linked.Show(count)).ToList();
        var second = started.Select(count => linked.Show(count)).ToList();
        linked.Divide(totals.Item1, first);
        linked.Divide(totals.Item2, second);
        var restOfAll = linked.Contain(totals.Item1, totals.Item2);
        linked.Divide(restOfAll, [.. first.Zip(second).Select(pair => linked.Contain(pair.First, pair.Second))]);
        var published = linked.Publish();
        if (referred.Concat(started).Zip(published.Skip(2)).Any(each => each is { First: 0, Second.IsHidden: true }))
        {
            // A nought is hidden only as a last resort; the reader below, who takes hidden for more than nought, would go wrong.
            return 0;
        }

        // Group by group: which pairs of counts fit what is shown of that group.
        var fitting = Enumerable.Range(0, 3)
            .Select(group => Fitting(profile, (published[2 + group], published[0].IsHidden), (published[5 + group], published[1].IsHidden)))
            .ToList();
        var possible = Enumerable.Range(0, 3).Select(group => Possible(profile, published, fitting, group)).ToList();
        var small = 0;
        for (var group = 0; group < 3; group++)
        {
            small += AssertSeveral(profile, referred[group], [.. possible[group].Select(pair => pair.Referred)]);
            small += AssertSeveral(profile, started[group], [.. possible[group].Select(pair => pair.Started)]);
            small += AssertSeveral(profile, referred[group] - started[group], [.. possible[group].Select(pair => pair.Referred - pair.Started)]);
        }

        return small;
    }

    private static int AssertSeveral(DisclosureProfile profile, int count, HashSet<int> possible)
    {
        if (!profile.Hides(count))
        {
            return 0;
        }

        Assert.Contains(count, possible);
        Assert.True(possible.Count > 1, $"A reader knows that a small count is {count}.");
        return 1;
    }

    /// <summary>The pairs of one group for which the other two can make up the totals.</summary>
    private static List<(int Referred, int Started)> Possible(
        DisclosureProfile profile, IReadOnlyList<PublishedCount> published, List<List<(int Referred, int Started)>> fitting, int group)
    {
        var others = fitting.Where((_, i) => i != group).ToList();
        var sums = new HashSet<(int Referred, int Started)>(
            from one in others[0] from two in others[1] select (one.Referred + two.Referred, one.Started + two.Started));
        return
        [
            .. fitting[group].Where(pair => sums.Any(sum =>
                Fits(profile, published[0], pair.Referred + sum.Referred) && Fits(profile, published[1], pair.Started + sum.Started))),
        ];
    }

    private static List<(int Referred, int Started)> Fitting(
        DisclosureProfile profile, (PublishedCount Published, bool UnderHidden) referred, (PublishedCount Published, bool UnderHidden) started) =>
    [
        .. from r in Enumerable.Range(0, 26)
           where Fits(profile, referred.Published, r, referred.UnderHidden)
           from s in Enumerable.Range(0, r + 1)
           where Fits(profile, started.Published, s, started.UnderHidden)
           select (r, s),
    ];

    /// <summary>A hidden count may be small, or have been hidden to protect one; under a hidden total it may be nought. A shown one is what the rule makes of it.</summary>
    private static bool Fits(DisclosureProfile profile, PublishedCount published, int count, bool underHidden = false) =>
        published.Shown is { } shown ? profile.Publish(count).Shown == shown : count > 0 || underHidden;
}
