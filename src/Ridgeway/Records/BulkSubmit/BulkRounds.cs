using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Records.WithdrawImport;

namespace Ridgeway.Records.BulkSubmit;

/// <summary>Fetches and imports the manifests that wait, one after another.</summary>
internal sealed class BulkRounds(IServiceScopeFactory scopes, BulkPlaces places, TimeProvider clock)
{
    /// <summary>Imports everything that waits now. Returns how many manifests there were.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancel)
    {
        var done = 0;
        while (await NextAsync(cancel) is { } row)
        {
            await ImportAsync(row, cancel);
            done++;
        }

        return done;
    }

    /// <summary>What runs while nothing of ours does was left by a program that ended; it is begun again.</summary>
    private async Task<SubmissionRow?> NextAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RidgewayDb>();
        return await db.Set<SubmissionRow>().AsNoTracking()
            .Where(row => row.State == SubmissionState.Waiting || row.State == SubmissionState.Running)
            .OrderBy(row => row.ReceivedAtUtc).ThenBy(row => row.EntryId)
            .FirstOrDefaultAsync(cancel);
    }

    private async Task ImportAsync(SubmissionRow row, CancellationToken cancel)
    {
        await NoteAsync(row, SubmissionState.Running, "", import: null, cancel);
        var folder = Directory.CreateTempSubdirectory("ridgeway-bulk-");
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var files = await new BulkFetch(places).FetchAsync(row.ManifestUrl, folder.FullName, cancel);
            await WithdrawReplacedAsync(scope.ServiceProvider, row, cancel);
            var run = new ImportRun(row.Submitter, $"bulk submission {row.SubmissionId} by {row.ClientId}");
            var result = await scope.ServiceProvider.GetRequiredService<ImportFilesStory>().RunAsync(files, run, _ => { }, cancel);
            var counts = result.Resources;
            await NoteAsync(row, SubmissionState.Done, $"{counts.Read:N0} resources read: {counts.Kept:N0} kept, {counts.Ignored:N0} ignored, {counts.SetAside:N0} set aside.", result.Import, cancel);
        }
        catch (Exception trouble) when (trouble is BulkRefusedException or IOException or HttpRequestException or UnauthorizedAccessException)
        {
            await NoteAsync(row, SubmissionState.Failed, trouble.Message, import: null, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WithdrawReplacedAsync(IServiceProvider services, SubmissionRow row, CancellationToken cancel)
    {
        var db = services.GetRequiredService<RidgewayDb>();
        var replaced = await db.Set<SubmissionRow>()
            .Where(other => other.Submitter == row.Submitter && other.SubmissionId == row.SubmissionId && other.ManifestUrl == row.ReplacesManifestUrl && other.State == SubmissionState.Done)
            .ToListAsync(cancel);
        foreach (var other in replaced)
        {
            if (other.ImportId is { } import)
            {
                await services.GetRequiredService<WithdrawImportStory>().RunAsync(import, _ => { }, cancel);
            }

            await db.Set<SubmissionRow>().Where(one => one.EntryId == other.EntryId)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, SubmissionState.Replaced).SetProperty(one => one.Message, $"Replaced by {row.ManifestUrl}."), cancel);
        }
    }

    private async Task NoteAsync(SubmissionRow row, SubmissionState state, string message, ImportId? import, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var finished = state == SubmissionState.Running ? (DateTime?)null : clock.GetUtcNow().UtcDateTime;
        await scope.ServiceProvider.GetRequiredService<RidgewayDb>().Set<SubmissionRow>().Where(one => one.EntryId == row.EntryId).ExecuteUpdateAsync(
            set => set
                .SetProperty(one => one.State, state)
                .SetProperty(one => one.Message, message)
                .SetProperty(one => one.ImportId, import)
                .SetProperty(one => one.FinishedAtUtc, finished),
            cancel);
    }
}
