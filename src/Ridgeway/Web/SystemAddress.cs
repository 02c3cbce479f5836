namespace Ridgeway.Web;

/// <summary>Which addresses are for programs and not for people: they are answered in JSON, problems too.</summary>
internal static class SystemAddress
{
    private static readonly string[] Fhir = ["/fhir", "/bars"];

    private static readonly string[] Others =
    [
        "/api", "/cds-services", "/openreferral", "/openactive", "/oauth", "/openapi", "/healthz", "/readyz", "/.well-known",
    ];

    public static bool Is(PathString path) => IsFhir(path) || Array.Exists(Others, start => path.StartsWithSegments(start));

    /// <summary>Answered with an OperationOutcome where something is wrong.</summary>
    public static bool IsFhir(PathString path) => Array.Exists(Fhir, start => path.StartsWithSegments(start));
}
