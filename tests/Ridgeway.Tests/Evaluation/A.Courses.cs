using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Evaluation;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Referrals;

namespace Ridgeway;

internal static partial class A
{
    public const string Walking = "exercise-referral-12-weeks";

    public static ReferralSent Sent(int number, PersonGroups? groups = null, string programme = Walking) => new(
        new ReferralId(Number(9, number)),
        new PersonId(Number(8, number)),
        new ServiceId(Number(6, 1)),
        new ProviderId(Number(7, 1)),
        programme,
        OdsCode.Parse("A12345"),
        groups ?? new PersonGroups(3, Sex.Female, EthnicGroup.White, 60),
        new DateOnly(2026, 5, 1))
    {
        At = new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero),
    };

    /// <summary>
    /// People on a programme as if all had been heard, drawn from one seed: three in ten never start, one in ten starts and
    /// leaves. Those who stay gain the effect in active minutes, 10 more or less; one in ten of them does not answer at the end.
    /// </summary>
    /// <param name="db">Where they are kept.</param>
    /// <param name="count">How many.</param>
    /// <param name="effect">Minutes gained.</param>
    /// <param name="lost">True for those who complete but do not answer at the end, besides one in ten.</param>
    public static async Task CoursesAsync(RidgewayDb db, int count, double effect, Func<PersonGroups, int, bool>? lost = null)
    {
        var random = new Random(20260501);
        for (var i = 1; i <= count; i++)
        {
            var groups = new PersonGroups(random.Next(1, 6), random.Next(3) == 0 ? Sex.Male : Sex.Female, (EthnicGroup)(random.Next(11) is var e and < 7 ? e : 0), random.Next(40, 90));
            var (person, referral) = (new PersonId(Number(8, i)), new ReferralId(Number(9, i)));
            var stays = random.Next(10);
            var (starts, completes) = (stays >= 3, stays >= 4);
            var (baseline, more, answers) = (random.Next(30, 70), random.Next(2) == 0 ? 10 : -10, random.Next(10) > 0);
            var day = new DateOnly(2026, 5, 1);
            db.Add(new CourseRow
            {
                PersonId = person,
                ReferralId = referral,
                Programme = Walking,
                DeprivationQuintile = groups.DeprivationQuintile,
                Sex = groups.Sex,
                EthnicGroup = groups.EthnicGroup,
                AgeOnDay = groups.AgeOnDay,
                ReferredOn = day,
                AcceptedOn = day.AddDays(2),
                CompletedOn = completes ? day.AddDays(90) : null,
                EndedEarlyOn = starts && !completes ? day.AddDays(30) : null,
            });
            if (starts)
            {
                db.Add(new SessionRow { PersonId = person, ReferralId = referral, Session = 1, WasAttended = true, HeldOn = day.AddDays(7) });
                db.Add(Reading(person, referral, false, baseline, day.AddDays(7)));
            }

            if (completes && answers && lost?.Invoke(groups, i) != true)
            {
                db.Add(Reading(person, referral, true, baseline + effect + more, day.AddDays(90)));
            }
        }

        await db.SaveChangesAsync();
    }

    private static ReadingRow Reading(PersonId person, ReferralId referral, bool isFollowUp, double value, DateOnly on) => new()
    {
        PersonId = person,
        ReferralId = referral,
        Measure = "weekly-active-minutes",
        IsFollowUp = isFollowUp,
        Value = value,
        AnsweredOn = on,
    };
}
