using Ridgeway.Codes;

namespace Ridgeway.Providers;

/// <summary>An organisation that runs services: a leisure trust, a charity, a hospital team, a village club.</summary>
public sealed record Provider
{
    public required ProviderId Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>Its code in the Organisation Data Service; most small providers have none.</summary>
    public OdsCode? OdsCode { get; init; }

    public string? Website { get; init; }

    public string? Email { get; init; }
}
