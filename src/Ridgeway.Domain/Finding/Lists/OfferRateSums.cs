using Ridgeway.Evaluation;

namespace Ridgeway.Finding.Lists;

/// <summary>The counts behind offer rates, exact or published together so that nothing small can be worked out.</summary>
internal sealed class OfferRateSums
{
    private readonly List<Cell> cells = [];
    private readonly LinkedCounts? linked;
    private readonly DisclosureProfile? profile;
    private readonly Pair everyone;
    private readonly List<(EquityGroup Group, Pair Cells)> groups = [];
    private readonly List<(string Practice, Pair Cells)> practices = [];
    private readonly List<(DateOnly MonthEnd, int Offered)> months = [];

    public OfferRateSums(IReadOnlyCollection<OfferedPerson> people, DateOnly today, DisclosureProfile? profile)
    {
        this.profile = profile;
        linked = profile is null ? null : new LinkedCounts(profile);
        var offered = people.Where(person => person.FirstOfferedOn <= today).ToList();
        var (register, reached) = (GroupTally.Of(people.Select(person => person.Groups)), GroupTally.Of(offered.Select(person => person.Groups)));
        everyone = Add(register.Total, reached.Total);
        var rests = new List<int> { Contain(everyone) };
        foreach (var group in EquityGroups.All)
        {
            groups.Add((group, Add(register[group], reached[group])));
            rests.Add(Contain(groups[^1].Cells));
        }

        var whole = (everyone, Others: rests[0]);
        (Pair Cells, int Others) Part(EquityGroup group) => (groups[EquityGroups.PlaceOf(group)].Cells, rests[1 + EquityGroups.PlaceOf(group)]);
        foreach (var split in EquityGroups.Splits)
        {
            Divide(whole, [.. EquityGroups.Of(split).Select(Part)]);
        }

        foreach (var fifth in EquityGroups.Of(EquitySplit.DeprivationFifth).Where(fifth => !fifth.IsNotKnown()))
        {
            Divide(Part(fifth), [Part(new EquityGroup(EquitySplit.DeprivationTenth, (2 * fifth.Number) - 1)), Part(new EquityGroup(EquitySplit.DeprivationTenth, 2 * fifth.Number))]);
        }

        AddPractices(people, today, whole);
        AddMonths(offered, today);
    }

    public OfferRates Rates()
    {
        var shown = linked?.Publish();
        long? Count(int cell) => shown is null ? cells[cell].Exact : shown[cells[cell].Place].Shown;
        OfferRate Rate(Pair pair) => new(
            Count(pair.Register),
            Count(pair.Offered),
            Count(pair.Register) is { } of && Count(pair.Offered) is { } some ? PanelShare.Of(some, of) : null);
        var byGroup = groups.ConvertAll(row => (row.Group, Rate(row.Cells)));
        return new OfferRates
        {
            Everyone = Rate(everyone),
            Groups = byGroup,
            Practices = practices.ConvertAll(row => (row.Practice, Rate(row.Cells))),
            OverTime = months.ConvertAll(month => new OfferRateByMonth(month.MonthEnd, Rate(everyone with { Offered = month.Offered }))),
            Gap = GapOf(byGroup[0].Item2, byGroup[4].Item2),
            Profile = profile,
        };
    }

    private static OfferGap? GapOf(OfferRate most, OfferRate least)
    {
        if (most is not { OnRegister: > 0 and var ofMost, Offered: { } some } || least is not { OnRegister: > 0 and var ofLeast, Offered: { } others })
        {
            return null;
        }

        var (first, second) = (new Share(Math.Min(some, ofMost), ofMost), new Share(Math.Min(others, ofLeast), ofLeast));
        var limits = Share.DifferenceOf(first, second);
        return new OfferGap(PanelShare.Percents(first.Value - second.Value), PanelShare.Percents(limits.Lower), PanelShare.Percents(limits.Upper));
    }

    private void AddPractices(IReadOnlyCollection<OfferedPerson> people, DateOnly today, (Pair, int) whole)
    {
        var parts = new List<(Pair, int)>();
        foreach (var practice in people.GroupBy(person => person.Practice, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            practices.Add((practice.Key, Add(practice.Count(), practice.Count(person => person.FirstOfferedOn <= today))));
            parts.Add((practices[^1].Cells, Contain(practices[^1].Cells)));
        }

        if (parts.Count > 0)
        {
            Divide(whole, parts);
        }
    }

    /// <summary>Each month's count is part of the next month's, and the last is everyone offered.</summary>
    private void AddMonths(List<OfferedPerson> offered, DateOnly today)
    {
        var within = everyone.Offered;
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        months.Add((today, everyone.Offered));
        for (var back = 0; back < OfferRates.Months - 1; back++)
        {
            var end = thisMonth.AddMonths(-back).AddDays(-1);
            var cell = Add(offered.Count(person => person.FirstOfferedOn <= end));
            linked?.Contain(cells[within].Link, cells[cell].Link);
            months.Insert(0, (end, cell));
            within = cell;
        }
    }

    private int Add(long count)
    {
        cells.Add(new Cell(count, linked?.Show(count) ?? 0, cells.Count));
        return cells.Count - 1;
    }

    private Pair Add(long register, long offered) => new(Add(register), Add(offered));

    private int Contain(Pair pair) => linked?.Contain(cells[pair.Register].Link, cells[pair.Offered].Link) ?? 0;

    private void Divide((Pair Cells, int Others) whole, IReadOnlyList<(Pair Cells, int Others)> parts)
    {
        linked?.Divide(cells[whole.Cells.Register].Link, [.. parts.Select(part => cells[part.Cells.Register].Link)]);
        linked?.Divide(cells[whole.Cells.Offered].Link, [.. parts.Select(part => cells[part.Cells.Offered].Link)]);
        linked?.Divide(whole.Others, [.. parts.Select(part => part.Others)]);
    }

    /// <param name="Exact">The count.</param>
    /// <param name="Link">Its number among all linked counts, the differences too.</param>
    /// <param name="Place">Its place among those that are shown.</param>
    private readonly record struct Cell(long Exact, int Link, int Place);

    private readonly record struct Pair(int Register, int Offered);
}
