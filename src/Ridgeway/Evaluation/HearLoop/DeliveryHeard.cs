using Ridgeway.Data;
using Ridgeway.Delivery;
using Ridgeway.Events;

namespace Ridgeway.Evaluation.HearLoop;

/// <summary>Keeps what Delivery tells. The courier calls it in a transaction and saves.</summary>
internal sealed class DeliveryHeard(RidgewayDb db) : IHear<Attended>, IHear<Completed>, IHear<EndedEarly>, IHear<QuestionnaireScored>
{
    /// <summary>The last word on a session counts: a mistake that was mended is not a start.</summary>
    public async Task HearAsync(Attended happened, CancellationToken cancel)
    {
        await db.CourseAsync(happened.Person, happened.Referral, cancel);
        var session = await db.Set<SessionRow>().FindAsync([happened.Person, happened.Referral, happened.Session], cancel);
        if (session is null)
        {
            session = new SessionRow { PersonId = happened.Person, ReferralId = happened.Referral, Session = happened.Session };
            db.Add(session);
        }

        session.WasAttended = happened.Outcome == AttendanceOutcome.Attended;
        session.HeldOn = happened.On;
    }

    public async Task HearAsync(Completed happened, CancellationToken cancel) =>
        (await db.CourseAsync(happened.Person, happened.Referral, cancel)).CompletedOn = happened.On;

    public async Task HearAsync(EndedEarly happened, CancellationToken cancel) =>
        (await db.CourseAsync(happened.Person, happened.Referral, cancel)).EndedEarlyOn = happened.On;

    /// <summary>The last answer counts.</summary>
    public async Task HearAsync(QuestionnaireScored happened, CancellationToken cancel)
    {
        await db.CourseAsync(happened.Person, happened.Referral, cancel);
        var isFollowUp = happened.Stage == QuestionnaireStage.FollowUp;
        var reading = await db.Set<ReadingRow>().FindAsync([happened.Person, happened.Referral, happened.Measure, isFollowUp], cancel);
        if (reading is null)
        {
            reading = new ReadingRow { PersonId = happened.Person, ReferralId = happened.Referral, Measure = happened.Measure, IsFollowUp = isFollowUp };
            db.Add(reading);
        }

        reading.Value = happened.Value;
        reading.AnsweredOn = happened.On;
    }
}
