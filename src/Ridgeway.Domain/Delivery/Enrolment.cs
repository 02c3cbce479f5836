using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Referrals;

namespace Ridgeway.Delivery;

/// <summary>One person on one programme: what was planned, what happened and what they answered.</summary>
public sealed record Enrolment
{
    /// <summary>The referral that brought them; one enrolment each.</summary>
    public required ReferralId Referral { get; init; }

    public required PersonId Person { get; init; }

    public required ServiceId Service { get; init; }

    public required ProviderId Provider { get; init; }

    public required Programme Programme { get; init; }

    /// <summary>The day of the first session.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Everything ever written down about attendance, oldest first.</summary>
    public IReadOnlyList<AttendanceLine> Attendance { get; init; } = [];

    /// <summary>Every questionnaire answered, oldest first.</summary>
    public IReadOnlyList<QuestionnaireResult> Questionnaires { get; init; } = [];

    /// <summary>How it ended; null while the person is on it.</summary>
    public EnrolmentEnd? End { get; init; }

    /// <summary>All planned sessions as they stand now, in order.</summary>
    public IReadOnlyList<Session> Sessions =>
        [.. Enumerable.Range(1, Programme.Sessions).Select(number => SessionOf(number))];

    public AttendanceCounts Counts
    {
        get
        {
            var lines = Enumerable.Range(1, Programme.Sessions).SelectMany(Standing).ToLookup(line => line.Outcome);
            return new AttendanceCounts(
                lines[AttendanceOutcome.Attended].Count(),
                lines[AttendanceOutcome.Missed].Count(),
                lines[AttendanceOutcome.Cancelled].Count(),
                lines[AttendanceOutcome.Rescheduled].Count());
        }
    }

    /// <summary>The session that is next to be marked, or null where all are.</summary>
    public Session? Next => Sessions.Where(session => session.Outcome is null).MinBy(session => (session.On, session.Number));

    /// <summary>The first session with an outcome of "attended".</summary>
    public DateOnly? FirstAttendedOn => Enumerable.Range(1, Programme.Sessions)
        .SelectMany(Standing)
        .Where(line => line.Outcome == AttendanceOutcome.Attended)
        .Min(line => (DateOnly?)line.On);

    /// <summary>Writes down what became of a session; "now" is when it is written, "today" the day.</summary>
    public MarkOutcome Mark(AttendanceMark mark, string by, DateTimeOffset now, DateOnly today)
    {
        if (Problem(mark, today) is { } problem)
        {
            return new MarkOutcome.NotMarked(problem);
        }

        var on = SessionOf(mark.Session, withoutLast: mark.Corrects).On;
        var movedTo = mark.Outcome == AttendanceOutcome.Rescheduled ? mark.MovedTo : null;
        var line = new AttendanceLine(mark.Session, on, mark.Outcome, movedTo, mark.Corrects, now, by);
        return new MarkOutcome.Marked(this with { Attendance = [.. Attendance, line] }, line);
    }

    /// <summary>The score of a measure at a stage, the latest where it was asked twice; null where it was not answered.</summary>
    public double? Score(string measure, QuestionnaireStage stage) => Questionnaires
        .Where(result => result.Stage == stage)
        .SelectMany(result => result.Scores)
        .Where(score => string.Equals(score.Measure, measure, StringComparison.Ordinal))
        .Select(score => (double?)score.Value)
        .LastOrDefault();

    /// <summary>Questionnaires of the programme that have not been answered at a stage.</summary>
    public IReadOnlyList<Questionnaire> NotAnswered(QuestionnaireStage stage) =>
        [.. Programme.Questionnaires.Where(asked => !Questionnaires.Any(result => result.Stage == stage && result.Questionnaire == asked))];

    private MarkProblem? Problem(AttendanceMark mark, DateOnly today)
    {
        if (End is not null && !mark.Corrects)
        {
            return MarkProblem.Ended;
        }

        if (mark.Session < 1 || mark.Session > Programme.Sessions)
        {
            return MarkProblem.NoSuchSession;
        }

        var standing = Standing(mark.Session);
        if (mark.Corrects && standing.Count == 0)
        {
            return MarkProblem.NothingToCorrect;
        }

        var session = SessionOf(mark.Session, withoutLast: mark.Corrects);
        var movesACancelledOne = session.Outcome == AttendanceOutcome.Cancelled && mark.Outcome == AttendanceOutcome.Rescheduled;
        if (session.Outcome is not null && !movesACancelledOne)
        {
            return MarkProblem.AlreadyMarked;
        }

        return mark.Outcome switch
        {
            AttendanceOutcome.Attended or AttendanceOutcome.Missed when session.On > today => MarkProblem.NotYet,
            AttendanceOutcome.Rescheduled when mark.MovedTo is null => MarkProblem.NewDayNeeded,
            AttendanceOutcome.Rescheduled when mark.MovedTo < today => MarkProblem.NewDayInPast,
            _ => null,
        };
    }

    private Session SessionOf(int number, bool withoutLast = false)
    {
        var lines = Standing(number);
        if (withoutLast)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        var on = lines.LastOrDefault(line => line.MovedTo is not null)?.MovedTo ?? Programme.PlannedOn(StartsOn, number);
        var last = lines.Count > 0 ? lines[^1].Outcome : (AttendanceOutcome?)null;
        return new Session(number, on, last == AttendanceOutcome.Rescheduled ? null : last);
    }

    /// <summary>The lines about a session that count: each correction has taken the place of the line before it.</summary>
    private List<AttendanceLine> Standing(int session)
    {
        var lines = new List<AttendanceLine>();
        foreach (var line in Attendance.Where(line => line.Session == session))
        {
            if (line.Corrects && lines.Count > 0)
            {
                lines.RemoveAt(lines.Count - 1);
            }

            lines.Add(line);
        }

        return lines;
    }
}
