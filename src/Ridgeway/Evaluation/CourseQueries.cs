using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Referrals;

namespace Ridgeway.Evaluation;

internal static class CourseQueries
{
    /// <summary>The course of a referral, begun now where nothing was heard of it yet.</summary>
    public static async Task<CourseRow> CourseAsync(this RidgewayDb db, PersonId person, ReferralId referral, CancellationToken cancel)
    {
        if (await db.Set<CourseRow>().FindAsync([person, referral], cancel) is { } known)
        {
            return known;
        }

        var begun = new CourseRow { PersonId = person, ReferralId = referral };
        db.Add(begun);
        return begun;
    }

    /// <summary>Every course of a programme whole, ready to be measured.</summary>
    public static async Task<IReadOnlyList<Course>> CoursesOfAsync(this RidgewayDb db, string programme, CancellationToken cancel)
    {
        var present = await db.PresentAsync(cancel);
        var rows = db.Set<CourseRow>().AsNoTracking().Where(row => row.Programme == programme && row.ReferredOn != null);
        var started = (await rows
                .Join(
                    db.Set<SessionRow>().Where(session => session.WasAttended),
                    row => new { row.PersonId, row.ReferralId },
                    session => new { session.PersonId, session.ReferralId },
                    (row, session) => new { row.ReferralId, session.HeldOn })
                .GroupBy(each => each.ReferralId)
                .Select(sessions => new { Referral = sessions.Key, On = sessions.Min(session => session.HeldOn) })
                .ToListAsync(cancel))
            .ToDictionary(each => each.Referral, each => each.On);
        var readings = (await rows
                .Join(
                    db.Set<ReadingRow>(),
                    row => new { row.PersonId, row.ReferralId },
                    reading => new { reading.PersonId, reading.ReferralId },
                    (row, reading) => new { reading.ReferralId, reading.Measure, reading.IsFollowUp, reading.Value })
                .ToListAsync(cancel))
            .ToLookup(each => each.ReferralId, each => (each.Measure, each.IsFollowUp, each.Value));
        return
        [
            .. (await rows.ToListAsync(cancel)).Select(row => new Course
            {
                Person = present(row.PersonId),
                Groups = new PersonGroups(row.DeprivationQuintile, row.Sex, row.EthnicGroup, row.AgeOnDay),
                ReferredOn = row.ReferredOn!.Value,
                AcceptedOn = row.AcceptedOn,
                StartedOn = started.TryGetValue(row.ReferralId, out var day) ? day : null,
                CompletedOn = row.CompletedOn,
                EndedEarlyOn = row.EndedEarlyOn,
                Measured = Measured(readings[row.ReferralId]),
            }),
        ];
    }

    /// <summary>The id that somebody goes by now: where a chain of merges ends. There is no circle: an id that was merged away is nobody's to merge into.</summary>
    public static async Task<Func<PersonId, PersonId>> PresentAsync(this RidgewayDb db, CancellationToken cancel)
    {
        var into = await db.Set<MergedPersonRow>().AsNoTracking().ToDictionaryAsync(row => row.PersonId, row => row.IntoPersonId, cancel);
        return person =>
        {
            while (into.TryGetValue(person, out var next))
            {
                person = next;
            }

            return person;
        };
    }

    private static Dictionary<string, Readings> Measured(IEnumerable<(string Measure, bool IsFollowUp, double Value)> readings) => readings
        .GroupBy(reading => reading.Measure, StringComparer.Ordinal)
        .ToDictionary(
            measure => measure.Key,
            measure => new Readings(
                measure.Where(reading => !reading.IsFollowUp).Select(reading => (double?)reading.Value).FirstOrDefault(),
                measure.Where(reading => reading.IsFollowUp).Select(reading => (double?)reading.Value).FirstOrDefault()),
            StringComparer.Ordinal);
}
