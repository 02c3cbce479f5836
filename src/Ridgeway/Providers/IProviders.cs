namespace Ridgeway.Providers;

/// <summary>What other rooms may ask of Providers.</summary>
internal interface IProviders
{
    /// <summary>Every service that delivers any of these interventions, whatever its state, with its accreditations and its room.</summary>
    Task<IReadOnlyList<ServiceCandidate>> DeliveringAsync(IReadOnlyCollection<string> interventions, CancellationToken cancel);

    /// <summary>Every service there is, whatever it delivers, with its accreditations and its room.</summary>
    Task<IReadOnlyList<ServiceCandidate>> AllAsync(CancellationToken cancel);

    /// <summary>Null where there is no such service.</summary>
    Task<Service?> ServiceAsync(ServiceId service, CancellationToken cancel);

    /// <summary>All services of a provider, by name.</summary>
    Task<IReadOnlyList<Service>> RunByAsync(ProviderId provider, CancellationToken cancel);

    /// <summary>Null where there is no such provider.</summary>
    Task<Provider?> ProviderAsync(ProviderId provider, CancellationToken cancel);

    /// <summary>
    /// Holds a place for a referral, in the caller's save. Where somebody has taken the last place meanwhile, this or the save
    /// fails with <see cref="Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException"/>: look again and decide again.
    /// </summary>
    Task HoldPlaceAsync(ServiceId service, Guid holder, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The provider said yes: the place held becomes a place taken, in the caller's save.</summary>
    Task TakePlaceAsync(ServiceId service, Guid holder, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Gives a held or taken place back, in the caller's save. Nothing happens where none was held.</summary>
    Task ReleasePlaceAsync(ServiceId service, Guid holder, DateTimeOffset now, CancellationToken cancel);
}
