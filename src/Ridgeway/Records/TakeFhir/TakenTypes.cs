using Ridgeway.Exchange.Fhir.Searching;

namespace Ridgeway.Records.TakeFhir;

/// <summary>The types that can be sent to the FHIR address: all that are served. What Ridgeway does not read facts from is kept as it came.</summary>
internal static class TakenTypes
{
    public static IReadOnlySet<string> All { get; } = SearchParameters.Types.Where(type => type != "Group").ToHashSet();
}
