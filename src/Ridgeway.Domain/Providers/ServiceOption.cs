namespace Ridgeway.Providers;

/// <summary>Every service that delivers what is needed: those that can be chosen, best first, and those that cannot, with why.</summary>
public sealed record ServiceOptions(IReadOnlyList<ServiceOption> Available, IReadOnlyList<ServiceOption> NotAvailable)
{
    public IEnumerable<ServiceOption> All => Available.Concat(NotAvailable);
}

/// <summary>One service as it looked for one person on one day.</summary>
/// <param name="Service">The service.</param>
/// <param name="NearestPlace">The place of it nearest to the person, or its first; null where none is recorded.</param>
/// <param name="DistanceKm">Great-circle kilometres to that place; null where either end is not known.</param>
/// <param name="Room">Whether there is room.</param>
/// <param name="GoodPoints">What speaks for it.</param>
/// <param name="Doubts">What is not known or not ideal: ask before sending.</param>
/// <param name="Obstacles">Why it cannot be chosen; empty for one that can.</param>
public sealed record ServiceOption(
    Service Service,
    Place? NearestPlace,
    double? DistanceKm,
    Room Room,
    IReadOnlyList<GoodPoint> GoodPoints,
    IReadOnlyList<Doubt> Doubts,
    IReadOnlyList<Obstacle> Obstacles)
{
    public bool IsAvailable => Obstacles.Count == 0;
}

/// <summary>What speaks for a service.</summary>
public enum GoodPoint
{
    Nearest = 1,
    HasRoom = 2,
    MeetsAccessNeeds = 3,
    SpeaksTheirLanguage = 4,
    FreeOfCharge = 5,
    RecentlyChecked = 6,
}

/// <summary>What is not known about a service, or not ideal.</summary>
public enum Doubt
{
    DistanceNotKnown = 1,
    RoomNotKnown = 2,
    AccessNotRecorded = 3,
    LanguageNotOffered = 4,
    LanguageNotRecorded = 5,
    CostNotRecorded = 6,
    NeverChecked = 7,
    NotCheckedLately = 8,
    AgeNotKnown = 9,
    SexNotKnown = 10,
}

/// <summary>Why a service cannot be chosen for this person today.</summary>
public enum Obstacle
{
    NotRunning = 1,
    TemporarilyClosed = 2,
    StatusNotSaid = 3,
    NotAccredited = 4,
    AccreditationNotYetValid = 5,
    AccreditationLapsed = 6,
    AccreditationSuspended = 7,
    NotAccreditedForCondition = 8,
    Full = 9,
    AccessNeedNotMet = 10,
    WomenOnly = 11,
    MenOnly = 12,
    TooYoung = 13,
    TooOld = 14,
    TooFar = 15,
    AlreadyTried = 16,
}
