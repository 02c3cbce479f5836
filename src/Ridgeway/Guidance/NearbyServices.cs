using System.Collections.Concurrent;
using Ridgeway.Content;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Guidance;

/// <summary>
/// The services near somebody that could take them, for showing beside the advice. What services there are is kept for half a
/// minute; whoever refers looks afresh.
/// </summary>
internal sealed class NearbyServices(IServiceScopeFactory scopes, Places places, ContentPack content, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (long At, IReadOnlyList<ServiceCandidate> Found)> kept = new(StringComparer.Ordinal);

    /// <summary>Those that can be chosen today, best first; none for what is done in the consultation.</summary>
    public async Task<IReadOnlyList<ServiceOption>> ForAsync(Person person, Intervention intervention, DateOnly today, CancellationToken cancel)
    {
        if (!intervention.IsReferable)
        {
            return [];
        }

        var ranking = content.Of<ServiceRankingDocument>().FirstOrDefault(document => document.Effective.Includes(today));
        if (ranking is null)
        {
            return [];
        }

        var need = new ServiceNeed
        {
            Intervention = intervention.Id,
            AlsoTagged = intervention.ServiceTags,
            From = person.Lsoa is { } lsoa && places.Find(lsoa) is { } home ? GeoPoint.From(home.Latitude, home.Longitude) : null,
            Language = person.Language,
            Sex = person.Sex,
            Age = person.BirthDate is { } birth ? Age.On(birth, today).Least : null,
        };
        return RankServices.For(need, await CandidatesAsync(intervention, cancel), ranking.Ranking, today).Available;
    }

    private async Task<IReadOnlyList<ServiceCandidate>> CandidatesAsync(Intervention intervention, CancellationToken cancel)
    {
        if (kept.TryGetValue(intervention.Id, out var known) && clock.GetElapsedTime(known.At) < KeptFor)
        {
            return known.Found;
        }

        await using var scope = scopes.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<IProviders>().DeliveringAsync([intervention.Id, .. intervention.ServiceTags], cancel);
        kept[intervention.Id] = (clock.GetTimestamp(), found);
        return found;
    }
}
