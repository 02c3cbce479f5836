using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Time;

namespace Ridgeway.Commissioning.KeepBudget;

/// <summary>Keeps budget lines and the budgets they belong to.</summary>
internal sealed class KeepBudgetStory(RidgewayDb db, TimeProvider clock)
{
    /// <summary>Keeps lines; one that is there already is left as it is.</summary>
    /// <returns>How many were new.</returns>
    public async Task<int> KeepAsync(IReadOnlyCollection<BudgetLine> lines, string by, CancellationToken cancel)
    {
        var added = 0;
        foreach (var group in lines.DistinctBy(line => line.Id).GroupBy(line => (line.Organisation, line.Year.StartYear)))
        {
            var there = await db.Set<BudgetLineRow>()
                .Where(row => row.Organisation == group.Key.Organisation && row.YearStart == group.Key.StartYear)
                .Select(row => row.BudgetLineId)
                .ToListAsync(cancel);
            foreach (var line in group.Where(line => !there.Contains(line.Id)))
            {
                db.Add(BudgetLineRow.Of(line, by, clock.GetUtcNow()));
                added++;
            }
        }

        await db.SaveChangesAsync(cancel);
        return added;
    }

    /// <summary>States the whole budget of an organisation in a year, in pence, more than nought.</summary>
    public async Task StateBudgetAsync(OdsCode organisation, FinancialYear year, long pence, string source, string by, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pence, 1);
        var now = clock.GetUtcNow().UtcDateTime;
        var row = await db.Set<BudgetRow>().SingleOrDefaultAsync(each => each.Organisation == organisation && each.YearStart == year.StartYear, cancel);
        if (row is null)
        {
            db.Add(new BudgetRow { Organisation = organisation, YearStart = year.StartYear, Pence = pence, Source = source, StatedBy = by, StatedAtUtc = now });
        }
        else if (row.Pence != pence || row.Source != source)
        {
            (row.Pence, row.Source, row.StatedBy, row.StatedAtUtc) = (pence, source, by, now);
        }

        await db.SaveChangesAsync(cancel);
    }
}
