using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;

namespace Ridgeway.Records.BulkSubmit;

/// <summary>Takes in that a manifest is to be fetched; <see cref="BulkRounds"/> fetches it.</summary>
internal sealed class BulkSubmitStory(RidgewayDb db, BulkPlaces places, TimeProvider clock)
{
    private static readonly string[] Statuses = ["in-progress", "complete", "completed", "stopped", "aborted"];

    public async Task<SubmitOutcome> SubmitAsync(SubmitRequest request, string client, CancellationToken cancel)
    {
        if (request.Status is { } status && !Statuses.Contains(status, StringComparer.Ordinal))
        {
            return new SubmitOutcome.Refused($"'{status}' is not a submission status: in-progress, completed or stopped.");
        }

        if (request.Status is "stopped" or "aborted")
        {
            await StopAsync(request, client, cancel);
            return new SubmitOutcome.Taken(0);
        }

        if (request.ManifestUrl is not { } manifest)
        {
            return request.Status is null or "in-progress"
                ? new SubmitOutcome.Refused("'manifestUrl' is needed, unless the submission is completed or stopped.")
                : new SubmitOutcome.Taken(0);
        }

        if (places.Allow(manifest) is null)
        {
            return new SubmitOutcome.Refused(places.IsConfigured
                ? "The manifest is not in a place this Ridgeway may fetch from."
                : "This Ridgeway fetches from nowhere: no place is configured (--bulk-from).");
        }

        if (await AlreadyAsync(request, manifest, cancel))
        {
            return new SubmitOutcome.Taken(0);
        }

        db.Add(new SubmissionRow
        {
            EntryId = Guid.CreateVersion7(clock.GetUtcNow()),
            Submitter = request.Submitter!,
            SubmissionId = request.SubmissionId!,
            ClientId = client,
            ManifestUrl = manifest,
            FhirBaseUrl = request.FhirBaseUrl,
            ReplacesManifestUrl = request.ReplacesManifestUrl,
            State = SubmissionState.Waiting,
            ReceivedAtUtc = clock.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync(cancel);
        return new SubmitOutcome.Taken(1);
    }

    /// <summary>The manifests of a submission, in the order they came; only to the client that submitted them.</summary>
    public async Task<IReadOnlyList<SubmissionRow>> StatusAsync(string submitter, string submission, string client, CancellationToken cancel) =>
        await db.Set<SubmissionRow>().AsNoTracking()
            .Where(row => row.Submitter == submitter && row.SubmissionId == submission && row.ClientId == client)
            .OrderBy(row => row.ReceivedAtUtc).ThenBy(row => row.EntryId)
            .ToListAsync(cancel);

    private Task StopAsync(SubmitRequest request, string client, CancellationToken cancel) =>
        db.Set<SubmissionRow>()
            .Where(row => row.Submitter == request.Submitter && row.SubmissionId == request.SubmissionId && row.ClientId == client && row.State == SubmissionState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, SubmissionState.Stopped).SetProperty(row => row.Message, "Stopped by the submitter before its turn."), cancel);

    /// <summary>The same manifest sent again is the same manifest, unless it failed.</summary>
    private Task<bool> AlreadyAsync(SubmitRequest request, string manifest, CancellationToken cancel) =>
        db.Set<SubmissionRow>().AnyAsync(
            row => row.Submitter == request.Submitter && row.SubmissionId == request.SubmissionId && row.ManifestUrl == manifest
                && (row.State == SubmissionState.Waiting || row.State == SubmissionState.Running || row.State == SubmissionState.Done), cancel);
}

/// <summary>What came of asking.</summary>
internal abstract record SubmitOutcome
{
    private SubmitOutcome()
    {
    }

    /// <param name="Manifests">How many manifests wait because of it: one, or none where it was known or only a status came.</param>
    public sealed record Taken(int Manifests) : SubmitOutcome;

    public sealed record Refused(string Why) : SubmitOutcome;
}
