namespace Ridgeway.Events;

internal static class EventsSetup
{
    public static IServiceCollection AddEvents(this IServiceCollection services) => services.AddSingleton<Courier>();

    /// <summary>Registers a room's hearer for one kind of event.</summary>
    public static IServiceCollection AddHearer<TEvent, THearer>(this IServiceCollection services)
        where TEvent : DomainEvent
        where THearer : class, IHear<TEvent> =>
        services.AddScoped<IHear<TEvent>, THearer>();
}
