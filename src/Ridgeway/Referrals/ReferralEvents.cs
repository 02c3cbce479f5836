using Ridgeway.Codes;
using Ridgeway.Events;
using Ridgeway.Providers;
using Ridgeway.Records;

namespace Ridgeway.Referrals;

/// <summary>A referral has been sent. The groups are those of the person on that day, for whoever counts.</summary>
public sealed record ReferralSent(
    ReferralId Referral, PersonId Person, ServiceId Service, ProviderId Provider, string Programme, OdsCode? Practice, PersonGroups Groups, DateOnly On) : DomainEvent
{
    public override PersonId? About => Person;
}

/// <summary>It now lies with another provider: after a refusal, after silence, or because somebody chose again.</summary>
public sealed record ReferralReOffered(ReferralId Referral, PersonId Person, ServiceId Service, ProviderId Provider, DateOnly On) : DomainEvent
{
    public override PersonId? About => Person;
}

/// <summary>A provider has said yes and given a first day.</summary>
public sealed record ReferralAccepted(ReferralId Referral, PersonId Person, DateOnly StartsOn, DateOnly On) : DomainEvent
{
    public override PersonId? About => Person;
}

/// <summary>A provider has said no, or the record now forbids it. The referral is still open.</summary>
public sealed record ReferralRefused(ReferralId Referral, PersonId Person, RefusalReason Reason, DateOnly On) : DomainEvent
{
    public override PersonId? About => Person;
}

/// <summary>Something was overdue and a named person has it now. The referral is still open.</summary>
public sealed record ReferralEscalated(ReferralId Referral, PersonId Person, NextStep NotDone, DateOnly On) : DomainEvent
{
    public override PersonId? About => Person;
}

/// <summary>A referral is over.</summary>
public sealed record ReferralClosed(ReferralId Referral, PersonId Person, ClosedHow How, DateOnly On) : DomainEvent
{
    public override PersonId? About => Person;
}
