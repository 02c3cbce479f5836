using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Exchange.Fhir.Searching;
using Ridgeway.Records.ServeFhir;

namespace Ridgeway.Records.ExportFhir;

/// <summary>
/// What of each type is exported (Bulk Data, _typeFilter): a resource of a type that has filters goes where one of them fits, and of a
/// type that has none every one goes.
/// </summary>
internal sealed class TypeFilters
{
    private readonly ILookup<string, FhirQuery> filters;

    private TypeFilters(IEnumerable<FhirQuery> all) => filters = all.ToLookup(one => one.Type);

    /// <summary>Reads "Observation?code=8480-6", one each.</summary>
    /// <returns>The filters, or in words what cannot be understood.</returns>
    public static (TypeFilters? Filters, string? Problem) Read(IEnumerable<string> written)
    {
        var all = new List<FhirQuery>();
        foreach (var one in written)
        {
            var question = one.IndexOf('?', StringComparison.Ordinal);
            var type = question < 0 ? one : one[..question];
            if (question < 0 || SearchParameters.For(type).Count == 0)
            {
                return (null, $"_typeFilter must be TYPE?SEARCH of a type served here: '{one}'.");
            }

            var query = FhirQuery.Read(type, QueryHelpers.ParseQuery(one[question..]).Select(part => new KeyValuePair<string, StringValues>(part.Key, part.Value)));
            if (query.Problem is { } problem)
            {
                return (null, $"_typeFilter '{one}': {problem}");
            }

            if (query.Unknown.Count > 0 || query.Wishes.Count == 0 || query.Wishes.Count < query.Heeded.Count)
            {
                return (null, $"_typeFilter '{one}' is not supported: only search parameters that /fhir/metadata lists for {type} are.");
            }

            all.Add(query);
        }

        return (new TypeFilters(all), null);
    }

    public IEnumerable<string> Types => filters.Select(one => one.Key);

    public bool Fits(GivenResource resource) =>
        !filters.Contains(resource.Type) || filters[resource.Type].Any(query => query.Wishes.TrueForAll(wish => SearchMatch.Fits(resource.Json, wish)));
}
