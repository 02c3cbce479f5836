using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Referrals;

internal sealed class AskReferrals(RidgewayDb db, IRecords records, ReferralContent content, KeepReferral keep, PostLetters letters) : IReferrals
{
    public async Task<Referral?> FindAsync(ReferralId id, CancellationToken cancel) =>
        (await db.Set<ReferralRow>().AsNoTracking().Include(row => row.Steps).FirstOrDefaultAsync(row => row.ReferralId == id, cancel))?.ToReferral();

    public async Task<IReadOnlyList<Referral>> OfPersonAsync(PersonId person, CancellationToken cancel)
    {
        // A referral stays under the id it was made with; the person may have been found to be another since.
        var ids = await records.IdsOfAsync(person, cancel);
        return
        [
            .. (await db.Set<ReferralRow>().AsNoTracking().Include(row => row.Steps)
                .Where(row => ids.Contains(row.PersonId))
                .OrderByDescending(row => row.SentOn).ThenByDescending(row => row.ReferralId)
                .ToListAsync(cancel)).Select(row => row.ToReferral()),
        ];
    }

    public async Task<IReadOnlyList<PersonLetter>> LettersToPersonAsync(PersonId person, CancellationToken cancel)
    {
        var ids = await records.IdsOfAsync(person, cancel);
        return await db.Set<LetterRow>().AsNoTracking()
            .Where(row => ids.Contains(row.PersonId) && row.ToWhom == Recipient.Person)
            .OrderByDescending(row => row.LetterId)
            .Select(row => new PersonLetter(row.OnDay, row.Title, row.Body))
            .ToListAsync(cancel);
    }

    public Task<ClosingProblem?> StartAsync(ReferralId id, DateOnly finishBy, DateTimeOffset now, CancellationToken cancel) => ChangeAsync(
        id, now, (referral, today) => Closing.Start(referral, finishBy, content.On(today).ClockFor(referral.Referrer), today), cancel);

    public Task<ClosingProblem?> CompleteAsync(ReferralId id, DateTimeOffset now, CancellationToken cancel) =>
        ChangeAsync(id, now, Closing.Complete, cancel);

    public Task<ClosingProblem?> EndEarlyAsync(ReferralId id, string reason, DateTimeOffset now, CancellationToken cancel) =>
        ChangeAsync(id, now, (referral, today) => Closing.EndEarly(referral, reason, today), cancel);

    public void PostDischarge(Referral referral, string title, string body, string toThePerson, DateOnly today)
    {
        letters.Post(referral, Recipient.Referrer, LetterKind.Discharge, today, title, body);
        letters.Post(referral, Recipient.Person, LetterKind.Discharge, today, "Your programme has ended", toThePerson);
    }

    private async Task<ClosingProblem?> ChangeAsync(
        ReferralId id, DateTimeOffset now, Func<Referral.Open, DateOnly, ClosingOutcome> decide, CancellationToken cancel)
    {
        if (await db.ReferralAsync(id, cancel) is not { } row || row.ToReferral() is not Referral.Open referral)
        {
            return ClosingProblem.AlreadyClosed;
        }

        switch (decide(referral, London.DayOf(now)))
        {
            case ClosingOutcome.Started(var started):
                await keep.ChangedAsync(row, started, now, cancel);
                return null;
            case ClosingOutcome.Closed(var closed):
                await keep.ChangedAsync(row, closed, now, cancel);
                db.Tell(new ReferralClosed(closed.Id, closed.Person, closed.How, closed.ClosedOn) { At = now });
                return null;
            case ClosingOutcome.NotPossible(var why):
                return why;
            default:
                throw new InvalidOperationException("An outcome nobody handles.");
        }
    }
}
