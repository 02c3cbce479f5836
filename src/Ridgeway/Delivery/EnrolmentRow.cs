using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Referrals;

namespace Ridgeway.Delivery;

/// <summary>Somebody on a programme, as stored. The programme is kept as it was on the day, for content changes and courses go on.</summary>
internal sealed class EnrolmentRow
{
    public required PersonId PersonId { get; init; }

    public required ReferralId ReferralId { get; init; }

    public required ServiceId ServiceId { get; init; }

    public required string ServiceName { get; init; }

    public required ProviderId ProviderId { get; init; }

    public required string ProviderName { get; init; }

    public required string ProgrammeId { get; init; }

    /// <summary>The programme as it was when the person was accepted, as JSON.</summary>
    public required string Programme { get; init; }

    public required DateOnly StartsOn { get; init; }

    public DateOnly? EndedOn { get; set; }

    public EarlyEndReason? EarlyBecause { get; set; }

    public string? EndNote { get; set; }

    /// <summary>Goes up with every change.</summary>
    public int Version { get; set; }

    public List<AttendanceRow> Attendance { get; } = [];

    public List<QuestionnaireRow> Questionnaires { get; } = [];

    public Enrolment ToEnrolment() => new()
    {
        Referral = ReferralId,
        Person = PersonId,
        Service = ServiceId,
        Provider = ProviderId,
        Programme = JsonSerializer.Deserialize<Programme>(Programme, RidgewayJson.Stored)!,
        StartsOn = StartsOn,
        Attendance = [.. Attendance.OrderBy(line => line.Number).Select(line => line.ToLine())],
        Questionnaires = [.. Questionnaires.OrderBy(answered => answered.Number).Select(answered => answered.ToResult())],
        End = EndedOn is { } on ? new EnrolmentEnd(on, EarlyBecause, EndNote) : null,
    };

    public void Add(AttendanceLine line)
    {
        Attendance.Add(AttendanceRow.Of(this, Attendance.Count + 1, line));
        Version++;
    }

    public void Add(QuestionnaireResult result, string by)
    {
        Questionnaires.Add(QuestionnaireRow.Of(this, Questionnaires.Count + 1, result, by));
        Version++;
    }

    public void Write(EnrolmentEnd end)
    {
        (EndedOn, EarlyBecause, EndNote) = (end.On, end.EarlyBecause, end.Note);
        Version++;
    }
}

/// <summary>One line of attendance history, as stored.</summary>
internal sealed class AttendanceRow
{
    public required PersonId PersonId { get; init; }

    public required ReferralId ReferralId { get; init; }

    /// <summary>From 1, in the order written down.</summary>
    public required int Number { get; init; }

    public required int Session { get; init; }

    public required DateOnly OnDay { get; init; }

    public required AttendanceOutcome Outcome { get; init; }

    public DateOnly? MovedTo { get; init; }

    public required bool Corrects { get; init; }

    public required DateTime RecordedAtUtc { get; init; }

    public required string RecordedBy { get; init; }

    public AttendanceLine ToLine() =>
        new(Session, OnDay, Outcome, MovedTo, Corrects, new DateTimeOffset(RecordedAtUtc, TimeSpan.Zero), RecordedBy);

    public static AttendanceRow Of(EnrolmentRow enrolment, int number, AttendanceLine line) => new()
    {
        PersonId = enrolment.PersonId,
        ReferralId = enrolment.ReferralId,
        Number = number,
        Session = line.Session,
        OnDay = line.On,
        Outcome = line.Outcome,
        MovedTo = line.MovedTo,
        Corrects = line.Corrects,
        RecordedAtUtc = line.RecordedAt.UtcDateTime,
        RecordedBy = line.RecordedBy,
    };
}

/// <summary>A questionnaire as answered, as stored: the answers and what they were scored.</summary>
internal sealed class QuestionnaireRow
{
    public required PersonId PersonId { get; init; }

    public required ReferralId ReferralId { get; init; }

    public required int Number { get; init; }

    public required Questionnaire Questionnaire { get; init; }

    public required QuestionnaireStage Stage { get; init; }

    public required DateOnly OnDay { get; init; }

    public required string Answers { get; init; }

    public required string Scores { get; init; }

    public required string RecordedBy { get; init; }

    public QuestionnaireResult ToResult() => new(
        Questionnaire, Stage, OnDay,
        JsonSerializer.Deserialize<Dictionary<string, int>>(Answers, RidgewayJson.Stored)!,
        JsonSerializer.Deserialize<List<MeasureScore>>(Scores, RidgewayJson.Stored)!);

    public static QuestionnaireRow Of(EnrolmentRow enrolment, int number, QuestionnaireResult result, string by) => new()
    {
        PersonId = enrolment.PersonId,
        ReferralId = enrolment.ReferralId,
        Number = number,
        Questionnaire = result.Questionnaire,
        Stage = result.Stage,
        OnDay = result.On,
        Answers = JsonSerializer.Serialize(result.Answers, RidgewayJson.Stored),
        Scores = JsonSerializer.Serialize(result.Scores, RidgewayJson.Stored),
        RecordedBy = by,
    };
}

internal sealed class EnrolmentRowMapping : IEntityTypeConfiguration<EnrolmentRow>
{
    public void Configure(EntityTypeBuilder<EnrolmentRow> builder)
    {
        builder.ToTable("delivery_enrolment");
        builder.HasKey(row => new { row.PersonId, row.ReferralId });
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasMany(row => row.Attendance).WithOne().HasForeignKey(line => new { line.PersonId, line.ReferralId });
        builder.HasMany(row => row.Questionnaires).WithOne().HasForeignKey(answered => new { answered.PersonId, answered.ReferralId });
    }
}

internal sealed class AttendanceRowMapping : IEntityTypeConfiguration<AttendanceRow>
{
    public void Configure(EntityTypeBuilder<AttendanceRow> builder)
    {
        builder.ToTable("delivery_attendance");
        builder.HasKey(row => new { row.PersonId, row.ReferralId, row.Number });
    }
}

internal sealed class QuestionnaireRowMapping : IEntityTypeConfiguration<QuestionnaireRow>
{
    public void Configure(EntityTypeBuilder<QuestionnaireRow> builder)
    {
        builder.ToTable("delivery_questionnaire");
        builder.HasKey(row => new { row.PersonId, row.ReferralId, row.Number });
    }
}
