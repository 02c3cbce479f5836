namespace Ridgeway.Providers;

/// <summary>
/// Puts the services that deliver an intervention in order for one person: those that leave least in doubt about what the
/// person cannot do without, then nearest band, then known room, then fresh entries, then exact distance, then name.
/// Nothing that delivers the intervention is left out; what cannot be chosen is listed with every reason.
/// </summary>
public static class RankServices
{
    public static ServiceOptions For(ServiceNeed need, IEnumerable<ServiceCandidate> candidates, RankingParameters parameters, DateOnly today)
    {
        var options = candidates
            .Where(candidate => candidate.Service.Interventions.Any(tag => tag == need.Intervention || need.AlsoTagged.Contains(tag)))
            .Select(candidate => Look(candidate, need, parameters, today))
            .OrderBy(option => option.Doubts.Count(IsAboutTheirNeeds))
            .ThenBy(option => Band(option, parameters))
            .ThenBy(option => option.Room is Room.Free ? 0 : 1)
            .ThenBy(option => option.Doubts.Any(IsAboutFreshness) ? 1 : 0)
            .ThenBy(option => option.DistanceKm ?? double.MaxValue)
            .ThenBy(option => option.Service.Name, StringComparer.Ordinal)
            .ThenBy(option => option.Service.Id)
            .ToList();

        var available = options.Where(option => option.IsAvailable).ToList();
        MarkNearest(available);
        return new ServiceOptions(available, [.. options.Where(option => !option.IsAvailable)]);
    }

    private static ServiceOption Look(ServiceCandidate candidate, ServiceNeed need, RankingParameters parameters, DateOnly today)
    {
        var service = candidate.Service;
        var (place, distance) = service.NearestTo(need.From);
        var room = candidate.Capacity?.RoomOn(today) ?? new Room.AskUs();
        var opinion = new ServiceOpinion();
        opinion.Weigh(service.Status);
        opinion.WeighAccreditation(candidate, need, today);
        opinion.WeighRoom(room);
        opinion.WeighAccess(service, need);
        opinion.WeighAgeAndSex(service, need);
        opinion.WeighLanguage(service, need);
        opinion.WeighDistance(distance, service, need);
        opinion.WeighCostAndFreshness(service, parameters, today);
        if (need.AlreadyTried.Contains(service.Id))
        {
            opinion.Obstacles.Add(Obstacle.AlreadyTried);
        }

        return new ServiceOption(service, place, distance, room, opinion.GoodPoints, opinion.Doubts, opinion.Obstacles);
    }

    private static int Band(ServiceOption option, RankingParameters parameters) => option switch
    {
        _ when option.Service.IsOnline => 0,
        { DistanceKm: { } km } => parameters.DistanceBandsKm.TakeWhile(edge => km > edge).Count(),
        _ => int.MaxValue,
    };

    private static void MarkNearest(List<ServiceOption> available)
    {
        var nearest = available.Where(option => option.DistanceKm is not null).MinBy(option => option.DistanceKm);
        if (nearest is not null)
        {
            available[available.IndexOf(nearest)] = nearest with { GoodPoints = [GoodPoint.Nearest, .. nearest.GoodPoints] };
        }
    }

    private static bool IsAboutTheirNeeds(Doubt doubt) =>
        doubt is Doubt.AccessNotRecorded or Doubt.LanguageNotOffered or Doubt.LanguageNotRecorded or Doubt.AgeNotKnown or Doubt.SexNotKnown;

    private static bool IsAboutFreshness(Doubt doubt) => doubt is Doubt.NeverChecked or Doubt.NotCheckedLately;
}
