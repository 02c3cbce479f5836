using Ridgeway.Providers;

namespace Ridgeway.Referrals;

/// <summary>The referral as it lies with one provider.</summary>
public sealed record Offer
{
    public required ServiceId Service { get; init; }

    public required string ServiceName { get; init; }

    public required ProviderId Provider { get; init; }

    public required string ProviderName { get; init; }

    public required DateOnly OfferedOn { get; init; }

    public OfferState State { get; init; } = OfferState.Waiting;

    /// <summary>The day the provider answered, or the day it was taken elsewhere.</summary>
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>The first day, once accepted.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>The provider as owner of the next step.</summary>
    public Owner Owner => new(OwnerKind.Provider, Provider.ToString(), ProviderName);

    public static Offer To(Service service, DateOnly today) => new()
    {
        Service = service.Id,
        ServiceName = service.Name,
        Provider = service.Provider,
        ProviderName = service.ProviderName,
        OfferedOn = today,
    };
}

public enum OfferState
{
    Waiting = 1,
    Accepted = 2,
    Refused = 3,

    /// <summary>Not answered in time and taken to another provider.</summary>
    Lapsed = 4,
}

/// <summary>Who sent a referral, and to whom everything about it goes back.</summary>
/// <param name="Key">The team's key: a practice's ODS code, or an organisation's id.</param>
/// <param name="Name">"Dr Amin, Ridgeway Surgery".</param>
/// <param name="Practice">The person's practice, where known, for what is counted by practice.</param>
public sealed record Referrer(string Key, string Name, Codes.OdsCode? Practice)
{
    public Owner Owner => new(OwnerKind.Referrer, Key, Name);
}
