namespace Ridgeway.Delivery;

/// <summary>What became of a planned session.</summary>
public enum AttendanceOutcome
{
    Attended = 1,

    /// <summary>The person did not come and nobody had moved it.</summary>
    Missed = 2,

    /// <summary>The provider did not run it.</summary>
    Cancelled = 3,

    /// <summary>Moved to another day before it took place.</summary>
    Rescheduled = 4,
}

/// <summary>One line of attendance history. Lines are added and never changed; a mistake is mended by a later line that says so.</summary>
/// <param name="Session">The session's number in the programme, from 1.</param>
/// <param name="On">The day it is about.</param>
/// <param name="Outcome">What became of the session.</param>
/// <param name="MovedTo">The new day, where it was rescheduled.</param>
/// <param name="Corrects">True where this line takes the place of the last line about the session, which was a mistake.</param>
/// <param name="RecordedAt">When it was written down.</param>
/// <param name="RecordedBy">By whom, for people.</param>
public sealed record AttendanceLine(
    int Session, DateOnly On, AttendanceOutcome Outcome, DateOnly? MovedTo, bool Corrects, DateTimeOffset RecordedAt, string RecordedBy);

/// <summary>A session as it stands: the day it is on now and what became of it, null while nothing has.</summary>
public sealed record Session(int Number, DateOnly On, AttendanceOutcome? Outcome);

/// <summary>How often each thing happened, mistakes that were mended left out.</summary>
public sealed record AttendanceCounts(int Attended, int Missed, int Cancelled, int Rescheduled);

/// <summary>What somebody wants to write down about a session.</summary>
/// <param name="Session">The session's number, from 1.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="MovedTo">The new day, needed when rescheduling.</param>
/// <param name="Corrects">True to mend the last line about the session.</param>
public sealed record AttendanceMark(int Session, AttendanceOutcome Outcome, DateOnly? MovedTo = null, bool Corrects = false);

/// <summary>What came of marking a session.</summary>
public abstract record MarkOutcome
{
    private MarkOutcome()
    {
    }

    public sealed record Marked(Enrolment Enrolment, AttendanceLine Line) : MarkOutcome;

    public sealed record NotMarked(MarkProblem Why) : MarkOutcome;
}

public enum MarkProblem
{
    NoSuchSession = 1,

    /// <summary>It has an outcome; only a correction can follow.</summary>
    AlreadyMarked = 2,
    NothingToCorrect = 3,

    /// <summary>A session cannot have been attended or missed before its day.</summary>
    NotYet = 4,
    NewDayNeeded = 5,
    NewDayInPast = 6,

    /// <summary>The person is no longer on the programme.</summary>
    Ended = 7,
}
