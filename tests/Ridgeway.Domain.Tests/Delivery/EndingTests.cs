namespace Ridgeway.Delivery;

public sealed class EndingTests
{
    [Fact]
    public void Reaching_the_threshold_is_completing_and_one_short_is_not()
    {
        var two = A.Enrolment().Marked(1, AttendanceOutcome.Attended).Marked(2, AttendanceOutcome.Attended).Marked(3, AttendanceOutcome.Missed);
        var three = two.Marked(4, AttendanceOutcome.Attended);

        Assert.Equal(new EndOutcome.NotEnough(2, 3), Ending.Complete(two, null, A.Today));
        var completed = Assert.IsType<EndOutcome.Completed>(Ending.Complete(three, "Well done", A.Today)).Enrolment;
        Assert.True(completed.End!.IsCompletion);
    }

    [Fact]
    public void Ending_early_says_why_and_happens_once()
    {
        var ended = Assert.IsType<EndOutcome.EndedEarly>(
            Ending.EndEarly(A.Enrolment(), EarlyEndReason.MovedAway, null, A.Today)).Enrolment;

        Assert.False(ended.End!.IsCompletion);
        Assert.IsType<EndOutcome.AlreadyEnded>(Ending.EndEarly(ended, EarlyEndReason.Died, null, A.Today));
        Assert.IsType<EndOutcome.AlreadyEnded>(Ending.Complete(ended, null, A.Today));
    }

    [Fact]
    public void A_discharge_shows_what_changed_and_what_was_never_answered()
    {
        var enrolment = A.Enrolment()
            .Marked(1, AttendanceOutcome.Missed)
            .Marked(2, AttendanceOutcome.Attended)
            .Answered(Questionnaire.Ons4, QuestionnaireStage.Baseline, (Questionnaires.LifeSatisfaction, 4), (Questionnaires.Anxiety, 7))
            .Answered(Questionnaire.Ons4, QuestionnaireStage.FollowUp, (Questionnaires.LifeSatisfaction, 6), (Questionnaires.Anxiety, 3));
        var ended = Assert.IsType<EndOutcome.EndedEarly>(Ending.EndEarly(enrolment, EarlyEndReason.PersonChose, null, A.Today)).Enrolment;

        var summary = DischargeSummary.Of(ended, "Gentle gym", "Ridgeway Leisure");

        Assert.Equal(A.Today.AddDays(3), summary.StartedOn);
        Assert.Equal(new AttendanceCounts(1, 1, 0, 0), summary.Attendance);
        Assert.Equal((2.0, true), (Of(Questionnaires.LifeSatisfaction).Change!.Value, Of(Questionnaires.LifeSatisfaction).IsBetter!.Value));
        Assert.Equal((-4.0, true), (Of(Questionnaires.Anxiety).Change!.Value, Of(Questionnaires.Anxiety).IsBetter!.Value));
        Assert.Equal(new MeasureChange(Questionnaires.ActiveMinutes, null, null), Of(Questionnaires.ActiveMinutes));
        Assert.Null(Of(Questionnaires.ActiveMinutes).Change);

        MeasureChange Of(string measure) => summary.Measures.Single(change => string.Equals(change.Measure, measure, StringComparison.Ordinal));
    }

    [Fact]
    public void There_is_no_discharge_before_the_end() =>
        Assert.Throws<InvalidOperationException>(() => DischargeSummary.Of(A.Enrolment(), "Gentle gym", "Ridgeway Leisure"));
}
