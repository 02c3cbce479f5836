using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Guidance.Launch;

/// <summary>
/// Where a system that cannot ask for cards sends its user: the person's advice, after signing in. What is asked for may be an
/// NHS number, as it is written or with spaces, or Ridgeway's own id.
/// </summary>
internal static class LaunchEndpoint
{
    public static void MapLaunch(this IEndpointRouteBuilder app) =>
        app.MapGet("/launch", LaunchAsync).ExcludeFromDescription().RequireAuthorization(Policies.Clinician);

    private static async Task<IResult> LaunchAsync(string? patient, HttpContext http, IRecords records, PersonDoor door, CancellationToken cancel)
    {
        foreach (var person in await HoldersAsync(patient, records, cancel))
        {
            // Whoever may not see them is told the same as when there is nobody: that somebody exists is not for everyone to know.
            if (await door.OpenAsync(http.Viewer(), person, "Advice, from a link in another system", Purpose.DirectCare, cancel))
            {
                return Results.Redirect($"/people/{person}");
            }
        }

        return Results.NotFound();
    }

    private static async Task<IReadOnlyList<PersonId>> HoldersAsync(string? patient, IRecords records, CancellationToken cancel)
    {
        var text = (patient ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (NhsNumber.TryParse(text, out var number))
        {
            return await records.HoldingAsync(number, cancel);
        }

        return Guid.TryParse(text, out var id) && id != Guid.Empty ? [new PersonId(id)] : [];
    }
}
