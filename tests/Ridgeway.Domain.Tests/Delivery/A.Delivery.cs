using Ridgeway.Delivery;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Referrals;

namespace Ridgeway;

/// <summary>Builders for programmes and those on them.</summary>
internal static partial class A
{
    public static readonly Programme Programme = new()
    {
        Id = "exercise-referral-12-weeks",
        Name = "Exercise on referral, 12 weeks",
        Intervention = "exercise-referral",
        Sessions = 24,
        Weeks = 12,
        CompletionThreshold = 3,
        Questionnaires = [Questionnaire.Ons4, Questionnaire.WeeklyActivity],
    };

    public static Enrolment Enrolment(Programme? programme = null) => new()
    {
        Referral = new ReferralId(Id(1)),
        Person = new PersonId(Id(2)),
        Service = new ServiceId(Id(3)),
        Provider = new ProviderId(Id(4)),
        Programme = programme ?? Programme,
        StartsOn = Today,
    };

    public static Enrolment Marked(this Enrolment enrolment, int session, AttendanceOutcome outcome, DateOnly? movedTo = null, bool corrects = false) =>
        Assert.IsType<MarkOutcome.Marked>(enrolment.Mark(
            new AttendanceMark(session, outcome, movedTo, corrects), "Jo", Now, Today.AddDays(100))).Enrolment;

    public static Enrolment Answered(this Enrolment enrolment, Questionnaire questionnaire, QuestionnaireStage stage, params (string Question, int Answer)[] answers)
    {
        var scored = Scoring.Score(questionnaire, stage, Today, answers.ToDictionary(a => a.Question, a => a.Answer));
        return enrolment with { Questionnaires = [.. enrolment.Questionnaires, Assert.IsType<ScoreOutcome.Scored>(scored).Result] };
    }
}
