using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Referrals;

namespace Ridgeway.Delivery;

/// <summary>Questions about enrolments that say something.</summary>
internal static class EnrolmentQueries
{
    /// <summary>An enrolment to be changed, with its history; null where there is none for the referral.</summary>
    public static Task<EnrolmentRow?> EnrolmentAsync(this RidgewayDb db, ReferralId referral, CancellationToken cancel) =>
        db.Set<EnrolmentRow>().Include(row => row.Attendance).Include(row => row.Questionnaires).AsSplitQuery()
            .FirstOrDefaultAsync(row => row.ReferralId == referral, cancel);

    /// <summary>Everyone on a provider's programmes now, to be read.</summary>
    public static async Task<IReadOnlyList<EnrolmentRow>> OnProgrammesOfAsync(this RidgewayDb db, ProviderId provider, CancellationToken cancel) =>
        await db.Set<EnrolmentRow>().AsNoTracking().Include(row => row.Attendance).Include(row => row.Questionnaires).AsSplitQuery()
            .Where(row => row.ProviderId == provider && row.EndedOn == null)
            .ToListAsync(cancel);
}
