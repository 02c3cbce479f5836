using Ridgeway.Records;

namespace Ridgeway.Providers;

/// <summary>What has been found about one service so far.</summary>
internal sealed class ServiceOpinion
{
    public List<GoodPoint> GoodPoints { get; } = [];

    public List<Doubt> Doubts { get; } = [];

    public List<Obstacle> Obstacles { get; } = [];

    public void Weigh(ServiceStatus status)
    {
        Obstacle? obstacle = status switch
        {
            ServiceStatus.Active => null,
            ServiceStatus.Inactive or ServiceStatus.Defunct => Obstacle.NotRunning,
            ServiceStatus.TemporarilyClosed => Obstacle.TemporarilyClosed,
            ServiceStatus.NotSaid => Obstacle.StatusNotSaid,
        };
        if (obstacle is { } found)
        {
            Obstacles.Add(found);
        }
    }

    public void WeighAccreditation(ServiceCandidate candidate, ServiceNeed need, DateOnly today)
    {
        if (AccreditationObstacle(candidate, need, today) is { } obstacle)
        {
            Obstacles.Add(obstacle);
        }
    }

    public void WeighRoom(Room room)
    {
        switch (room)
        {
            case Room.Free:
                GoodPoints.Add(GoodPoint.HasRoom);
                break;
            case Room.Full:
                Obstacles.Add(Obstacle.Full);
                break;
            case Room.AskUs:
                Doubts.Add(Doubt.RoomNotKnown);
                break;
        }
    }

    public void WeighAccess(Service service, ServiceNeed need)
    {
        var notMet = need.Access.Any(facet => service.Access.TryGetValue(facet, out var offered) && !offered);
        var notRecorded = need.Access.Any(facet => !service.Access.ContainsKey(facet));
        if (notMet)
        {
            Obstacles.Add(Obstacle.AccessNeedNotMet);
        }
        else if (notRecorded)
        {
            Doubts.Add(Doubt.AccessNotRecorded);
        }
        else if (need.Access.Count > 0)
        {
            GoodPoints.Add(GoodPoint.MeetsAccessNeeds);
        }
    }

    public void WeighAgeAndSex(Service service, ServiceNeed need)
    {
        if (need.Age < service.MinimumAge)
        {
            Obstacles.Add(Obstacle.TooYoung);
        }

        if (need.Age > service.MaximumAge)
        {
            Obstacles.Add(Obstacle.TooOld);
        }

        if (need.Age is null && (service.MinimumAge is not null || service.MaximumAge is not null))
        {
            Doubts.Add(Doubt.AgeNotKnown);
        }

        WeighSex(service, AccessFacet.WomenOnly, need.Sex, Sex.Female, Obstacle.WomenOnly);
        WeighSex(service, AccessFacet.MenOnly, need.Sex, Sex.Male, Obstacle.MenOnly);
    }

    public void WeighLanguage(Service service, ServiceNeed need)
    {
        if (need.Language is not { } wanted || Speaks("en", wanted))
        {
            return;
        }

        if (service.Languages.Count == 0)
        {
            Doubts.Add(Doubt.LanguageNotRecorded);
        }
        else if (service.Languages.Any(offered => Speaks(offered, wanted)))
        {
            GoodPoints.Add(GoodPoint.SpeaksTheirLanguage);
        }
        else
        {
            Doubts.Add(Doubt.LanguageNotOffered);
        }
    }

    public void WeighDistance(double? distance, Service service, ServiceNeed need)
    {
        if (service.IsOnline)
        {
            return;
        }

        if (distance is null)
        {
            Doubts.Add(Doubt.DistanceNotKnown);
        }
        else if (distance > need.FarthestKm)
        {
            Obstacles.Add(Obstacle.TooFar);
        }
    }

    public void WeighCostAndFreshness(Service service, RankingParameters parameters, DateOnly today)
    {
        if (service.CostPence == 0)
        {
            GoodPoints.Add(GoodPoint.FreeOfCharge);
        }
        else if (service.CostPence is null && service.CostInWords is null)
        {
            Doubts.Add(Doubt.CostNotRecorded);
        }

        if (service.AssuredOn is not { } assured || assured > today)
        {
            Doubts.Add(Doubt.NeverChecked);
        }
        else if (today.DayNumber - assured.DayNumber > parameters.StaleAfterDays)
        {
            Doubts.Add(Doubt.NotCheckedLately);
        }
        else
        {
            GoodPoints.Add(GoodPoint.RecentlyChecked);
        }
    }

    private void WeighSex(Service service, AccessFacet only, Sex theirs, Sex needed, Obstacle obstacle)
    {
        if (!service.Access.GetValueOrDefault(only) || theirs == needed)
        {
            return;
        }

        if (theirs is not (Sex.Female or Sex.Male))
        {
            Doubts.Add(Doubt.SexNotKnown);
        }
        else
        {
            Obstacles.Add(obstacle);
        }
    }

    /// <summary>"en-GB" is spoken where "en" is, and the other way round.</summary>
    private static bool Speaks(string offered, string wanted) =>
        string.Equals(offered.Split('-')[0], wanted.Split('-')[0], StringComparison.OrdinalIgnoreCase);

    /// <summary>The nearest miss: what stands between this service and being accredited for the need today, or null where nothing does.</summary>
    private static Obstacle? AccreditationObstacle(ServiceCandidate candidate, ServiceNeed need, DateOnly today)
    {
        var relevant = candidate.Accreditations
            .Where(accreditation => accreditation.IsFor(candidate.Service) && accreditation.Scope.CoversIntervention(need.Intervention))
            .ToList();
        var valid = relevant.Where(accreditation => accreditation.IsValidOn(today)).ToList();
        if (valid.Count > 0)
        {
            // Several accreditations together may cover all the conditions.
            var covered = need.Conditions.All(condition => valid.Any(accreditation => accreditation.Scope.NotCovered([condition]).Count == 0));
            return covered ? null : Obstacle.NotAccreditedForCondition;
        }

        return relevant switch
        {
            _ when relevant.Any(accreditation => accreditation.State == AccreditationState.Suspended) => Obstacle.AccreditationSuspended,
            _ when relevant.Any(accreditation => accreditation.State == AccreditationState.Granted && accreditation.ValidTo < today) => Obstacle.AccreditationLapsed,
            _ when relevant.Any(accreditation => accreditation.State == AccreditationState.Granted) => Obstacle.AccreditationNotYetValid,
            _ => Obstacle.NotAccredited,
        };
    }
}
