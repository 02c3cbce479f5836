using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Referrals;
using Ridgeway.Time;

namespace Ridgeway.Delivery.MarkAttendance;

/// <summary>One person's session to be marked.</summary>
internal sealed record ClassMark(ReferralId Referral, AttendanceMark Mark);

/// <summary>What came of one mark.</summary>
internal abstract record MarkResult(ReferralId Referral)
{
    public sealed record Marked(ReferralId Referral, AttendanceLine Line) : MarkResult(Referral);

    public sealed record NotMarked(ReferralId Referral, MarkProblem Why) : MarkResult(Referral);

    /// <summary>Nobody with this referral is on a programme of this provider.</summary>
    public sealed record NotTheirs(ReferralId Referral) : MarkResult(Referral);
}

/// <summary>
/// Marks a whole class, or one person, in one save: whoever can be marked is, the others are named. The first session attended
/// starts the referral.
/// </summary>
internal sealed class MarkAttendanceStory(RidgewayDb db, IReferrals referrals, TimeProvider clock)
{
    public Task<IReadOnlyList<MarkResult>> MarkAsync(ProviderId provider, IReadOnlyList<ClassMark> marks, string by, CancellationToken cancel) =>
        db.AgainIfChangedAsync(async () =>
        {
            var results = new List<MarkResult>();
            foreach (var mark in marks)
            {
                results.Add(await MarkAsync(provider, mark, by, cancel));
            }

            await db.SaveChangesAsync(cancel);
            return (IReadOnlyList<MarkResult>)results;
        });

    private async Task<MarkResult> MarkAsync(ProviderId provider, ClassMark mark, string by, CancellationToken cancel)
    {
        if (await db.EnrolmentAsync(mark.Referral, cancel) is not { } row || row.ProviderId != provider)
        {
            return new MarkResult.NotTheirs(mark.Referral);
        }

        var now = clock.GetUtcNow();
        var before = row.ToEnrolment();
        switch (before.Mark(mark.Mark, by, now, London.DayOf(now)))
        {
            case MarkOutcome.NotMarked(var why):
                return new MarkResult.NotMarked(mark.Referral, why);
            case MarkOutcome.Marked(var after, var line):
                row.Add(line);
                if (before.FirstAttendedOn is null && after.FirstAttendedOn is not null)
                {
                    // Already started where a mistake about the first session was mended and mended back.
                    await referrals.StartAsync(mark.Referral, after.Programme.EndsBy(after.StartsOn), now, cancel);
                }

                db.Tell(new Attended(mark.Referral, row.PersonId, line.Session, line.Outcome, line.On) { At = now });
                return new MarkResult.Marked(mark.Referral, line);
            default:
                throw new InvalidOperationException("An outcome nobody handles.");
        }
    }
}
