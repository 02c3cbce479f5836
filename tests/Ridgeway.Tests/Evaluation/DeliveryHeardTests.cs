using Ridgeway.Delivery;
using Ridgeway.Testing;

namespace Ridgeway.Evaluation;

public sealed class DeliveryHeardTests
{
    private const string Minutes = "weekly-active-minutes";
    private static readonly DateTimeOffset At = new(2026, 8, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly FirstDay = new(2026, 5, 10);

    [Theory]
    [EveryEngine]
    internal async Task A_person_who_attends_answers_twice_and_completes_is_a_pair(Engine engine)
    {
        await using var ridgeway = await ReferralsHeardTests.AloneAsync(engine);
        var sent = A.Sent(1);
        await ReferralsHeardTests.TellAsync(
            ridgeway,
            sent,
            new Attended(sent.Referral, sent.Person, 1, AttendanceOutcome.Attended, FirstDay) { At = At },
            new Attended(sent.Referral, sent.Person, 2, AttendanceOutcome.Missed, FirstDay.AddDays(3)) { At = At },
            Scored(sent, QuestionnaireStage.Baseline, 20),
            Scored(sent, QuestionnaireStage.FollowUp, 80),
            new Completed(sent.Referral, sent.Person, FirstDay.AddDays(84)) { At = At });

        var course = Assert.Single(await ridgeway.Db.CoursesOfAsync(A.Walking, TestContext.Current.CancellationToken));
        Assert.Equal(Stage.Completed, course.Reached);
        Assert.Equal(FirstDay, course.StartedOn);
        Assert.True(course.IsDueFollowUp);
        Assert.Equal(60, course.Measured[Minutes].Change);
    }

    [Fact]
    public async Task A_first_session_marked_by_mistake_and_mended_is_no_start()
    {
        await using var ridgeway = await ReferralsHeardTests.AloneAsync(Engine.Sqlite);
        var sent = A.Sent(1);
        await ReferralsHeardTests.TellAsync(
            ridgeway,
            sent,
            new Attended(sent.Referral, sent.Person, 1, AttendanceOutcome.Attended, FirstDay) { At = At },
            new Attended(sent.Referral, sent.Person, 1, AttendanceOutcome.Missed, FirstDay) { At = At });

        Assert.Equal(Stage.Referred, Assert.Single(await ridgeway.Db.CoursesOfAsync(A.Walking, TestContext.Current.CancellationToken)).Reached);
    }

    [Fact]
    public async Task The_last_answer_counts_and_an_early_end_is_due_a_follow_up()
    {
        await using var ridgeway = await ReferralsHeardTests.AloneAsync(Engine.Sqlite);
        var sent = A.Sent(1);
        await ReferralsHeardTests.TellAsync(
            ridgeway,
            sent,
            new Attended(sent.Referral, sent.Person, 1, AttendanceOutcome.Attended, FirstDay) { At = At },
            Scored(sent, QuestionnaireStage.Baseline, 20),
            Scored(sent, QuestionnaireStage.Baseline, 25),
            new EndedEarly(sent.Referral, sent.Person, EarlyEndReason.PersonChose, FirstDay.AddDays(20)) { At = At });

        var course = Assert.Single(await ridgeway.Db.CoursesOfAsync(A.Walking, TestContext.Current.CancellationToken));
        Assert.Equal(new Readings(25, null), course.Measured[Minutes]);
        Assert.Equal(Stage.Started, course.Reached);
        Assert.True(course.IsDueFollowUp);
    }

    private static QuestionnaireScored Scored(Referrals.ReferralSent sent, QuestionnaireStage stage, double value) =>
        new(sent.Referral, sent.Person, Questionnaire.WeeklyActivity, stage, Minutes, value, FirstDay) { At = At };
}
