using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Referrals.Clock;

/// <summary>What one run of the clock did.</summary>
/// <param name="On">The day it was run for.</param>
/// <param name="Looked">Open referrals looked at.</param>
/// <param name="Reminded">Reminders sent.</param>
/// <param name="ReOffered">Taken to another provider.</param>
/// <param name="Escalated">Taken to a named person.</param>
internal sealed record ClockResult(DateOnly On, int Looked, int Reminded, int ReOffered, int Escalated);

/// <summary>Lets time pass for every open referral. Each is saved by itself, so that one that fails holds up no other.</summary>
internal sealed class ClockStory(
    RidgewayDb db, IRecords records, ServicesForPerson services, ReferralContent content, KeepReferral keep, PostLetters letters, TimeProvider clock)
{
    public async Task<ClockResult> RunAsync(CancellationToken cancel)
    {
        var today = London.DayOf(clock.GetUtcNow());
        var waiting = await db.Set<ReferralRow>().AsNoTracking().ThatTimeMayMove(today)
            .OrderBy(row => row.DueOn).Select(row => row.ReferralId).ToListAsync(cancel);
        var result = new ClockResult(today, waiting.Count, 0, 0, 0);
        foreach (var id in waiting)
        {
            db.ChangeTracker.Clear();
            result = await db.AgainIfChangedAsync(() => TickAsync(id, result, cancel)) switch
            {
                ClockOutcome.Reminded => result with { Reminded = result.Reminded + 1 },
                ClockOutcome.ReOffered => result with { ReOffered = result.ReOffered + 1 },
                ClockOutcome.Escalated => result with { Escalated = result.Escalated + 1 },
                _ => result,
            };
        }

        return result;
    }

    private async Task<ClockOutcome> TickAsync(ReferralId id, ClockResult run, CancellationToken cancel)
    {
        // Somebody may have answered since the list was drawn up.
        if (await db.ReferralAsync(id, cancel) is not { } row || row.ToReferral() is not Referral.Open referral)
        {
            return new ClockOutcome.Nothing();
        }

        var now = clock.GetUtcNow();
        var outcome = ReferralClock.Tick(
            referral, await StillAvailableAsync(referral, run.On, cancel), content.On(run.On).ClockFor(referral.Referrer), run.On);
        switch (outcome)
        {
            case ClockOutcome.Reminded(var reminded):
                await keep.ChangedAsync(row, reminded, now, cancel);
                letters.Reminder(reminded, run.On);
                break;
            case ClockOutcome.ReOffered(var moved, var letLie):
                await keep.ChangedAsync(row, moved, now, cancel);
                letters.LetLie(moved, letLie, run.On);
                db.Tell(new ReferralReOffered(moved.Id, moved.Person, moved.Current.Service, moved.Current.Provider, run.On) { At = now });
                break;
            case ClockOutcome.Escalated(var escalated, var notDone):
                await keep.ChangedAsync(row, escalated, now, cancel);
                letters.Escalated(escalated, notDone, run.On);
                db.Tell(new ReferralEscalated(escalated.Id, escalated.Person, notDone, run.On) { At = now });
                break;
            case ClockOutcome.Nothing:
                return outcome;
        }

        await db.SaveChangesAsync(cancel);
        return outcome;
    }

    /// <summary>Asked only where another provider might be: for most referrals the clock needs no directory.</summary>
    private async Task<IReadOnlyList<Service>> StillAvailableAsync(Referral.Open referral, DateOnly today, CancellationToken cancel)
    {
        if (referral.Stage != ReferralStage.AwaitingAnswer || !referral.IsOverdue(today) || referral.NextChoices.Count == 0
            || await records.WhoIsAsync(referral.Person, cancel) is not { } person)
        {
            return [];
        }

        var options = await services.ForAsync(person, referral.Intervention, PersonalNeeds.NoneSaid, referral.Tried, today, cancel);
        return [.. options.Available.Select(option => option.Service)];
    }
}
