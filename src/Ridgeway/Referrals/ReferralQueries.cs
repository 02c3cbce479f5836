using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Providers;

namespace Ridgeway.Referrals;

/// <summary>Questions about referrals that say something.</summary>
internal static class ReferralQueries
{
    // Extended result codes SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE.
    private const int SqlitePrimaryKeyTaken = 1555;
    private const int SqliteUniqueTaken = 2067;

    /// <summary>A referral to be changed, with its history; null where there is no such referral.</summary>
    public static Task<ReferralRow?> ReferralAsync(this RidgewayDb db, ReferralId id, CancellationToken cancel) =>
        db.Set<ReferralRow>().Include(row => row.Steps).FirstOrDefaultAsync(row => row.ReferralId == id, cancel);

    /// <summary>Referrals that lie with a provider: waiting for its answer, or accepted by it.</summary>
    public static IQueryable<ReferralRow> LyingWith(this IQueryable<ReferralRow> rows, ProviderId provider) =>
        rows.Where(row => row.ProviderId == provider && (row.OfferState == OfferState.Waiting || row.OfferState == OfferState.Accepted));

    /// <summary>
    /// Referrals this viewer works with: those of their team, or those that lie with their organisation. Nobody else works with any.
    /// </summary>
    public static IQueryable<ReferralRow> WorkedWithBy(this IQueryable<ReferralRow> rows, Viewer viewer) => viewer switch
    {
        { Role: Role.Provider, Provider: { } provider } => rows.LyingWith(provider),
        { Role: Role.Clinician, Organisation: { } team } => rows.Where(row => row.ReferrerKey == team),
        _ => rows.Where(_ => false),
    };

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
            catch (DbUpdateException changed) when (attempt < attempts && SomebodyWasFirst(changed))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>The row had changed, or the next line of a history had been written.</summary>
    private static bool SomebodyWasFirst(DbUpdateException changed) => changed is DbUpdateConcurrencyException
        || changed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
        || changed.InnerException is SqliteException { SqliteExtendedErrorCode: SqlitePrimaryKeyTaken or SqliteUniqueTaken };
}
