using Ridgeway.Content;
using Ridgeway.Finding;
using Ridgeway.Time;

namespace Ridgeway.Providers;

/// <summary><c>service-ranking:</c> how services are put in order.</summary>
internal sealed record ServiceRankingDocument(string Id, string Version, EffectiveDates Effective, RankingParameters Ranking) : IDatedContent;

internal sealed class ServiceRankingReader : IContentKind
{
    public string Key => "service-ranking";

    public object Read(string id, ContentEntry entry)
    {
        entry.Text("name");
        entry.Source();
        entry.Approval();
        var bands = entry.Texts("distance-bands-km").Select(text => double.TryParse(text, out var km) ? km : double.NaN).ToList();
        if (bands.Count == 0 || bands.Exists(km => !(km > 0)) || !bands.Order().SequenceEqual(bands))
        {
            entry.Problem("distance-bands-km", "Rising distances in kilometres are expected: [2, 5, 10].");
        }

        return new ServiceRankingDocument(
            id, entry.Text("version"), entry.Effective(), new RankingParameters(bands, entry.Whole("stale-after-days", 1, 3660)));
    }
}
