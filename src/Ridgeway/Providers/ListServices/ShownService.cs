namespace Ridgeway.Providers.ListServices;

/// <summary>A service as commands and the API show it to those who keep the directory.</summary>
internal sealed record ShownService(
    ServiceId Service,
    string Name,
    ProviderId Provider,
    string ProviderName,
    ServiceStatus Status,
    IReadOnlyList<string> Interventions,
    IReadOnlyList<ShownAccreditation> Accreditations,
    string Room,
    DateOnly? AssuredOn)
{
    public static ShownService Of(ServiceCandidate candidate, DateOnly today) => new(
        candidate.Service.Id,
        candidate.Service.Name,
        candidate.Service.Provider,
        candidate.Service.ProviderName,
        candidate.Service.Status,
        candidate.Service.Interventions,
        [.. candidate.Accreditations.Select(accreditation => ShownAccreditation.Of(accreditation, today))],
        candidate.Capacity?.RoomOn(today) switch
        {
            Providers.Room.Free free => $"{free.Left} of {free.Of}",
            Providers.Room.Full => "full",
            _ => "ask us",
        },
        candidate.Service.AssuredOn);
}

internal sealed record ShownAccreditation(
    string Scheme, AccreditationState State, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<string> Interventions, IReadOnlyList<string> Conditions, bool IsValid)
{
    public static ShownAccreditation Of(Accreditation accreditation, DateOnly today) => new(
        accreditation.Scheme, accreditation.State, accreditation.ValidFrom, accreditation.ValidTo,
        accreditation.Scope.Interventions, accreditation.Scope.Conditions, accreditation.IsValidOn(today));
}
