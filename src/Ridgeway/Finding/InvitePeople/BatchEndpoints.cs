using System.Text;
using Ridgeway.Access;

namespace Ridgeway.Finding.InvitePeople;

/// <summary>The mail merge files of a batch.</summary>
internal static class BatchEndpoints
{
    public static void MapBatches(this IEndpointRouteBuilder app) => app
        .MapGet("/invitations/batches/{batch:guid}/{channel}.csv", async (Guid batch, string channel, HttpContext http, BatchStory story, CancellationToken cancel) =>
        {
            if (!ChannelWords.ByName.TryGetValue(channel, out var by))
            {
                return Results.NotFound();
            }

            var lines = await story.RunAsync(batch, by, http.Viewer(), "Invitations (file)", cancel);
            return lines.Count == 0
                ? Results.NotFound()
                : Results.File(Encoding.UTF8.GetBytes(BatchStory.MailMerge(lines)), "text/csv; charset=utf-8", $"invitations-{channel}-{lines[0].Offer.OfferedOn:yyyy-MM-dd}.csv");
        })
        .ExcludeFromDescription()
        .RequireAuthorization(Policies.Clinician);
}
