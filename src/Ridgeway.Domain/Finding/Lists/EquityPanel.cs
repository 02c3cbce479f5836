using Ridgeway.Evaluation;

namespace Ridgeway.Finding.Lists;

/// <summary>Whether a group has the part of a list that its part of the register would give it.</summary>
public enum GroupStanding
{
    /// <summary>The register's share lies inside the list's interval: chance could explain the difference.</summary>
    AsOnRegister = 1,

    /// <summary>The list's interval lies wholly below the register's share.</summary>
    Fewer = 2,

    /// <summary>The list's interval lies wholly above the register's share.</summary>
    More = 3,

    /// <summary>Nobody of this group is on the list although its part of the register would give it at least one.</summary>
    LeftOut = 4,

    /// <summary>There is nothing to compare, or it may not be shown.</summary>
    CannotTell = 5,
}

/// <summary>A share in per cent with its 95% interval (Wilson 1927, as OHID's Fingertips uses it), one decimal each.</summary>
public sealed record PanelShare(decimal Percent, decimal Lower, decimal Upper)
{
    /// <summary>Null where there is nobody to share among.</summary>
    public static PanelShare? Of(long count, long of)
    {
        if (of < 1)
        {
            return null;
        }

        // Rounded counts may pass their rounded whole by one step.
        var share = new Share(Math.Min(count, of), of);
        var limits = share.Wilson();
        return new PanelShare(Percents(share.Value), Percents(limits.Lower), Percents(limits.Upper));
    }

    internal static decimal Percents(double part) => Figures.Fixed(part * 100, 1);
}

/// <summary>One count and what share of its column it is; both null where they may not be shown.</summary>
public sealed record PanelCell(long? Count, PanelShare? Share);

/// <summary>One group beside itself: on the list, on the whole register, in the population.</summary>
public sealed record PanelRow(EquityGroup Group, PanelCell List, PanelCell Register, PanelCell Population, GroupStanding Standing);

/// <summary>
/// Who is on a list, by group, against the whole register and the population it was drawn from. Exact for the people's own
/// care team; <see cref="Published"/> is what may leave it.
/// </summary>
public sealed record EquityPanel
{
    private EquityPanel(PanelCell list, PanelCell register, PanelCell population, IReadOnlyList<PanelRow> rows, DisclosureProfile? profile)
    {
        List = list;
        Register = register;
        Population = population;
        Rows = rows;
        Profile = profile;
    }

    /// <summary>Everyone on the list.</summary>
    public PanelCell List { get; }

    /// <summary>Everyone on the register the list begins with.</summary>
    public PanelCell Register { get; }

    public PanelCell Population { get; }

    /// <summary>Every group of every split, in the order shown.</summary>
    public IReadOnlyList<PanelRow> Rows { get; }

    /// <summary>The rule small numbers were hidden by; null where the figures are exact.</summary>
    public DisclosureProfile? Profile { get; }

    public IEnumerable<PanelRow> Of(EquitySplit split) => Rows.Where(row => row.Group.Split == split);

    /// <summary>The exact panel.</summary>
    public static EquityPanel Of(GroupTally list, GroupTally register, GroupTally population) => Make(
        (column, group) => Tally(column, list, register, population) is var tally && group is { } one ? tally[one] : tally.Total, null);

    /// <summary>The panel as it may leave the care team: small counts hidden, the others rounded, shares made from what is left.</summary>
    public static EquityPanel Published(GroupTally list, GroupTally register, GroupTally population, DisclosureProfile profile)
    {
        var published = new PublishedColumns(profile, [population, register, list]);
        return Make((column, group) => published[2 - column, group], profile);
    }

    private static GroupTally Tally(int column, GroupTally list, GroupTally register, GroupTally population) => column switch
    {
        0 => list,
        1 => register,
        _ => population,
    };

    private static EquityPanel Make(Func<int, EquityGroup?, long?> count, DisclosureProfile? profile)
    {
        PanelCell Cell(int column, EquityGroup? group) => new(
            count(column, group), count(column, group) is { } some && count(column, null) is { } of ? PanelShare.Of(some, of) : null);
        var rows = EquityGroups.All.Select(group =>
        {
            var (list, register) = (Cell(0, group), Cell(1, group));
            return new PanelRow(group, list, register, Cell(2, group), Standing(list, register, count(0, null)));
        });
        return new EquityPanel(Cell(0, null), Cell(1, null), Cell(2, null), [.. rows], profile);
    }

    private static GroupStanding Standing(PanelCell list, PanelCell register, long? onList) => (list, register) switch
    {
        ({ Share: null }, _) or (_, { Share: null }) => GroupStanding.CannotTell,
        ({ Count: 0 }, { Count: 0 }) => GroupStanding.CannotTell,
        ({ Count: 0 }, _) when register.Share!.Percent * onList >= 100 => GroupStanding.LeftOut,
        _ when list.Share!.Upper < register.Share!.Percent => GroupStanding.Fewer,
        _ when list.Share!.Lower > register.Share!.Percent => GroupStanding.More,
        _ => GroupStanding.AsOnRegister,
    };
}
