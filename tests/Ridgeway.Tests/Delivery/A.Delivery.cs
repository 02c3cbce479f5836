using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Data;
using Ridgeway.Delivery;
using Ridgeway.Delivery.AskQuestionnaire;
using Ridgeway.Delivery.EndProgramme;
using Ridgeway.Delivery.MarkAttendance;
using Ridgeway.Referrals;
using Ridgeway.Testing;

namespace Ridgeway;

/// <summary>People on programmes, to test with.</summary>
internal static partial class A
{
    /// <summary>Somebody referred and accepted, with a first day, on the programme.</summary>
    public static async Task<Referral.Open> EnrolledAsync(this IRunningRidgeway ridgeway, DateOnly? startsOn = null)
    {
        var sent = await ridgeway.SentAsync(await ridgeway.PersonAsync());
        var first = startsOn ?? ridgeway.Today();
        var outcome = await ridgeway.AnswerAsync((story, cancel) => story.AcceptAsync(sent.Id, sent.Current.Provider, first, cancel));
        await ridgeway.DeliverAsync();
        return Assert.IsType<AnswerOutcome.Accepted>(outcome).Referral;
    }

    public static async Task<IReadOnlyList<MarkResult>> MarkAsync(this IRunningRidgeway ridgeway, Referral referral, params AttendanceMark[] marks)
    {
        await using var scope = ridgeway.NewScope();
        return await scope.ServiceProvider.GetRequiredService<MarkAttendanceStory>().MarkAsync(
            referral.Current.Provider, [.. marks.Select(mark => new ClassMark(referral.Id, mark))], "Jo", TestContext.Current.CancellationToken);
    }

    public static async Task<AskQuestionnaireOutcome> AnswerAsync(
        this IRunningRidgeway ridgeway, Referral referral, Questionnaire questionnaire, QuestionnaireStage stage, params (string Question, int Answer)[] answers)
    {
        await using var scope = ridgeway.NewScope();
        return await scope.ServiceProvider.GetRequiredService<AskQuestionnaireStory>().AnswerAsync(
            referral.Current.Provider,
            new AnsweredQuestionnaire(referral.Id, questionnaire, stage, answers.ToDictionary(answer => answer.Question, answer => answer.Answer)),
            "Jo",
            TestContext.Current.CancellationToken);
    }

    public static async Task<EndProgrammeOutcome> EndAsync(
        this IRunningRidgeway ridgeway, Func<EndProgrammeStory, CancellationToken, Task<EndProgrammeOutcome>> end)
    {
        await using var scope = ridgeway.NewScope();
        return await end(scope.ServiceProvider.GetRequiredService<EndProgrammeStory>(), TestContext.Current.CancellationToken);
    }

    public static async Task<Enrolment> EnrolmentAsync(this IRunningRidgeway ridgeway, ReferralId referral)
    {
        await using var scope = ridgeway.NewScope();
        return (await scope.ServiceProvider.GetRequiredService<RidgewayDb>().EnrolmentAsync(referral, TestContext.Current.CancellationToken))!.ToEnrolment();
    }
}
