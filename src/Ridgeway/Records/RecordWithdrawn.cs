using Ridgeway.Events;

namespace Ridgeway.Records;

/// <summary>A person was known only by imports that have been withdrawn, and is no longer here. Later rooms forget the groups they keep for reporting.</summary>
public sealed record RecordWithdrawn(PersonId Person) : DomainEvent
{
    public override PersonId? About => Person;
}
