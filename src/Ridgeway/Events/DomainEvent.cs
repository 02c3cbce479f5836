using Ridgeway.Records;

namespace Ridgeway.Events;

/// <summary>Something that happened, told by one room to the rooms after it.</summary>
public abstract record DomainEvent
{
    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The person it is about, or null. Events about one person are heard in the order they happened.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual PersonId? About => null;
}
