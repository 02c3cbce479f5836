using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Delivery.AskQuestionnaire;
using Ridgeway.Delivery.EndProgramme;
using Ridgeway.Delivery.MarkAttendance;
using Ridgeway.Events;
using Ridgeway.Providers;
using Ridgeway.Referrals;
using Ridgeway.Referrals.Withdraw;
using Ridgeway.Testing;

namespace Ridgeway.Delivery;

public sealed class ProgrammeTests
{
    [Theory]
    [EveryEngine]
    internal async Task Whoever_is_accepted_is_on_the_programme_as_it_was_that_day(Engine engine)
    {
        await using var ridgeway = await WithGymAsync(engine);

        var referral = await ridgeway.EnrolledAsync(ridgeway.Today().AddDays(3));

        var enrolment = await ridgeway.EnrolmentAsync(referral.Id);
        Assert.Equal((A.Programme.Id, A.Programme.Sessions, ridgeway.Today().AddDays(3)), (enrolment.Programme.Id, enrolment.Programme.Sessions, enrolment.StartsOn));
        Assert.Equal(A.Programme.Questionnaires, enrolment.Programme.Questionnaires);
    }

    [Theory]
    [EveryEngine]
    internal async Task The_first_session_attended_starts_the_referral(Engine engine)
    {
        await using var ridgeway = await WithGymAsync(engine);
        var referral = await ridgeway.EnrolledAsync();

        Assert.IsType<MarkResult.Marked>(Assert.Single(await ridgeway.MarkAsync(referral, new AttendanceMark(1, AttendanceOutcome.Attended))));

        var now = Assert.IsType<Referral.Open>(await ridgeway.NowAsync(referral.Id));
        Assert.Equal((ReferralStage.Started, NextStep.Finish, ridgeway.Today().AddDays(14 + 10)), (now.Stage, now.NextStep, now.Due));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_whole_class_is_marked_at_once_and_whoever_cannot_be_is_named(Engine engine)
    {
        await using var ridgeway = await WithGymAsync(engine);
        var (here, notYet) = (await ridgeway.EnrolledAsync(), await ridgeway.EnrolledAsync(ridgeway.Today().AddDays(1)));
        await using var scope = ridgeway.NewScope();

        var results = await scope.ServiceProvider.GetRequiredService<MarkAttendanceStory>().MarkAsync(
            here.Current.Provider,
            [
                new ClassMark(here.Id, new AttendanceMark(1, AttendanceOutcome.Attended)),
                new ClassMark(notYet.Id, new AttendanceMark(1, AttendanceOutcome.Attended)),
                new ClassMark(ReferralId.New(ridgeway.Clock.GetUtcNow()), new AttendanceMark(1, AttendanceOutcome.Attended)),
            ],
            "Jo",
            TestContext.Current.CancellationToken);

        Assert.IsType<MarkResult.Marked>(results[0]);
        Assert.Equal(MarkProblem.NotYet, Assert.IsType<MarkResult.NotMarked>(results[1]).Why);
        Assert.IsType<MarkResult.NotTheirs>(results[2]);
        Assert.Equal(1, (await ridgeway.EnrolmentAsync(here.Id)).Counts.Attended);
    }

    [Theory]
    [EveryEngine]
    internal async Task Rescheduling_twice_and_missing_once_is_told_and_counted_as_that(Engine engine)
    {
        await using var ridgeway = await WithGymAsync(engine);
        var referral = await ridgeway.EnrolledAsync();
        var today = ridgeway.Today();
        await ridgeway.MarkAsync(referral, new AttendanceMark(1, AttendanceOutcome.Rescheduled, today.AddDays(1)));
        await ridgeway.MarkAsync(referral, new AttendanceMark(1, AttendanceOutcome.Rescheduled, today.AddDays(2)));
        ridgeway.Clock.PassDays(2);
        await ridgeway.MarkAsync(referral, new AttendanceMark(1, AttendanceOutcome.Missed));

        Assert.Equal(new AttendanceCounts(0, 1, 0, 2), (await ridgeway.EnrolmentAsync(referral.Id)).Counts);
        Assert.Equal(3, await ridgeway.Db.Set<OutboxRow>().CountAsync(row => row.Kind.EndsWith(".Attended"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_provider_cannot_mark_ask_or_end()
    {
        await using var ridgeway = await WithGymAsync(Engine.Sqlite);
        var referral = await ridgeway.EnrolledAsync();
        var other = new ProviderId(Guid.CreateVersion7(ridgeway.Clock.GetUtcNow()));
        var stranger = referral with { Current = referral.Current with { Provider = other } };

        Assert.IsType<MarkResult.NotTheirs>(Assert.Single(await ridgeway.MarkAsync(stranger, new AttendanceMark(1, AttendanceOutcome.Attended))));
        Assert.IsType<AskQuestionnaireOutcome.NotTheirs>(await ridgeway.AnswerAsync(stranger, Questionnaire.Ons4, QuestionnaireStage.Baseline, (Questionnaires.Happiness, 5)));
        Assert.IsType<EndProgrammeOutcome.NotTheirs>(await ridgeway.EndAsync((story, cancel) => story.CompleteAsync(other, referral.Id, null, cancel)));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_course_completed_closes_the_referral_and_puts_the_letter_in_the_in_tray(Engine engine)
    {
        await using var ridgeway = await WithGymAsync(engine);
        var referral = await ridgeway.EnrolledAsync();
        await ridgeway.AnswerAsync(referral, Questionnaire.Ons4, QuestionnaireStage.Baseline, (Questionnaires.LifeSatisfaction, 4), (Questionnaires.Anxiety, 8));
        await ridgeway.MarkAsync(referral, new AttendanceMark(1, AttendanceOutcome.Attended));
        Assert.Equal(new EndProgrammeOutcome.NotEnough(1, 2), await ridgeway.EndAsync((story, cancel) => story.CompleteAsync(referral.Current.Provider, referral.Id, null, cancel)));
        ridgeway.Clock.PassDays(7);
        await ridgeway.MarkAsync(referral, new AttendanceMark(2, AttendanceOutcome.Attended), new AttendanceMark(3, AttendanceOutcome.Missed));
        await ridgeway.AnswerAsync(referral, Questionnaire.Ons4, QuestionnaireStage.FollowUp, (Questionnaires.LifeSatisfaction, 7), (Questionnaires.Anxiety, 3));

        var ended = await ridgeway.EndAsync((story, cancel) => story.CompleteAsync(referral.Current.Provider, referral.Id, "A pleasure to have", cancel));

        Assert.IsType<EndProgrammeOutcome.Ended>(ended);
        Assert.Equal(ClosedHow.Completed, Assert.IsType<Referral.Closed>(await ridgeway.NowAsync(referral.Id)).How);
        var letter = await ridgeway.Db.Set<LetterRow>().SingleAsync(row => row.Kind == LetterKind.Discharge && row.ToWhom == Recipient.Referrer, TestContext.Current.CancellationToken);
        Assert.Equal(("P88001", "Completed: Exercise on referral, 12 weeks"), (letter.ToKey, letter.Title));
        Assert.Contains("2 attended of 4 planned, 1 missed", letter.Body);
        Assert.Contains("Life satisfaction (0 to 10, higher is better): 4 to 7 (+3, better)", letter.Body);
        Assert.Contains("Anxiety yesterday (0 to 10, lower is better): 8 to 3 (-5, better)", letter.Body);
        Assert.Contains("Active minutes a week: not answered", letter.Body);
        Assert.Contains("A pleasure to have", letter.Body);
        Assert.IsType<EndProgrammeOutcome.AlreadyEnded>(await ridgeway.EndAsync((story, cancel) => story.CompleteAsync(referral.Current.Provider, referral.Id, null, cancel)));
        Assert.Equal(0, await DeliveredAsync(ridgeway));
    }

    [Theory]
    [EveryEngine]
    internal async Task Every_measure_of_a_questionnaire_is_told(Engine engine)
    {
        await using var ridgeway = await WithGymAsync(engine);
        var referral = await ridgeway.EnrolledAsync();

        await ridgeway.AnswerAsync(referral, Questionnaire.WeeklyActivity, QuestionnaireStage.Baseline, ("walking-days", 3), ("walking-minutes", 20), ("walking-breathing", 1));
        var refused = await ridgeway.AnswerAsync(referral, Questionnaire.Ons4, QuestionnaireStage.Baseline, (Questionnaires.Anxiety, 11));

        Assert.Equal([new AnswerFault(Questionnaires.Anxiety, AnswerFaultKind.OutsideRange)], Assert.IsType<AskQuestionnaireOutcome.NotScored>(refused).Faults);
        var told = await ridgeway.Db.Set<OutboxRow>().SingleAsync(row => row.Kind.EndsWith(nameof(QuestionnaireScored)), TestContext.Current.CancellationToken);
        Assert.Contains("\"measure\":\"weekly-active-minutes\",\"value\":60", told.Body);
        Assert.Equal(60, (await ridgeway.EnrolmentAsync(referral.Id)).Score(Questionnaires.ActiveMinutes, QuestionnaireStage.Baseline));
    }

    [Theory]
    [EveryEngine]
    internal async Task Someone_who_withdraws_is_no_longer_on_the_programme(Engine engine)
    {
        await using var ridgeway = await WithGymAsync(engine);
        var referral = await ridgeway.EnrolledAsync();
        await using (var scope = ridgeway.NewScope())
        {
            await scope.ServiceProvider.GetRequiredService<WithdrawStory>().WithdrawAsync(referral.Id, "Mrs Khan", null, TestContext.Current.CancellationToken);
        }

        await ridgeway.DeliverAsync();

        Assert.Equal(EarlyEndReason.PersonChose, (await ridgeway.EnrolmentAsync(referral.Id)).End!.EarlyBecause);
        Assert.True(await ridgeway.Db.Set<OutboxRow>().AnyAsync(row => row.Kind.EndsWith(nameof(EndedEarly)), TestContext.Current.CancellationToken));
    }

    [Theory]
    [EveryEngine]
    internal async Task Someone_who_never_came_is_ended_early_with_the_reason_in_the_letter(Engine engine)
    {
        await using var ridgeway = await WithGymAsync(engine);
        var referral = await ridgeway.EnrolledAsync();

        await ridgeway.EndAsync((story, cancel) => story.EndEarlyAsync(referral.Current.Provider, referral.Id, EarlyEndReason.NeverStarted, null, cancel));

        Assert.Equal(ClosedHow.EndedEarly, Assert.IsType<Referral.Closed>(await ridgeway.NowAsync(referral.Id)).How);
        var letter = await ridgeway.Db.Set<LetterRow>().SingleAsync(row => row.Kind == LetterKind.Discharge && row.ToWhom == Recipient.Referrer, TestContext.Current.CancellationToken);
        Assert.Contains("they never started", letter.Body);
        Assert.Contains("No session was attended", letter.Body);
    }

    private static async Task<TestRidgeway> WithGymAsync(Engine engine)
    {
        var ridgeway = await A.ReferringAsync(engine);
        await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym"));
        return ridgeway;
    }

    /// <summary>Delivers everything and says how many events are stuck.</summary>
    private static async Task<int> DeliveredAsync(TestRidgeway ridgeway)
    {
        await ridgeway.DeliverAsync();
        return await ridgeway.Db.Set<OutboxRow>().CountAsync(row => row.DeliveredAtUtc == null, TestContext.Current.CancellationToken);
    }
}
