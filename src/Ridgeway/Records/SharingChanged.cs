using Ridgeway.Events;
using Ridgeway.Records.Rights;

namespace Ridgeway.Records;

/// <summary>A person chose how their record is used, or a choice of theirs was heard, ended or taken back.</summary>
/// <param name="Person">Who; told once for each id that leads to them.</param>
/// <param name="Choices">Every choice of theirs now, with the days it holds.</param>
public sealed record SharingChanged(PersonId Person, IReadOnlyList<SharingChoice> Choices) : DomainEvent
{
    public override PersonId? About => Person;
}
