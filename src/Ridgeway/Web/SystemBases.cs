namespace Ridgeway.Web;

/// <summary>
/// The addresses that other systems know Ridgeway by. They are fixed from the start; what is not built there yet says so,
/// and what is built but has no such thing says "not found".
/// </summary>
internal static class SystemBases
{
    private static readonly (string Base, string What)[] All =
    [
        ("/api", "Ridgeway's own API"),
        ("/fhir", "FHIR R4 UK Core"),
        ("/bars", "NHS booking and referral (BaRS)"),
        ("/cds-services", "CDS Hooks"),
        ("/openreferral", "Open Referral UK"),
        ("/openactive", "OpenActive"),
    ];

    public static void MapSystemBases(this WebApplication app)
    {
        foreach (var (start, what) in All)
        {
            Task Answer(HttpContext http, EndpointDataSource endpoints) => IsBuilt(endpoints, start)
                ? Problems.WriteAsync(http, StatusCodes.Status404NotFound, $"There is nothing at {http.Request.Path}.")
                : Problems.WriteAsync(http, StatusCodes.Status501NotImplemented, $"{what} will be at {start}. It is not built yet.");
            app.Map(start, Answer).AllowAnonymous().ExcludeFromDescription().WithOrder(int.MaxValue);
            app.Map(start + "/{**rest}", Answer).AllowAnonymous().ExcludeFromDescription().WithOrder(int.MaxValue).WithMetadata(new NotYet());
        }
    }

    /// <summary>Built where a room answers something below the base, other than how to sign in.</summary>
    private static bool IsBuilt(EndpointDataSource endpoints, string start) => endpoints.Endpoints.OfType<RouteEndpoint>().Any(endpoint =>
        endpoint.RoutePattern.RawText is { } pattern
        && pattern.StartsWith(start + "/", StringComparison.Ordinal)
        && !pattern.Contains(".well-known", StringComparison.Ordinal)
        && endpoint.Metadata.GetMetadata<NotYet>() is null);

    private sealed class NotYet;
}
