using Ridgeway.Codes;
using Ridgeway.Commissioning.KeepBudget;
using Ridgeway.Time;

namespace Ridgeway.Commissioning.SeedLedger;

/// <summary>
/// Made-up budget lines for a demonstration, each saying that it is made up. Under the first version of the definition they
/// come to £17.4 million of £2.0 billion: 0.87%, £2.6 million short of 1%.
/// </summary>
internal sealed class SeedLedgerStory(KeepBudgetStory keep)
{
    private const string MadeUp = "Synthetic: made up for demonstration";

    /// <returns>How many lines were new; none where the seed was there already.</returns>
    public async Task<int> RunAsync(OdsCode organisation, FinancialYear year, CancellationToken cancel)
    {
        BudgetLineDraft Line(string category, string description, string pounds, string origin, string share = "100") => new()
        {
            Organisation = organisation.Value,
            Year = year.ToString(),
            Category = category,
            Description = description,
            Amount = pounds,
            SharePercent = share,
            Origin = origin,
            Source = MadeUp,
        };
        BudgetLineDraft[] drafts =
        [
            Line("physical-activity", "Exercise on referral with leisure trusts", "2400000", "new"),
            Line("physical-activity", "Neighbourhood nursing: strength and balance classes, a fifth of the team's week", "4000000", "existing", "20"),
            Line("stop-smoking", "Tobacco dependence treatment in hospital and community", "2900000", "existing"),
            Line("weight", "Tier 2 and 3 weight management", "2400000", "existing"),
            Line("alcohol", "Alcohol care teams", "1600000", "existing"),
            Line("vaccination", "COPD and flu vaccination outreach", "5100000", "existing"),
            Line("social-prescribing", "Link workers and community groups", "4400000", "reallocated"),
            Line("screening", "Targeted lung health checks and blood pressure finding", "6300000", "existing"),
            Line("long-term-conditions", "Diabetes, heart and lung care in practices", "38000000", "existing"),
            Line("rehabilitation", "Cardiac and pulmonary rehabilitation", "7500000", "existing"),
            Line("hospital-care", "Acute hospital contracts", "1050000000", "existing"),
        ];
        var lines = drafts.Select(draft => ((BudgetLineReading.Good)draft.Read()).Line).ToList();
        await keep.StateBudgetAsync(organisation, year, 200_000_000_000, MadeUp, MadeUp, cancel);
        return await keep.KeepAsync(lines, MadeUp, cancel);
    }
}
