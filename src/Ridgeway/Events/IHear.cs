namespace Ridgeway.Events;

/// <summary>
/// A room that wants to hear an event. The courier calls it inside a transaction of the scope's database and notes that it
/// was heard in the same transaction: whatever the hearer saves there happens once, however often the event is delivered.
/// </summary>
internal interface IHear<in TEvent>
    where TEvent : DomainEvent
{
    Task HearAsync(TEvent happened, CancellationToken cancel);
}
