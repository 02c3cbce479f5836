using Ridgeway.Data;
using Ridgeway.Time;

namespace Ridgeway.Referrals.Withdraw;

internal abstract record WithdrawOutcome
{
    private WithdrawOutcome()
    {
    }

    public sealed record Withdrawn(Referral.Closed Referral) : WithdrawOutcome;

    public sealed record NotOpen : WithdrawOutcome;
}

/// <summary>The person does not want it any more, or the referrer and the person together do not.</summary>
internal sealed class WithdrawStory(RidgewayDb db, KeepReferral keep, PostLetters letters, TimeProvider clock)
{
    public Task<WithdrawOutcome> WithdrawAsync(ReferralId id, string by, string? reason, CancellationToken cancel) => db.AgainIfChangedAsync(async () =>
    {
        if (await db.ReferralAsync(id, cancel) is not { } row || row.ToReferral() is not Referral.Open referral
            || Closing.Withdraw(referral, by, reason, London.DayOf(clock.GetUtcNow())) is not ClosingOutcome.Closed(var closed))
        {
            return (WithdrawOutcome)new WithdrawOutcome.NotOpen();
        }

        var now = clock.GetUtcNow();
        await keep.ChangedAsync(row, closed, now, cancel);
        letters.Withdrawn(closed, by, reason, closed.ClosedOn);
        db.Tell(new ReferralClosed(closed.Id, closed.Person, closed.How, closed.ClosedOn) { At = now });
        await db.SaveChangesAsync(cancel);
        return new WithdrawOutcome.Withdrawn(closed);
    });
}
