using Ridgeway.Guidance;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Referrals;

/// <summary>What a person needs of a service beyond what the record says.</summary>
/// <param name="Access">What they cannot do without.</param>
/// <param name="FarthestKm">The farthest they can go; null where they did not say.</param>
internal sealed record PersonalNeeds(IReadOnlySet<AccessFacet> Access, double? FarthestKm)
{
    public static PersonalNeeds NoneSaid { get; } = new(new HashSet<AccessFacet>(), null);
}

/// <summary>The services that could take a person for an intervention, in order, with those that cannot and why.</summary>
internal sealed class ServicesForPerson(IProviders providers, IGuidance guidance, Places places, ReferralContent content)
{
    public async Task<ServiceOptions> ForAsync(
        Person person, string intervention, PersonalNeeds needs, IReadOnlySet<ServiceId> tried, DateOnly today, CancellationToken cancel)
    {
        var need = new ServiceNeed
        {
            Intervention = intervention,
            AlsoTagged = guidance.Intervention(intervention)?.ServiceTags ?? [],
            From = places.HomeOf(person),
            FarthestKm = needs.FarthestKm,
            Access = needs.Access,
            Language = person.Language,
            Sex = person.Sex,
            Age = person.BirthDate is { } birth ? Age.On(birth, today).Least : null,
            AlreadyTried = tried,
        };
        var candidates = await providers.DeliveringAsync([intervention, .. need.AlsoTagged], cancel);
        return RankServices.For(need, candidates, content.On(today).Ranking, today);
    }
}

/// <summary>Where people live, as far as the places in the content know.</summary>
internal static class Homes
{
    /// <summary>A point in the small area where the person lives; null where that is not known.</summary>
    public static GeoPoint? HomeOf(this Places places, Person person) =>
        person.Lsoa is { } lsoa && places.Find(lsoa) is { } home ? GeoPoint.From(home.Latitude, home.Longitude) : null;
}
