namespace Ridgeway.Delivery;

/// <summary>Words for people about programmes: one switch each.</summary>
internal static class DeliveryWords
{
    public static string ForPeople(this AttendanceOutcome outcome) => outcome switch
    {
        AttendanceOutcome.Attended => "Attended",
        AttendanceOutcome.Missed => "Missed",
        AttendanceOutcome.Cancelled => "Cancelled by us",
        AttendanceOutcome.Rescheduled => "Moved to another day",
    };

    public static string ForPeople(this MarkProblem problem) => problem switch
    {
        MarkProblem.NoSuchSession => "There is no such session.",
        MarkProblem.AlreadyMarked => "This session has been marked already. To mend a mistake, use “Correct”.",
        MarkProblem.NothingToCorrect => "There is nothing to correct: the session has not been marked.",
        MarkProblem.NotYet => "A session cannot be attended or missed before its day.",
        MarkProblem.NewDayNeeded => "Enter the day it is moved to.",
        MarkProblem.NewDayInPast => "The new day cannot be in the past.",
        MarkProblem.Ended => "This person is no longer on the programme.",
    };

    public static string ForPeople(this EarlyEndReason reason) => reason switch
    {
        EarlyEndReason.PersonChose => "The person chose to stop",
        EarlyEndReason.HealthChanged => "Their health changed",
        EarlyEndReason.StoppedAttending => "They stopped coming",
        EarlyEndReason.CouldNotContact => "They could not be reached",
        EarlyEndReason.MovedAway => "They moved away",
        EarlyEndReason.MovedToAnotherService => "They moved to another service",
        EarlyEndReason.ProgrammeEnded => "The programme was stopped",
        EarlyEndReason.Died => "The person has died",
        EarlyEndReason.NeverStarted => "They never started",
    };

    public static string ForPeople(this Questionnaire questionnaire) => questionnaire switch
    {
        Questionnaire.Ons4 => "How you feel",
        Questionnaire.WeeklyActivity => "How active you were",
    };

    public static string ForPeople(this QuestionnaireStage stage) => stage switch
    {
        QuestionnaireStage.Baseline => "At the start",
        QuestionnaireStage.FollowUp => "At the end",
    };

    /// <summary>A measure's name, with its unit and which way is better.</summary>
    public static string Measure(string measure) => measure switch
    {
        Questionnaires.LifeSatisfaction => "Life satisfaction (0 to 10, higher is better)",
        Questionnaires.Worthwhile => "Feeling that things are worthwhile (0 to 10, higher is better)",
        Questionnaires.Happiness => "Happiness yesterday (0 to 10, higher is better)",
        Questionnaires.Anxiety => "Anxiety yesterday (0 to 10, lower is better)",
        Questionnaires.ActiveMinutes => "Active minutes a week",
        _ => measure,
    };

    /// <summary>The question as it is asked. ONS4: Office for National Statistics, Open Government Licence.</summary>
    public static string Question(string question) => question switch
    {
        Questionnaires.LifeSatisfaction => "Overall, how satisfied are you with your life nowadays?",
        Questionnaires.Worthwhile => "Overall, to what extent do you feel that the things you do in your life are worthwhile?",
        Questionnaires.Happiness => "Overall, how happy did you feel yesterday?",
        Questionnaires.Anxiety => "Overall, how anxious did you feel yesterday?",
        _ => question,
    };

    /// <summary>An activity that the weekly questionnaire asks about.</summary>
    public static string Activity(string activity) => activity switch
    {
        "walking" => "Walking",
        "cycling" => "Cycling",
        "sport-or-fitness" => "Sport or fitness",
        _ => activity,
    };

    public static string ForPeople(this AnswerFaultKind fault) => fault switch
    {
        AnswerFaultKind.OutsideRange => "That number is not possible here.",
        AnswerFaultKind.UnknownQuestion => "This question is not part of the questionnaire.",
        AnswerFaultKind.HalfAnswered => "Answer days, minutes and breathing together, or leave all three empty.",
        AnswerFaultKind.NothingAnswered => "Answer at least one question.",
    };
}
