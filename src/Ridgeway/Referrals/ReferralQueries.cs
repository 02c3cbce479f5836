using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;

namespace Ridgeway.Referrals;

/// <summary>Questions about referrals that say something.</summary>
internal static class ReferralQueries
{
    /// <summary>A referral to be changed, with its history; null where there is no such referral.</summary>
    public static Task<ReferralRow?> ReferralAsync(this RidgewayDb db, ReferralId id, CancellationToken cancel) =>
        db.Set<ReferralRow>().Include(row => row.Steps).FirstOrDefaultAsync(row => row.ReferralId == id, cancel);

    /// <summary>Open referrals that the clock might move today: anything overdue, and offers that have not been answered.</summary>
    public static IQueryable<ReferralRow> ThatTimeMayMove(this IQueryable<ReferralRow> rows, DateOnly today) =>
        rows.Where(row => row.IsOpen && (row.DueOn < today || row.Stage == ReferralStage.AwaitingAnswer));

    /// <summary>
    /// Does it again where somebody else changed the same thing meanwhile. What was to be kept is thrown away first,
    /// so the work must begin by loading.
    /// </summary>
    public static async Task<T> AgainIfChangedAsync<T>(this RidgewayDb db, Func<Task<T>> work)
    {
        const int attempts = 3;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (DbUpdateConcurrencyException) when (attempt < attempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
