using Ridgeway.Events;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;

namespace Ridgeway.Finding;

/// <summary>Somebody on a list was chosen for an offer. The groups are those of the person on that day, for whoever counts.</summary>
public sealed record PersonFound(PersonId Person, ListId? List, string Intervention, PersonGroups Groups, DateOnly On) : DomainEvent
{
    public override PersonId? About => Person;
}

/// <summary>Somebody was invited.</summary>
public sealed record PersonInvited(ListOfferId Offer, PersonId Person, ListId? List, string Intervention, ContactChannel Channel, DateOnly On) : DomainEvent
{
    public override PersonId? About => Person;
}

/// <summary>An invitation was answered, by the person or by staff who spoke with them.</summary>
public sealed record InvitationAnswered(ListOfferId Offer, PersonId Person, string Intervention, OfferStanding Standing, NoReason? Reason, DateOnly On) : DomainEvent
{
    public override PersonId? About => Person;
}
