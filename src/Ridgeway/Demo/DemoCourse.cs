using Ridgeway.Delivery;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Referrals;

namespace Ridgeway.Demo;

/// <summary>One person's way through the demonstration: what they will do when they are asked. Decided once, from the seed.</summary>
internal sealed class DemoCourse(Person person, ReferralId referral, ProviderId provider, Programme programme, Random chance)
{
    public Person Person { get; } = person;

    public ReferralId Referral { get; } = referral;

    public ProviderId Provider { get; set; } = provider;

    public Programme Programme { get; } = programme;

    /// <summary>The day somebody at the provider looks at it; null for never.</summary>
    public DateOnly? AnswerOn { get; set; }

    public DateOnly? StartsOn { get; set; }

    public bool IsOver { get; set; }

    public int NextSession { get; set; } = 1;

    public bool Comes { get; } = chance.NextDouble() < DemoPlan.Uptake(DemoPlan.QuintileOf(person));

    /// <summary>The last session they come to; the programme's last for those who stay.</summary>
    public int LastSession { get; } = chance.NextDouble() < DemoPlan.Adherence(DemoPlan.QuintileOf(person))
        ? programme.Sessions
        : 1 + chance.Next(Math.Max(1, programme.CompletionThreshold - 1));

    private bool AnswersAgain { get; } = chance.NextDouble() < DemoPlan.AnswersAgain;

    private int MinutesBefore { get; } = 10 * chance.Next(0, 13);

    /// <summary>The true effect that the evaluation should find: 35 minutes a week more on average.</summary>
    private int MinutesMore { get; } = (int)(35 + 45 * Bell(chance)) / 5 * 5;

    private int[] FeelingsBefore { get; } = [5 + chance.Next(-2, 3), 6 + chance.Next(-2, 3), 5 + chance.Next(-2, 4), 5 + chance.Next(-3, 4)];

    private int[] FeelingsChange { get; } = [Step(chance, 0.7), Step(chance, 0.5), Step(chance, 0.6), -Step(chance, 0.4)];

    public bool WillAnswer(QuestionnaireStage stage) => stage == QuestionnaireStage.Baseline || AnswersAgain;

    public IReadOnlyDictionary<string, int> Answers(Questionnaire questionnaire, QuestionnaireStage stage) => questionnaire switch
    {
        Questionnaire.Ons4 => Feelings(stage == QuestionnaireStage.FollowUp),
        Questionnaire.WeeklyActivity => Activity(stage == QuestionnaireStage.FollowUp),
    };

    private int MissedFrom { get; } = chance.Next(12);

    /// <summary>Sessions the provider waits for somebody who does not come, before it lets them go.</summary>
    public const int WaitedFor = 3;

    /// <summary>The last session anybody expects them at.</summary>
    public int LastExpected => !Comes ? WaitedFor : Math.Min(Programme.Sessions, LastSession == Programme.Sessions ? LastSession : LastSession + WaitedFor);

    public bool StaysToTheEnd => Comes && LastSession == Programme.Sessions;

    /// <summary>One in twelve planned sessions is missed by those who otherwise come.</summary>
    public AttendanceOutcome Session(int number) => !Comes || number > LastSession || ((number * 7 + MissedFrom) % 12 == 0 && number != 1 && number != LastSession)
        ? AttendanceOutcome.Missed
        : AttendanceOutcome.Attended;

    private Dictionary<string, int> Feelings(bool after)
    {
        var questions = Questionnaire.Ons4.Measures();
        return questions.Select((question, i) => (question, Score: Math.Clamp(FeelingsBefore[i] + (after ? FeelingsChange[i] : 0), 0, 10)))
            .ToDictionary(pair => pair.question, pair => pair.Score);
    }

    private Dictionary<string, int> Activity(bool after)
    {
        var minutes = Math.Max(0, MinutesBefore + (after ? MinutesMore : 0));
        const string walking = "walking";
        var days = minutes == 0 ? 0 : Math.Clamp(minutes / 20, 1, 7);
        return new Dictionary<string, int>
        {
            [WeeklyActivity.Days(walking)] = days,
            [WeeklyActivity.Minutes(walking)] = days == 0 ? 0 : minutes / days,
            [WeeklyActivity.Breathing(walking)] = 1,
        };
    }

    /// <summary>Roughly a standard normal number.</summary>
    private static double Bell(Random chance) => chance.NextDouble() + chance.NextDouble() + chance.NextDouble() + chance.NextDouble() + chance.NextDouble() + chance.NextDouble() - 3;

    private static int Step(Random chance, double mean) => (int)Math.Round(mean + 1.5 * Bell(chance));
}
