using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Codes;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Referrals;

namespace Ridgeway.Evaluation;

/// <summary>
/// One referral as evaluation has heard of it. Until the sending itself is heard, programme and groups are not known and the
/// row is not evaluated; nothing that was heard first is lost.
/// </summary>
internal sealed class CourseRow
{
    public required PersonId PersonId { get; init; }

    public required ReferralId ReferralId { get; init; }

    /// <summary>Null until the sending is heard.</summary>
    public string? Programme { get; set; }

    public ServiceId? ServiceId { get; set; }

    /// <summary>Who has it now.</summary>
    public ProviderId? ProviderId { get; set; }

    public OdsCode? Practice { get; set; }

    public int? DeprivationQuintile { get; set; }

    public Sex Sex { get; set; } = Sex.NotRecorded;

    public EthnicGroup EthnicGroup { get; set; } = EthnicGroup.NotKnown;

    public int? AgeOnDay { get; set; }

    public DateOnly? ReferredOn { get; set; }

    public DateOnly? AcceptedOn { get; set; }

    public DateOnly? CompletedOn { get; set; }

    public DateOnly? EndedEarlyOn { get; set; }
}

/// <summary>A session of a course: what became of it, the last word on it.</summary>
internal sealed class SessionRow
{
    public required PersonId PersonId { get; init; }

    public required ReferralId ReferralId { get; init; }

    public required int Session { get; init; }

    public bool WasAttended { get; set; }

    public DateOnly HeldOn { get; set; }
}

/// <summary>A measure of a person on a course, at the start or at the end; the last answer.</summary>
internal sealed class ReadingRow
{
    public required PersonId PersonId { get; init; }

    public required ReferralId ReferralId { get; init; }

    public required string Measure { get; init; }

    public required bool IsFollowUp { get; init; }

    public double Value { get; set; }

    public DateOnly AnsweredOn { get; set; }
}

internal sealed class CourseRowMapping : IEntityTypeConfiguration<CourseRow>
{
    public void Configure(EntityTypeBuilder<CourseRow> builder)
    {
        builder.ToTable("evaluation_course");
        builder.HasKey(row => new { row.PersonId, row.ReferralId });
    }
}

internal sealed class SessionRowMapping : IEntityTypeConfiguration<SessionRow>
{
    public void Configure(EntityTypeBuilder<SessionRow> builder)
    {
        builder.ToTable("evaluation_session");
        builder.HasKey(row => new { row.PersonId, row.ReferralId, row.Session });
    }
}

internal sealed class ReadingRowMapping : IEntityTypeConfiguration<ReadingRow>
{
    public void Configure(EntityTypeBuilder<ReadingRow> builder)
    {
        builder.ToTable("evaluation_reading");
        builder.HasKey(row => new { row.PersonId, row.ReferralId, row.Measure, row.IsFollowUp });
    }
}
