using System.Text.Json.Nodes;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Exchange.Fhir.Searching;

namespace Ridgeway.Records.ServeFhir;

/// <summary>Puts found resources in the order asked for; without a wish they stay in the order they came.</summary>
internal static class SearchOrder
{
    public static IReadOnlyList<GivenResource> Sorted(List<GivenResource> found, IReadOnlyList<(SearchParameter Parameter, bool Down)> by)
    {
        IOrderedEnumerable<GivenResource>? sorted = null;
        foreach (var (parameter, down) in by)
        {
            string Key(GivenResource resource) => parameter.Paths.SelectMany(path => SearchMatch.At(resource.Json, path)).Select(WordsOf).FirstOrDefault() ?? "";

            sorted = (sorted, down) switch
            {
                (null, false) => found.OrderBy(Key, StringComparer.Ordinal),
                (null, true) => found.OrderByDescending(Key, StringComparer.Ordinal),
                (_, false) => sorted.ThenBy(Key, StringComparer.Ordinal),
                (_, true) => sorted.ThenByDescending(Key, StringComparer.Ordinal),
            };
        }

        return sorted is null ? found : [.. sorted];
    }

    private static string WordsOf(JsonNode node) => node switch
    {
        JsonValue value => GivenTree.Text(value) ?? value.ToJsonString(),
        JsonObject made => GivenTree.Text(made["start"]) ?? GivenTree.Text(made["family"]) ?? GivenTree.Text(made["text"]) ?? GivenTree.Text(made["code"]) ?? made.ToJsonString(),
        _ => "",
    };
}
