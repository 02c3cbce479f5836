using FsCheck;
using FsCheck.Fluent;
using Ridgeway.Codes;
using Ridgeway.Guidance;
using Ridgeway.Time;

namespace Ridgeway.Commissioning;

public class PreventionLedgerTests
{
    private const long TwoBillion = 200_000_000_000;
    private static readonly PreventionThreshold OnePerCent = new("test", "For tests", 0.01m, EffectiveDates.Always, A.ForTests);

    [Fact]
    public void Seventeen_point_four_million_of_two_billion_reads_0_87_per_cent_and_2_6_million_short()
    {
        var gauge = PreventionLedger.Gauge([Line("activity", 1_240_000_000), Line("smoking", 500_000_000), Line("hospital", 90_000_000_000)], TwoBillion, First, OnePerCent);

        Assert.Equal(1_740_000_000, gauge.Counted);
        Assert.Equal(0.0087m, gauge.Share);
        Assert.Equal(260_000_000, gauge.Shortfall);
        Assert.False(gauge.IsMet);
    }

    [Fact]
    public void Another_version_of_the_definition_moves_the_gauge_and_both_are_kept()
    {
        BudgetLine[] lines = [Line("activity", 1_240_000_000), Line("smoking", 500_000_000), Line("statins", 600_000_000)];

        var before = PreventionLedger.Gauge(lines, TwoBillion, First, OnePerCent);
        var after = PreventionLedger.Gauge(lines, TwoBillion, Second, OnePerCent);

        Assert.Equal(0.0087m, before.Share);
        Assert.Equal(0.0102m, after.Share);
        Assert.True(after.IsMet);
        Assert.Equal(0, after.Shortfall);
        Assert.Same(First, before.Definition);
        Assert.Same(Second, after.Definition);
        Assert.Equal(LineStanding.NotDefined, before.Lines[2].Standing);
        Assert.Equal(LineStanding.Counts, after.Lines[2].Standing);
    }

    [Fact]
    public void A_share_of_the_line_and_a_share_of_the_category_both_count_to_the_penny()
    {
        var gauge = PreventionLedger.Gauge([Line("statins", 999, share: 0.5m)], 100_000, Second, OnePerCent);

        // 999 pence × 0.5 × 0.5 = 249.75
        Assert.Equal(250, gauge.Counted);
    }

    [Fact]
    public void Money_that_was_there_already_is_told_apart()
    {
        var gauge = PreventionLedger.Gauge(
            [Line("activity", 300, origin: MoneyOrigin.New), Line("smoking", 200, origin: MoneyOrigin.Existing), Line("hospital", 900, origin: MoneyOrigin.New)],
            100_000, First, OnePerCent);

        Assert.Equal(300, gauge.CountedByOrigin[MoneyOrigin.New]);
        Assert.Equal(0, gauge.CountedByOrigin[MoneyOrigin.Reallocated]);
        Assert.Equal(200, gauge.CountedByOrigin[MoneyOrigin.Existing]);
    }

    [Fact]
    public void Exactly_the_threshold_meets_it_and_a_penny_less_does_not()
    {
        Assert.True(PreventionLedger.Gauge([Line("activity", 1000)], 100_000, First, OnePerCent).IsMet);
        Assert.Equal(1, PreventionLedger.Gauge([Line("activity", 999)], 100_000, First, OnePerCent).Shortfall);
    }

    [Fact]
    public void Counted_never_exceeds_the_lines_and_the_shortfall_closes_the_gap() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(0, 100)).ListOf().Select(drawn => drawn.ToArray()).ToArbitrary(),
            drawn =>
            {
                var lines = drawn.Select(each => Line("statins", each.Item1, each.Item2 / 100m)).ToList();
                var gauge = PreventionLedger.Gauge(lines, TwoBillion, Second, OnePerCent);
                return gauge.Counted <= lines.Sum(line => line.Pence)
                    && gauge.IsMet == (gauge.Shortfall == 0)
                    && (gauge.IsMet || gauge.Counted + gauge.Shortfall == gauge.Required);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_budget_of_nothing_and_a_negative_line_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PreventionLedger.Gauge([], 0, First, OnePerCent));
        Assert.Throws<ArgumentOutOfRangeException>(() => Line("activity", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Line("activity", 1, share: 1.01m));
    }

    private static PreventionDefinition First => field ??= Definition(
        "2026-04-01",
        new DefinedCategory("activity", "Physical activity", 1, ""),
        new DefinedCategory("smoking", "Stopping smoking", 1, ""),
        new DefinedCategory("hospital", "Hospital care", 0, ""));

    private static PreventionDefinition Second => field ??= Definition(
        "2027-04-01",
        new DefinedCategory("activity", "Physical activity", 1, ""),
        new DefinedCategory("smoking", "Stopping smoking", 1, ""),
        new DefinedCategory("statins", "Statins", 0.5m, ""),
        new DefinedCategory("hospital", "Hospital care", 0, ""));

    private static PreventionDefinition Definition(string version, params DefinedCategory[] categories) => new()
    {
        Id = "test",
        Version = version,
        Name = "For tests",
        Effective = new EffectiveDates(DateOnly.Parse(version), null),
        Categories = categories,
        Source = A.ForTests,
        Approval = Approval.Draft,
    };

    private static BudgetLine Line(string category, long pence, decimal share = 1, MoneyOrigin origin = MoneyOrigin.New) => new()
    {
        Id = new BudgetLineId(new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11])),
        Year = new FinancialYear(2026),
        Organisation = OdsCode.Parse("QT1"),
        Category = category,
        Description = category,
        Pence = pence,
        ShareThatCounts = share,
        Origin = origin,
        Source = "For tests.",
    };
}
