using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Referrals.AnswerReferral;

internal abstract record AnswerReferralOutcome
{
    private AnswerReferralOutcome()
    {
    }

    /// <summary>What the decision was; saved, unless it is that the answer could not be taken.</summary>
    public sealed record Answered(AnswerOutcome Outcome) : AnswerReferralOutcome;

    public sealed record NoSuchReferral : AnswerReferralOutcome;

    /// <summary>It is over: completed, ended or withdrawn.</summary>
    public sealed record IsClosed(ClosedHow How) : AnswerReferralOutcome;
}

/// <summary>Takes a provider's answer. A yes is checked against the record as it is now.</summary>
internal sealed class AnswerReferralStory(
    RidgewayDb db, IRecords records, ServicesForPerson services, ICheckSafety safety, ReferralContent content,
    KeepReferral keep, PostLetters letters, TimeProvider clock)
{
    public Task<AnswerReferralOutcome> AcceptAsync(ReferralId id, ProviderId by, DateOnly startsOn, CancellationToken cancel) =>
        AnswerAsync(id, (referral, record, _, now) =>
        {
            var today = London.DayOf(now);
            return Answering.Accept(
                referral, by, startsOn, safety.Check(record, referral.Intervention, today), content.On(today).ClockFor(referral.Referrer), today);
        }, null, cancel);

    public Task<AnswerReferralOutcome> RefuseAsync(ReferralId id, ProviderId by, RefusalReason reason, string? note, CancellationToken cancel) =>
        AnswerAsync(id, (referral, _, options, now) =>
        {
            var today = London.DayOf(now);
            return Answering.Refuse(
                referral, by, reason, note, [.. options.Available.Select(option => option.Service)], content.On(today).ClockFor(referral.Referrer), today);
        }, note, cancel);

    private Task<AnswerReferralOutcome> AnswerAsync(
        ReferralId id, Func<Referral.Open, PersonRecord, ServiceOptions, DateTimeOffset, AnswerOutcome> decide, string? note, CancellationToken cancel) =>
        db.AgainIfChangedAsync(async () =>
        {
            if (await db.ReferralAsync(id, cancel) is not { } row)
            {
                return new AnswerReferralOutcome.NoSuchReferral();
            }

            if (row.ToReferral() is not Referral.Open referral)
            {
                return new AnswerReferralOutcome.IsClosed(row.ClosedHow!.Value);
            }

            var now = clock.GetUtcNow();
            var record = await records.ReadAsync(referral.Person, cancel)
                ?? throw new InvalidOperationException($"Referral {id} is about a person whom Records does not know.");
            var tried = referral.Tried.Append(referral.Current.Service).ToHashSet();
            var options = await services.ForAsync(record.Person, referral.Intervention, PersonalNeeds.NoneSaid, tried, London.DayOf(now), cancel);
            var outcome = decide(referral, record, options, now);
            await KeepAndTellAsync(row, referral, outcome, note, options, now, cancel);
            return (AnswerReferralOutcome)new AnswerReferralOutcome.Answered(outcome);
        });

    private async Task KeepAndTellAsync(
        ReferralRow row, Referral.Open before, AnswerOutcome outcome, string? note, ServiceOptions options, DateTimeOffset now, CancellationToken cancel)
    {
        var today = London.DayOf(now);
        switch (outcome)
        {
            case AnswerOutcome.Accepted(var accepted, var startsOn):
                await keep.ChangedAsync(row, accepted, now, cancel);
                letters.Accepted(accepted, today);
                db.Tell(new ReferralAccepted(accepted.Id, accepted.Person, startsOn, today) { At = now });
                break;
            case AnswerOutcome.AskedNext(var next, var reason):
                await keep.ChangedAsync(row, next, now, cancel);
                letters.AskedNext(next, before.Current, reason, note, Except(options, next.Current.Service), today);
                db.Tell(new ReferralRefused(next.Id, next.Person, reason, today) { At = now });
                db.Tell(new ReferralReOffered(next.Id, next.Person, next.Current.Service, next.Current.Provider, today) { At = now });
                break;
            case AnswerOutcome.Returned(var returned, var reason):
                await keep.ChangedAsync(row, returned, now, cancel);
                letters.Refused(returned, reason, note, options.Available, today);
                db.Tell(new ReferralRefused(returned.Id, returned.Person, reason, today) { At = now });
                break;
            case AnswerOutcome.NotSafe(var stopped, var because):
                await keep.ChangedAsync(row, stopped, now, cancel);
                letters.NotSafe(stopped, because, today);
                db.Tell(new ReferralRefused(stopped.Id, stopped.Person, RefusalReason.NoLongerSafe, today) { At = now });
                break;
            case AnswerOutcome.NotTaken:
                return;
        }

        await db.SaveChangesAsync(cancel);
    }

    private static IReadOnlyList<ServiceOption> Except(ServiceOptions options, ServiceId service) =>
        [.. options.Available.Where(option => option.Service.Id != service)];
}
