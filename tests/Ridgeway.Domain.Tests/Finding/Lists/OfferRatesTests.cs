namespace Ridgeway.Finding.Lists;

public sealed class OfferRatesTests
{
    [Fact]
    public void Those_never_offered_are_counted_by_group_and_the_gap_has_its_interval()
    {
        // Most deprived: 56 of 70; least deprived: 48 of 80. Newcombe 1998, table II: 0.0524 to 0.3339.
        var rates = OfferRates.Of([.. People(1, 70, 56), .. People(10, 80, 48)], A.ListDay, profile: null);

        Assert.Equal(14, rates.Of(new EquityGroup(EquitySplit.DeprivationFifth, 1)).NeverOffered);
        Assert.Equal(new OfferGap(20.0m, 5.2m, 33.4m), rates.Gap);
        Assert.Equal((150L, 104L), (rates.Everyone.OnRegister!.Value, rates.Everyone.Offered!.Value));
    }

    [Fact]
    public void Over_time_each_month_holds_those_offered_by_its_end_and_the_last_is_today()
    {
        OfferedPerson[] people =
        [
            new(A.Groups(), "A1", new DateOnly(2026, 1, 31)), new(A.Groups(), "A1", new DateOnly(2026, 2, 1)), new(A.Groups(), "A2", A.ListDay),
            new(A.Groups(), "A2", A.ListDay.AddDays(1)), new(A.Groups(), "A2", null),
        ];

        var rates = OfferRates.Of(people, A.ListDay, profile: null);

        Assert.Equal(12, rates.OverTime.Count);
        Assert.Equal((new DateOnly(2026, 1, 31), 1L), (rates.OverTime[1].MonthEnd, rates.OverTime[1].Everyone.Offered!.Value));
        Assert.Equal(2, rates.OverTime[2].Everyone.Offered);
        Assert.Equal((A.ListDay, 3L), (rates.OverTime[^1].MonthEnd, rates.OverTime[^1].Everyone.Offered!.Value));
        Assert.Equal([("A1", 2L), ("A2", 1L)], rates.Practices.Select(row => (row.Practice, row.Rate.Offered!.Value)));
    }

    [Fact]
    public void Published_rates_hide_small_numbers_of_those_offered_and_of_those_never_offered()
    {
        var rates = OfferRates.Of([.. People(1, 40, 3), .. People(10, 60, 57), .. People(5, 100, 50)], A.ListDay, A.Profile());

        Assert.Null(rates.Of(new EquityGroup(EquitySplit.DeprivationFifth, 1)).Offered);
        Assert.Null(rates.Gap);
        var least = rates.Of(new EquityGroup(EquitySplit.DeprivationFifth, 5));
        // 60 on the register and 57 offered are shown as 60 and 55: the three never offered stay uncertain, or one of the two is hidden.
        Assert.True(least.Offered is null || least.OnRegister is null || least.NeverOffered is 0 or >= 5);
    }

    private static IEnumerable<OfferedPerson> People(int decile, int count, int offered) =>
        Enumerable.Range(0, count).Select(i => new OfferedPerson(A.Groups(decile), "A1", i < offered ? A.ListDay.AddDays(-40) : null));
}
