using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;

namespace Ridgeway.Guidance.ApproveContent;

/// <summary>How an approval ended.</summary>
internal abstract record ApprovalOutcome
{
    private ApprovalOutcome()
    {
    }

    public sealed record Kept(string Kind, string Id, string Version, string Fingerprint) : ApprovalOutcome;

    public sealed record NoSuch(string Id) : ApprovalOutcome;
}

/// <summary>Writes down that somebody by name, in a role, has agreed to a rule or contraindication as it now is; or that they no longer do.</summary>
internal sealed class ApproveStory(RidgewayDb db, GuidancePack files, GuidanceNow now, TimeProvider clock)
{
    public async Task<ApprovalOutcome> RunAsync(string id, string by, string role, bool isWithdrawal, CancellationToken cancel, Access.AccountId? account = null)
    {
        var subject = files.Rules.Where(rule => rule.Id == id).Select(rule => ("rule", rule.Version, rule.Fingerprint))
            .Concat(files.Contraindications.Where(one => one.Id == id).Select(one => ("contraindication", one.Version, one.Fingerprint)))
            .LastOrDefault();
        if (subject is not (var kind, var version, { } fingerprint))
        {
            return new ApprovalOutcome.NoSuch(id);
        }

        var moment = clock.GetUtcNow();
        db.Add(new ApprovalRow
        {
            ApprovalId = Guid.CreateVersion7(moment),
            Kind = kind,
            ContentId = id,
            Version = version,
            Fingerprint = fingerprint,
            PackHash = files.Hash,
            IsWithdrawal = isWithdrawal,
            ByName = by,
            ByRole = role,
            ByAccount = account?.ToString(),
            AtUtc = moment.UtcDateTime,
        });
        await db.SaveChangesAsync(cancel);
        now.LookAgain();
        return new ApprovalOutcome.Kept(kind, id, version, fingerprint);
    }

    /// <summary>Everything that was ever approved or withdrawn of one rule, the latest first.</summary>
    public async Task<IReadOnlyList<ApprovalRow>> HistoryAsync(string? id, CancellationToken cancel) =>
        await db.Set<ApprovalRow>().AsNoTracking().Where(row => id == null || row.ContentId == id).OrderByDescending(row => row.AtUtc).ToListAsync(cancel);
}
