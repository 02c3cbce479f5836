using Ridgeway.Events;

namespace Ridgeway.Records;

/// <summary>Who a person is has changed: later rooms that keep groups for reporting follow.</summary>
public sealed record RecordUpdated(PersonId Person, PersonGroups Groups) : DomainEvent
{
    public override PersonId? About => Person;
}
