using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Referrals;
using Ridgeway.Time;

namespace Ridgeway.Delivery.EndProgramme;

internal abstract record EndProgrammeOutcome
{
    private EndProgrammeOutcome()
    {
    }

    public sealed record Ended(DischargeSummary Summary) : EndProgrammeOutcome;

    public sealed record NotEnough(int Attended, int Needed) : EndProgrammeOutcome;

    public sealed record AlreadyEnded(EnrolmentEnd End) : EndProgrammeOutcome;

    /// <summary>Nobody with this referral is on a programme of this provider.</summary>
    public sealed record NotTheirs : EndProgrammeOutcome;
}

/// <summary>Ends somebody's time on a programme, closes the referral and puts the discharge in the referrer's in-tray, in one save.</summary>
internal sealed class EndProgrammeStory(RidgewayDb db, IReferrals referrals, TimeProvider clock)
{
    public Task<EndProgrammeOutcome> CompleteAsync(ProviderId provider, ReferralId referral, string? note, CancellationToken cancel) =>
        EndAsync(provider, referral, (enrolment, today) => Ending.Complete(enrolment, note, today), cancel);

    public Task<EndProgrammeOutcome> EndEarlyAsync(ProviderId provider, ReferralId referral, EarlyEndReason reason, string? note, CancellationToken cancel) =>
        EndAsync(provider, referral, (enrolment, today) => Ending.EndEarly(enrolment, reason, note, today), cancel);

    private Task<EndProgrammeOutcome> EndAsync(
        ProviderId provider, ReferralId id, Func<Enrolment, DateOnly, EndOutcome> decide, CancellationToken cancel) => db.AgainIfChangedAsync(async () =>
        {
            if (await db.EnrolmentAsync(id, cancel) is not { } row || row.ProviderId != provider)
            {
                return (EndProgrammeOutcome)new EndProgrammeOutcome.NotTheirs();
            }

            var now = clock.GetUtcNow();
            switch (decide(row.ToEnrolment(), London.DayOf(now)))
            {
                case EndOutcome.NotEnough(var attended, var needed):
                    return new EndProgrammeOutcome.NotEnough(attended, needed);
                case EndOutcome.AlreadyEnded(var end):
                    return new EndProgrammeOutcome.AlreadyEnded(end);
                case EndOutcome.Completed(var enrolment):
                    Refuse(await referrals.CompleteAsync(id, now, cancel), id);
                    db.Tell(new Completed(id, row.PersonId, enrolment.End!.On) { At = now });
                    return await KeepAsync(row, enrolment, cancel);
                case EndOutcome.EndedEarly(var enrolment, var reason):
                    Refuse(await referrals.EndEarlyAsync(id, reason.ForPeople(), now, cancel), id);
                    db.Tell(new EndedEarly(id, row.PersonId, reason, enrolment.End!.On) { At = now });
                    return await KeepAsync(row, enrolment, cancel);
                default:
                    throw new InvalidOperationException("An outcome nobody handles.");
            }
        });

    private async Task<EndProgrammeOutcome> KeepAsync(EnrolmentRow row, Enrolment enrolment, CancellationToken cancel)
    {
        var end = enrolment.End!;
        row.Write(end);
        var summary = DischargeSummary.Of(enrolment, row.ServiceName, row.ProviderName);
        var referral = (await referrals.FindAsync(row.ReferralId, cancel))!;
        var (title, body, toThePerson) = DischargeWords.Of(summary);
        referrals.PostDischarge(referral, title, body, toThePerson, end.On);
        await db.SaveChangesAsync(cancel);
        return new EndProgrammeOutcome.Ended(summary);
    }

    /// <summary>An enrolment that can end belongs to a referral that can be closed; anything else is a fault in Ridgeway.</summary>
    private static void Refuse(ClosingProblem? problem, ReferralId id)
    {
        if (problem is { } why)
        {
            throw new InvalidOperationException($"Referral {id} cannot be closed with its programme: {why}.");
        }
    }
}
