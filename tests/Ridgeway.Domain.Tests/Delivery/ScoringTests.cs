namespace Ridgeway.Delivery;

public sealed class ScoringTests
{
    [Fact]
    public void The_four_ONS_questions_give_four_scores_and_are_never_added_up()
    {
        var scores = Scored(Questionnaire.Ons4,
            (Questionnaires.LifeSatisfaction, 7), (Questionnaires.Worthwhile, 8), (Questionnaires.Happiness, 10), (Questionnaires.Anxiety, 0));

        Assert.Equal(
            [new(Questionnaires.LifeSatisfaction, 7), new(Questionnaires.Worthwhile, 8), new(Questionnaires.Happiness, 10), new(Questionnaires.Anxiety, 0)],
            scores);
    }

    [Fact]
    public void A_question_not_answered_has_no_score_rather_than_nought() =>
        Assert.Equal([new(Questionnaires.Happiness, 5)], Scored(Questionnaire.Ons4, (Questionnaires.Happiness, 5)));

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void An_answer_off_the_scale_is_refused(int answer) =>
        Assert.Equal([new(Questionnaires.Anxiety, AnswerFaultKind.OutsideRange)], Faults(Questionnaire.Ons4, (Questionnaires.Anxiety, answer)));

    [Fact]
    public void Nothing_answered_is_no_questionnaire()
    {
        Assert.Equal([new("ons4", AnswerFaultKind.NothingAnswered)], Faults(Questionnaire.Ons4));
        Assert.Equal([new("weekly-activity", AnswerFaultKind.NothingAnswered)], Faults(Questionnaire.WeeklyActivity));
    }

    [Fact]
    public void A_question_that_was_not_asked_is_refused() =>
        Assert.Equal([new("ons4-sleep", AnswerFaultKind.UnknownQuestion)], Faults(Questionnaire.Ons4, ("ons4-sleep", 3)));

    [Theory]
    [InlineData(0, WellbeingBand.Low)]
    [InlineData(4, WellbeingBand.Low)]
    [InlineData(5, WellbeingBand.Medium)]
    [InlineData(6, WellbeingBand.Medium)]
    [InlineData(7, WellbeingBand.High)]
    [InlineData(8, WellbeingBand.High)]
    [InlineData(9, WellbeingBand.VeryHigh)]
    [InlineData(10, WellbeingBand.VeryHigh)]
    public void Well_being_bands_rise_with_the_answer(int answer, WellbeingBand band) => Assert.Equal(band, Ons4.Band(answer));

    [Theory]
    [InlineData(0, AnxietyBand.VeryLow)]
    [InlineData(1, AnxietyBand.VeryLow)]
    [InlineData(2, AnxietyBand.Low)]
    [InlineData(3, AnxietyBand.Low)]
    [InlineData(4, AnxietyBand.Medium)]
    [InlineData(5, AnxietyBand.Medium)]
    [InlineData(6, AnxietyBand.High)]
    [InlineData(10, AnxietyBand.High)]
    public void Anxiety_has_its_own_bands(int answer, AnxietyBand band) => Assert.Equal(band, Ons4.AnxietyBand(answer));

    [Fact]
    public void Higher_is_better_for_everything_but_anxiety()
    {
        var measures = Enum.GetValues<Questionnaire>().SelectMany(questionnaire => questionnaire.Measures());

        Assert.Equal([Questionnaires.Anxiety], measures.Where(measure => !Questionnaires.HigherIsBetter(measure)));
    }

    [Fact]
    public void Minutes_a_week_are_days_times_minutes_of_what_raised_the_breathing()
    {
        var scores = Scored(Questionnaire.WeeklyActivity,
            ("walking-days", 5), ("walking-minutes", 20), ("walking-breathing", 1),
            ("cycling-days", 2), ("cycling-minutes", 30), ("cycling-breathing", 0),
            ("sport-or-fitness-days", 1), ("sport-or-fitness-minutes", 45), ("sport-or-fitness-breathing", 1));

        Assert.Equal([new(Questionnaires.ActiveMinutes, 145)], scores);
    }

    [Fact]
    public void No_days_of_anything_is_nought_minutes() =>
        Assert.Equal([new(Questionnaires.ActiveMinutes, 0)], Scored(Questionnaire.WeeklyActivity, ("walking-days", 0)));

    [Theory]
    [InlineData("walking-days", 3, "walking-minutes")]
    [InlineData("walking-minutes", 20, "walking-days")]
    public void Days_without_minutes_say_nothing_and_the_other_way_round(string given, int answer, string missing) =>
        Assert.Equal([new(missing, AnswerFaultKind.HalfAnswered)], Faults(Questionnaire.WeeklyActivity, (given, answer)));

    [Fact]
    public void Whether_it_raised_the_breathing_has_to_be_asked() => Assert.Equal(
        [new("walking-breathing", AnswerFaultKind.HalfAnswered)], Faults(Questionnaire.WeeklyActivity, ("walking-days", 3), ("walking-minutes", 20)));

    [Theory]
    [InlineData("walking-days", 8)]
    [InlineData("walking-days", -1)]
    [InlineData("walking-minutes", 1441)]
    [InlineData("walking-breathing", 2)]
    public void A_week_has_seven_days_and_a_day_has_1440_minutes(string question, int answer) =>
        Assert.Contains(new(question, AnswerFaultKind.OutsideRange), Faults(Questionnaire.WeeklyActivity, (question, answer)));

    [Fact]
    public void More_minutes_than_a_week_has_are_refused() =>
        Assert.Equal([new("weekly-activity", AnswerFaultKind.OutsideRange)], Faults(Questionnaire.WeeklyActivity,
            ("walking-days", 7), ("walking-minutes", 1440), ("walking-breathing", 1),
            ("cycling-days", 1), ("cycling-minutes", 1), ("cycling-breathing", 1)));

    [Theory]
    [InlineData(0, ActivityBand.Inactive)]
    [InlineData(29, ActivityBand.Inactive)]
    [InlineData(30, ActivityBand.FairlyActive)]
    [InlineData(149, ActivityBand.FairlyActive)]
    [InlineData(150, ActivityBand.Active)]
    public void Activity_bands_turn_at_30_and_150_minutes(double minutes, ActivityBand band) =>
        Assert.Equal(band, WeeklyActivity.Band(minutes));

    [Fact]
    public void Every_questionnaire_is_found_again_by_its_name()
    {
        foreach (var questionnaire in Enum.GetValues<Questionnaire>())
        {
            Assert.True(Questionnaires.TryParse(questionnaire.Id(), out var again));
            Assert.Equal(questionnaire, again);
        }

        Assert.False(Questionnaires.TryParse("phq-9", out _));
    }

    private static IReadOnlyList<MeasureScore> Scored(Questionnaire questionnaire, params (string, int)[] answers) =>
        Assert.IsType<ScoreOutcome.Scored>(Score(questionnaire, answers)).Result.Scores;

    private static IReadOnlyList<AnswerFault> Faults(Questionnaire questionnaire, params (string, int)[] answers) =>
        Assert.IsType<ScoreOutcome.NotScored>(Score(questionnaire, answers)).Faults;

    private static ScoreOutcome Score(Questionnaire questionnaire, (string Question, int Answer)[] answers) => Scoring.Score(
        questionnaire, QuestionnaireStage.Baseline, A.Today, answers.ToDictionary(a => a.Question, a => a.Answer, StringComparer.Ordinal));
}
