namespace Ridgeway.Records.ServeFhir;

/// <summary>How far one search that names no person goes.</summary>
/// <param name="PeopleCounted">Among more people than this nothing is counted: the search is refused as too costly (--count-among).</param>
/// <param name="PeopleAPage">After so many people a page ends, full or not, and its next link goes on from there.</param>
internal sealed record SearchLimits(int PeopleCounted = SearchLimits.UsualPeopleCounted, int PeopleAPage = 2_000)
{
    public const int UsualPeopleCounted = 20_000;
}
