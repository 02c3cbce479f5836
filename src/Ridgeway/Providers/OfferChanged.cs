using Ridgeway.Events;

namespace Ridgeway.Providers;

/// <summary>What a provider offers has changed: a service, its accreditation or its room. Later rooms look again.</summary>
public sealed record OfferChanged(ProviderId Provider) : DomainEvent;
