using Ridgeway.Providers;

namespace Ridgeway.Referrals;

/// <summary>What a person was shown when choosing, as it looked then, and what was chosen by whom. Kept as long as the referral.</summary>
public sealed record ChoiceRecord
{
    public required ReferralId Referral { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Every option, in the order shown, those that could not be chosen included.</summary>
    public required IReadOnlyList<OptionShown> Options { get; init; }

    public required ServiceId Chosen { get; init; }

    /// <summary>Services the person agreed may be asked next, in order.</summary>
    public required IReadOnlyList<ServiceId> ThenAsk { get; init; }

    public required ChosenBy By { get; init; }
}

/// <summary>One option as it was shown.</summary>
public sealed record OptionShown(
    int Rank,
    ServiceId Service,
    string ServiceName,
    string ProviderName,
    double? DistanceKm,
    int? PlacesLeft,
    IReadOnlyList<GoodPoint> GoodPoints,
    IReadOnlyList<Doubt> Doubts,
    IReadOnlyList<Obstacle> Obstacles)
{
    public static OptionShown Of(ServiceOption option, int rank) => new(
        rank,
        option.Service.Id,
        option.Service.Name,
        option.Service.ProviderName,
        option.DistanceKm,
        option.Room switch { Room.Free free => free.Left, Room.Full => 0, Room.AskUs or _ => null },
        option.GoodPoints,
        option.Doubts,
        option.Obstacles);
}

public enum ChosenBy
{
    Person = 1,
    PersonAndClinicianTogether = 2,

    /// <summary>By somebody the person asked to choose for them.</summary>
    Carer = 3,

    /// <summary>The person left it to the clinician.</summary>
    ClinicianForPerson = 4,
}
