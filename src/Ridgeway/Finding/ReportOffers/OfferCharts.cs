using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.Lists;
using Ridgeway.Web.Charts;

namespace Ridgeway.Finding.ReportOffers;

/// <summary>Offer rates in words and pictures.</summary>
internal static class OfferCharts
{
    public static string Draw(OfferRatesDocument document, EquitySplit split) => IntervalPlot.Draw(
        $"offers-{(int)split}",
        $"Ever offered it, % of the register, by {split.InSentence()}",
        [
            .. document.Groups.Where(row => row.Split == split && row.Rate.OnRegister is null or > 0).Select(row => new IntervalRow(
                row.Name, (double?)row.Rate.Share?.Percent, (double?)row.Rate.Share?.Lower, (double?)row.Rate.Share?.Upper, row.Rate.Share is { } share ? $"{share.Percent}%" : "–")),
        ],
        document.Everyone.Share is { } everyone ? new ReferenceLine((double)everyone.Percent, $"everyone on the register, {everyone.Percent}%") : null,
        "per cent");

    public static string Count(long? count) => count is { } shown ? $"{shown:N0}" : "*";

    public static string Share(OfferRate rate) => rate.Share is { } share ? $"{share.Percent}% ({share.Lower} to {share.Upper})" : "–";

    /// <summary>What the gap says: only an interval that leaves out nought says anything.</summary>
    public static string Verdict(OfferGap gap) => gap switch
    {
        { Upper: < 0 } => $"The most deprived fifth is offered it less often than the least deprived: {-gap.Points} percentage points less (95% interval {-gap.Upper} to {-gap.Lower}).",
        { Lower: > 0 } => $"The most deprived fifth is offered it more often than the least deprived: {gap.Points} percentage points more (95% interval {gap.Lower} to {gap.Upper}).",
        _ => $"Chance could explain the difference between the most and the least deprived fifth (95% interval {gap.Lower} to {gap.Upper} percentage points).",
    };
}
