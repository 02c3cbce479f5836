using Ridgeway.Events;

namespace Ridgeway.Records;

/// <summary>Two records turned out to be one person's: whoever asks for the one that went is shown the one that stayed.</summary>
/// <param name="Gone">The id that went. Rooms keep what they hold under it; it leads to the other.</param>
/// <param name="Kept">The id that stayed.</param>
public sealed record PeopleMerged(PersonId Gone, PersonId Kept) : DomainEvent
{
    public override PersonId? About => Kept;
}

/// <summary>A merge was undone: the two are two people again.</summary>
public sealed record PeopleParted(PersonId Gone, PersonId Kept) : DomainEvent
{
    public override PersonId? About => Kept;
}
