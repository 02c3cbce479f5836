namespace Ridgeway.Delivery;

/// <summary>A number that a questionnaire yields.</summary>
/// <param name="Measure">One of the names in <see cref="Questionnaires"/>.</param>
/// <param name="Value">Points for ONS4, minutes a week for activity.</param>
public sealed record MeasureScore(string Measure, double Value);

/// <summary>A questionnaire as it was answered once.</summary>
/// <param name="Questionnaire">Which.</param>
/// <param name="Stage">At the start or at the end.</param>
/// <param name="On">The day it was answered.</param>
/// <param name="Answers">The answers as given, by the name of the question; what was not answered is absent.</param>
/// <param name="Scores">What they yield; what could not be scored is absent.</param>
public sealed record QuestionnaireResult(
    Questionnaire Questionnaire, QuestionnaireStage Stage, DateOnly On,
    IReadOnlyDictionary<string, int> Answers, IReadOnlyList<MeasureScore> Scores);

/// <summary>What came of scoring.</summary>
public abstract record ScoreOutcome
{
    private ScoreOutcome()
    {
    }

    public sealed record Scored(QuestionnaireResult Result) : ScoreOutcome;

    /// <summary>Not scored, with each answer that cannot be.</summary>
    public sealed record NotScored(IReadOnlyList<AnswerFault> Faults) : ScoreOutcome;
}

/// <summary>What is wrong with an answer.</summary>
/// <param name="Question">The name of the question.</param>
/// <param name="Why">What is wrong.</param>
public sealed record AnswerFault(string Question, AnswerFaultKind Why);

public enum AnswerFaultKind
{
    OutsideRange = 1,
    UnknownQuestion = 2,

    /// <summary>Days were given without minutes, or minutes without days.</summary>
    HalfAnswered = 3,

    /// <summary>Nothing was answered at all.</summary>
    NothingAnswered = 4,
}

/// <summary>Scores any questionnaire that Ridgeway knows.</summary>
public static class Scoring
{
    public static ScoreOutcome Score(
        Questionnaire questionnaire, QuestionnaireStage stage, DateOnly on, IReadOnlyDictionary<string, int> answers)
    {
        var (scores, faults) = questionnaire switch
        {
            Questionnaire.Ons4 => Ons4.Score(answers),
            Questionnaire.WeeklyActivity => WeeklyActivity.Score(answers),
        };
        if (faults.Count == 0 && scores.Count == 0)
        {
            faults = [new AnswerFault(questionnaire.Id(), AnswerFaultKind.NothingAnswered)];
        }

        return faults.Count > 0
            ? new ScoreOutcome.NotScored(faults)
            : new ScoreOutcome.Scored(new QuestionnaireResult(questionnaire, stage, on, answers, scores));
    }
}
