using System.Text;

namespace Ridgeway.Delivery.EndProgramme;

/// <summary>A discharge summary as readable text: for those who referred, and shorter for the person.</summary>
internal static class DischargeWords
{
    public static (string Title, string Body, string ToThePerson) Of(DischargeSummary summary)
    {
        var title = summary.End.IsCompletion
            ? $"Completed: {summary.Programme}"
            : $"Ended early: {summary.Programme}";
        return (title, ForReferrer(summary), ForPerson(summary));
    }

    private static string ForReferrer(DischargeSummary summary)
    {
        var text = new StringBuilder();
        text.Append(summary.Programme).Append(", at ").Append(summary.ProviderName).Append(" (").Append(summary.ServiceName).Append(").\n\n");
        text.Append(Outcome(summary)).Append('\n');
        text.Append(summary.StartedOn is { } started ? $"First session attended: {started:d MMMM yyyy}.\n" : "No session was attended.\n");
        text.Append(Attendance(summary)).Append("\n\n");
        text.Append("What changed, at the start and at the end:\n");
        foreach (var change in summary.Measures)
        {
            text.Append("- ").Append(Change(change)).Append('\n');
        }

        if (!string.IsNullOrWhiteSpace(summary.End.Note))
        {
            text.Append("\nFrom the provider: ").Append(summary.End.Note.Trim()).Append('\n');
        }

        text.Append("\nOne person's change does not say what caused it.");
        return text.ToString();
    }

    private static string ForPerson(DischargeSummary summary) => summary.End.IsCompletion
        ? $"You completed {summary.Programme} on {summary.End.On:d MMMM yyyy}. Well done. You came to {Times(summary.Attendance.Attended)}. Those who referred you have been told how it went."
        : $"Your time on {summary.Programme} ended on {summary.End.On:d MMMM yyyy}. You came to {Times(summary.Attendance.Attended)}. Those who referred you have been told. If you would like to try again, talk to them.";

    private static string Outcome(DischargeSummary summary) => summary.End.EarlyBecause is { } reason
        ? $"Ended early on {summary.End.On:d MMMM yyyy}: {reason.ForPeople().ToLowerInvariant()}."
        : $"Completed on {summary.End.On:d MMMM yyyy}.";

    private static string Attendance(DischargeSummary summary)
    {
        var counts = summary.Attendance;
        return $"Sessions: {counts.Attended} attended of {summary.SessionsPlanned} planned, {counts.Missed} missed, {counts.Rescheduled} moved, {counts.Cancelled} cancelled by the provider.";
    }

    private static string Change(MeasureChange change)
    {
        var name = DeliveryWords.Measure(change.Measure);
        return (change.Baseline, change.FollowUp) switch
        {
            (null, null) => $"{name}: not answered.",
            ({ } start, null) => $"{name}: {start} at the start, not answered at the end.",
            (null, { } end) => $"{name}: not answered at the start, {end} at the end.",
            ({ } start, { } end) => $"{name}: {start} to {end} ({change.Change:+0.##;-0.##;no change}{Better(change)}).",
        };
    }

    private static string Better(MeasureChange change) => change.IsBetter switch { true => ", better", false => ", worse", null => "" };

    private static string Times(int sessions) => sessions == 1 ? "1 session" : $"{sessions} sessions";
}
