using Ridgeway.Events;
using Ridgeway.Records;
using Ridgeway.Referrals;

namespace Ridgeway.Delivery;

/// <summary>
/// What became of a session. Told again for the same session where it was moved, or where a mistake was mended:
/// the last word about a session is the one that counts.
/// </summary>
public sealed record Attended(ReferralId Referral, PersonId Person, int Session, AttendanceOutcome Outcome, DateOnly On) : DomainEvent
{
    public override PersonId? About => Person;
}

/// <summary>Enough sessions were attended.</summary>
public sealed record Completed(ReferralId Referral, PersonId Person, DateOnly On) : DomainEvent
{
    public override PersonId? About => Person;
}

/// <summary>Stopped before completion, or accepted and never came.</summary>
public sealed record EndedEarly(ReferralId Referral, PersonId Person, EarlyEndReason Reason, DateOnly On) : DomainEvent
{
    public override PersonId? About => Person;
}

/// <summary>A questionnaire has been answered: told once for each measure it yields. Where a stage is answered twice, the later counts.</summary>
/// <param name="Referral">Which referral.</param>
/// <param name="Person">Who.</param>
/// <param name="Questionnaire">Which questionnaire.</param>
/// <param name="Stage">At the start or at the end.</param>
/// <param name="Measure">One of the names in <see cref="Questionnaires"/>.</param>
/// <param name="Value">Points for ONS4, minutes a week for activity.</param>
/// <param name="On">The day it was answered.</param>
public sealed record QuestionnaireScored(
    ReferralId Referral, PersonId Person, Questionnaire Questionnaire, QuestionnaireStage Stage, string Measure, double Value, DateOnly On) : DomainEvent
{
    public override PersonId? About => Person;
}
