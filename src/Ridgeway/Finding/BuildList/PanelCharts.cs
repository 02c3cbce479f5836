using Ridgeway.Finding.Lists;
using Ridgeway.Web.Charts;

namespace Ridgeway.Finding.BuildList;

/// <summary>What the panel's partial view shows.</summary>
/// <param name="Panel">The figures.</param>
/// <param name="Id">Unique in the page.</param>
/// <param name="ListName">What the first column is: "On the list", "Chosen".</param>
/// <param name="PopulationName">What the last column is.</param>
/// <param name="GroupHref">Where the people of a group are, with {group} in it; null for nowhere.</param>
internal sealed record PanelPart(PanelDocument Panel, string Id, string ListName, string PopulationName, string? GroupHref = null);

/// <summary>The pictures of an equity panel; each stands beside a table with the same figures.</summary>
internal static class PanelCharts
{
    /// <summary>The share of the list with its interval, and a firm line where the register's share is.</summary>
    public static string Draw(PanelPart part, EquitySplit split) => IntervalPlot.Draw(
        $"{part.Id}-{(int)split}",
        $"{part.ListName} by {split.InSentence()} (%)",
        [
            .. part.Panel.Groups.Where(group => group.Split == split && (group.List.Count is null or > 0 || group.Register.Count is null or > 0)).Select(group => new IntervalRow(
                group.Name,
                (double?)group.List.Share?.Percent,
                (double?)group.List.Share?.Lower,
                (double?)group.List.Share?.Upper,
                group.List.Share is { } share ? $"{share.Percent}%" : "–",
                (double?)group.Register.Share?.Percent)),
        ],
        reference: null,
        "per cent");

    /// <summary>"12 (4.5%, 2.6 to 7.7)"; "*" where it is hidden.</summary>
    public static string Cell(PanelCell cell) => (cell.Count, cell.Share) switch
    {
        (null, _) => "*",
        ({ } count, null) => $"{count:N0}",
        ({ } count, { } share) => $"{count:N0} ({share.Percent}%, {share.Lower} to {share.Upper})",
    };
}
