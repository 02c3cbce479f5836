using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Referrals;
using Ridgeway.Time;

namespace Ridgeway.Delivery.AskQuestionnaire;

/// <summary>A questionnaire as somebody filled it in.</summary>
internal sealed record AnsweredQuestionnaire(
    ReferralId Referral, Questionnaire Questionnaire, QuestionnaireStage Stage, IReadOnlyDictionary<string, int> Answers);

internal abstract record AskQuestionnaireOutcome
{
    private AskQuestionnaireOutcome()
    {
    }

    public sealed record Scored(QuestionnaireResult Result) : AskQuestionnaireOutcome;

    public sealed record NotScored(IReadOnlyList<AnswerFault> Faults) : AskQuestionnaireOutcome;

    /// <summary>Nobody with this referral is on a programme of this provider.</summary>
    public sealed record NotTheirs : AskQuestionnaireOutcome;
}

/// <summary>Scores a questionnaire and tells each measure. After the end it can still be answered: follow-up often comes late.</summary>
internal sealed class AskQuestionnaireStory(RidgewayDb db, TimeProvider clock)
{
    public Task<AskQuestionnaireOutcome> AnswerAsync(ProviderId provider, AnsweredQuestionnaire answered, string by, CancellationToken cancel) =>
        db.AgainIfChangedAsync(async () =>
        {
            if (await db.EnrolmentAsync(answered.Referral, cancel) is not { } row || row.ProviderId != provider)
            {
                return (AskQuestionnaireOutcome)new AskQuestionnaireOutcome.NotTheirs();
            }

            var now = clock.GetUtcNow();
            switch (Scoring.Score(answered.Questionnaire, answered.Stage, London.DayOf(now), answered.Answers))
            {
                case ScoreOutcome.NotScored(var faults):
                    return new AskQuestionnaireOutcome.NotScored(faults);
                case ScoreOutcome.Scored(var result):
                    row.Add(result, by);
                    foreach (var score in result.Scores)
                    {
                        db.Tell(new QuestionnaireScored(
                            row.ReferralId, row.PersonId, result.Questionnaire, result.Stage, score.Measure, score.Value, result.On) { At = now });
                    }

                    await db.SaveChangesAsync(cancel);
                    return new AskQuestionnaireOutcome.Scored(result);
                default:
                    throw new InvalidOperationException("An outcome nobody handles.");
            }
        });
}
