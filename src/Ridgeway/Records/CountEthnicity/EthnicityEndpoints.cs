using Ridgeway.Access;
using Ridgeway.Data;

namespace Ridgeway.Records.CountEthnicity;

/// <summary>The completeness of ethnic group for programs: the figures of the page.</summary>
internal static class EthnicityEndpoints
{
    public static void MapEthnicity(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/ethnicity/completeness", async (CountEthnicityStory story, CancellationToken cancel) => Results.Json(await story.RunAsync(cancel), RidgewayJson.Shown))
            .WithName("GetEthnicityCompleteness").WithTags("Records").WithSummary("How completely ethnic group is recorded, practice by practice.")
            .Produces<EthnicityCounted>()
            .RequireRoleOrScope([Role.Commissioner, Role.Operator], "MeasureReport", 'r');
}
