namespace Ridgeway.Records;

/// <summary>How we know a fact: which import, which file and place in it, and the resource it was.</summary>
/// <param name="Import">The import that brought it.</param>
/// <param name="Document">The file or message, as named at import.</param>
/// <param name="Line">1-based line of an NDJSON file or entry of a bundle; 0 for a single resource.</param>
/// <param name="ResourceType">The FHIR resource type.</param>
/// <param name="ResourceId">The id the resource had at its source, or empty.</param>
public sealed record FactSource(ImportId Import, string Document, int Line, string ResourceType, string ResourceId)
{
    /// <summary>"Observation/155ea8ca, Observation.ndjson line 12": enough to find it again.</summary>
    public string ForPeople => Line > 0
        ? $"{ResourceType}/{ResourceId}, {Document} line {Line}"
        : $"{ResourceType}/{ResourceId}, {Document}";
}
