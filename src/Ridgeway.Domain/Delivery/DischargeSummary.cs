namespace Ridgeway.Delivery;

/// <summary>
/// What goes back to the people who referred, when somebody completes or stops. Facts only; the words are made where it is shown.
/// </summary>
public sealed record DischargeSummary
{
    public required string Programme { get; init; }

    public required string ServiceName { get; init; }

    public required string ProviderName { get; init; }

    /// <summary>The first session attended; null where the person never came.</summary>
    public required DateOnly? StartedOn { get; init; }

    public required EnrolmentEnd End { get; init; }

    public required int SessionsPlanned { get; init; }

    public required AttendanceCounts Attendance { get; init; }

    /// <summary>Every measure of the programme, with what is missing shown as missing.</summary>
    public required IReadOnlyList<MeasureChange> Measures { get; init; }

    /// <param name="enrolment">An enrolment that has ended.</param>
    /// <param name="serviceName">For people.</param>
    /// <param name="providerName">For people.</param>
    /// <exception cref="InvalidOperationException">The enrolment has not ended.</exception>
    public static DischargeSummary Of(Enrolment enrolment, string serviceName, string providerName) => new()
    {
        Programme = enrolment.Programme.Name,
        ServiceName = serviceName,
        ProviderName = providerName,
        StartedOn = enrolment.FirstAttendedOn,
        End = enrolment.End ?? throw new InvalidOperationException("There is no discharge before the end."),
        SessionsPlanned = enrolment.Programme.Sessions,
        Attendance = enrolment.Counts,
        Measures =
        [
            .. enrolment.Programme.Questionnaires.SelectMany(asked => asked.Measures()).Select(measure => new MeasureChange(
                measure,
                enrolment.Score(measure, QuestionnaireStage.Baseline),
                enrolment.Score(measure, QuestionnaireStage.FollowUp))),
        ],
    };
}

/// <summary>One measure at the start and at the end; null where it was not answered.</summary>
public sealed record MeasureChange(string Measure, double? Baseline, double? FollowUp)
{
    /// <summary>Follow-up less baseline, only where both were answered.</summary>
    public double? Change => FollowUp - Baseline;

    /// <summary>True where the change is for the better; null where there is none or no change at all.</summary>
    public bool? IsBetter => Change is null or 0 ? null : Change > 0 == Questionnaires.HigherIsBetter(Measure);
}
