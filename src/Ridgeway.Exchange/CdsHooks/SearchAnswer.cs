using System.Text.Json;

namespace Ridgeway.Exchange.CdsHooks;

/// <summary>
/// Whether a resource sent along is the whole answer to a search. A first page, or a page that says something could not be
/// searched, must not pass for "there is nothing else". Source: FHIR R4, 3.1.0.5 and Bundle.total, Bundle.link, search.mode.
/// </summary>
internal static class SearchAnswer
{
    public static bool IsWhole(JsonElement resource) =>
        resource.TryText("resourceType", out var type) && type == "Bundle" && !NamesNextPage(resource) && !ReportsError(resource, out var matches)
        && (!resource.TryGetProperty("total", out var total) || total.ValueKind != JsonValueKind.Number || !total.TryGetInt64(out var counted) || counted <= matches);

    private static bool NamesNextPage(JsonElement bundle) =>
        bundle.List("link").Any(link => link.TryText("relation", out var relation) && relation == "next");

    private static bool ReportsError(JsonElement bundle, out int matches)
    {
        matches = 0;
        foreach (var entry in bundle.List("entry"))
        {
            if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("resource", out var resource) || !resource.TryText("resourceType", out var type))
            {
                continue;
            }

            if (type != "OperationOutcome")
            {
                matches++;
            }
            else if (resource.List("issue").Any(issue => issue.TryText("severity", out var severity) && severity is "error" or "fatal"))
            {
                return true;
            }
        }

        return false;
    }
}
