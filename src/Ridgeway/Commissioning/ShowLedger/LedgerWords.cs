using Ridgeway.Quantities;

namespace Ridgeway.Commissioning.ShowLedger;

/// <summary>The ledger in sentences, the same on the page and on the command line.</summary>
internal static class LedgerWords
{
    public static string Gauge(LedgerDocument ledger) => ledger switch
    {
        { Threshold: null } => $"{Pounds.InWords(ledger.CountedPence)} counts as prevention. No threshold is in force in this year.",
        { BudgetPence: null } => $"{Pounds.InWords(ledger.CountedPence)} counts as prevention. The whole budget has not been stated, so it cannot be read against the threshold.",
        { IsMet: true } => $"{ledger.SharePercent}% of {Pounds.InWords(ledger.BudgetPence!.Value)} counts as prevention: the threshold of {Percent(ledger.Threshold.Percent)} is met.",
        _ => $"{ledger.SharePercent}% of {Pounds.InWords(ledger.BudgetPence!.Value)} counts as prevention: {Pounds.InWords(ledger.ShortfallPence!.Value)} short of {Percent(ledger.Threshold.Percent)}.",
    };

    public static string Definition(ShownDefinition definition) =>
        $"{definition.Name}, version {definition.Version} ({(definition.SignedBy is { } by ? $"signed by {by}" : "draft, not signed")}). Source: {definition.Source}.";

    /// <summary>Without the noughts that say nothing: "1%", "0.5%".</summary>
    public static string Percent(decimal percent) => $"{percent:0.####}%";
}
