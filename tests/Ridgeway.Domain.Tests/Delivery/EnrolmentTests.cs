namespace Ridgeway.Delivery;

public sealed class EnrolmentTests
{
    private static readonly DateOnly Later = A.Today.AddDays(100);

    [Fact]
    public void Twenty_four_sessions_over_twelve_weeks_are_two_a_week()
    {
        var days = A.Enrolment().Sessions.Select(session => session.On.DayNumber - A.Today.DayNumber).ToArray();

        Assert.Equal([0, 3, 7, 10, 14], days[..5]);
        Assert.Equal(24, days.Length);
        Assert.Equal(80, days[^1]);
    }

    [Fact]
    public void Rescheduling_twice_and_missing_once_counts_as_two_reschedules_and_one_miss()
    {
        var enrolment = A.Enrolment()
            .Marked(1, AttendanceOutcome.Rescheduled, A.Today.AddDays(101))
            .Marked(1, AttendanceOutcome.Rescheduled, A.Today.AddDays(100))
            .Marked(1, AttendanceOutcome.Missed);

        Assert.Equal(new AttendanceCounts(0, 1, 0, 2), enrolment.Counts);
        Assert.Equal(3, enrolment.Attendance.Count);
        Assert.Equal(new Session(1, A.Today.AddDays(100), AttendanceOutcome.Missed), enrolment.Sessions[0]);
    }

    [Fact]
    public void A_mistake_is_mended_by_a_later_line_and_both_stay_in_the_history()
    {
        var enrolment = A.Enrolment()
            .Marked(1, AttendanceOutcome.Missed)
            .Marked(1, AttendanceOutcome.Attended, corrects: true);

        Assert.Equal(new AttendanceCounts(1, 0, 0, 0), enrolment.Counts);
        Assert.Equal([AttendanceOutcome.Missed, AttendanceOutcome.Attended], enrolment.Attendance.Select(line => line.Outcome));
    }

    [Fact]
    public void Taking_back_a_reschedule_puts_the_session_back_on_its_day()
    {
        var enrolment = A.Enrolment()
            .Marked(2, AttendanceOutcome.Rescheduled, A.Today.AddDays(100))
            .Marked(2, AttendanceOutcome.Attended, corrects: true);

        Assert.Equal(new Session(2, A.Today.AddDays(3), AttendanceOutcome.Attended), enrolment.Sessions[1]);
        Assert.Equal(A.Today.AddDays(3), enrolment.FirstAttendedOn);
    }

    [Theory]
    [InlineData(0, AttendanceOutcome.Attended, null, false, MarkProblem.NoSuchSession)]
    [InlineData(25, AttendanceOutcome.Attended, null, false, MarkProblem.NoSuchSession)]
    [InlineData(1, AttendanceOutcome.Missed, null, false, MarkProblem.AlreadyMarked)]
    [InlineData(2, AttendanceOutcome.Attended, null, true, MarkProblem.NothingToCorrect)]
    [InlineData(2, AttendanceOutcome.Rescheduled, null, false, MarkProblem.NewDayNeeded)]
    [InlineData(2, AttendanceOutcome.Rescheduled, 99, false, MarkProblem.NewDayInPast)]
    public void A_mark_that_makes_no_sense_is_refused_with_its_reason(
        int session, AttendanceOutcome outcome, int? movedTo, bool corrects, MarkProblem expected)
    {
        var enrolment = A.Enrolment().Marked(1, AttendanceOutcome.Attended);
        var mark = new AttendanceMark(session, outcome, movedTo is { } days ? A.Today.AddDays(days) : null, corrects);

        Assert.Equal(expected, Problem(enrolment.Mark(mark, "Jo", A.Now, Later)));
    }

    [Fact]
    public void Tomorrows_session_can_be_cancelled_or_moved_today_but_not_attended()
    {
        var enrolment = A.Enrolment();
        var today = A.Today.AddDays(2);

        Assert.Equal(MarkProblem.NotYet, Problem(enrolment.Mark(new(2, AttendanceOutcome.Attended), "Jo", A.Now, today)));
        Assert.Equal(MarkProblem.NotYet, Problem(enrolment.Mark(new(2, AttendanceOutcome.Missed), "Jo", A.Now, today)));
        Assert.IsType<MarkOutcome.Marked>(enrolment.Mark(new(2, AttendanceOutcome.Cancelled), "Jo", A.Now, today));
        Assert.IsType<MarkOutcome.Marked>(enrolment.Mark(new(2, AttendanceOutcome.Rescheduled, today.AddDays(4)), "Jo", A.Now, today));
    }

    [Fact]
    public void A_cancelled_session_can_be_given_another_day()
    {
        var enrolment = A.Enrolment()
            .Marked(1, AttendanceOutcome.Cancelled)
            .Marked(1, AttendanceOutcome.Rescheduled, A.Today.AddDays(100))
            .Marked(1, AttendanceOutcome.Attended);

        Assert.Equal(new AttendanceCounts(1, 0, 1, 1), enrolment.Counts);
    }

    [Fact]
    public void The_next_session_is_the_earliest_without_an_outcome()
    {
        var enrolment = A.Enrolment()
            .Marked(1, AttendanceOutcome.Attended)
            .Marked(2, AttendanceOutcome.Rescheduled, A.Today.AddDays(104));

        Assert.Equal(3, enrolment.Next!.Number);
    }

    [Fact]
    public void After_the_end_only_mistakes_can_be_mended()
    {
        var ended = A.Enrolment().Marked(1, AttendanceOutcome.Missed) with { End = new EnrolmentEnd(A.Today, EarlyEndReason.PersonChose, null) };

        Assert.Equal(MarkProblem.Ended, Problem(ended.Mark(new(2, AttendanceOutcome.Attended), "Jo", A.Now, Later)));
        Assert.IsType<MarkOutcome.Marked>(ended.Mark(new(1, AttendanceOutcome.Attended, Corrects: true), "Jo", A.Now, Later));
    }

    private static MarkProblem Problem(MarkOutcome outcome) => Assert.IsType<MarkOutcome.NotMarked>(outcome).Why;
}
