using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Exchange.Fhir.Searching;

namespace Ridgeway.Records.ExportFhir;

/// <summary>
/// Runs the exports that wait, one after another, in the background of the server. One that was running when the server stopped is begun
/// again when it starts; finished ones go after a day.
/// </summary>
internal sealed class ExportRounds(IServiceScopeFactory scopes, ExportFolders folders, ExportWaiting waiting, TimeProvider clock, ILogger<ExportRounds> log) : BackgroundService
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                while (await RunOneAsync(stoppingToken))
                {
                }

                await waiting.WaitAsync(TimeSpan.FromSeconds(30), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what was running is begun again when it starts.
        }
    }

    /// <summary>Runs the oldest export that waits, or was left running. False where there is none.</summary>
    public async Task<bool> RunOneAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RidgewayDb>();
        await ForgetOldAsync(db, cancel);
        var row = await db.Set<ExportRow>().Where(one => one.State == ExportState.Waiting || one.State == ExportState.Running).OrderBy(one => one.AskedAtUtc).FirstOrDefaultAsync(cancel);
        if (row is null)
        {
            return false;
        }

        var id = row.ExportId;
        await db.Set<ExportRow>().Where(one => one.ExportId == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, ExportState.Running).SetProperty(one => one.PeopleDone, 0), cancel);
        try
        {
            var files = await RunAsync(scope.ServiceProvider, row, cancel);
            var written = JsonSerializer.Serialize(files);
            await db.Set<ExportRow>().Where(one => one.ExportId == id && one.State == ExportState.Running)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, ExportState.Done).SetProperty(one => one.Files, written).SetProperty(one => one.FinishedAtUtc, clock.GetUtcNow().UtcDateTime), cancel);
        }
        catch (ExportDeletedException)
        {
            folders.Remove(id);
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            log.LogError(trouble, "Export {Export} failed", id.Value);
            await db.Set<ExportRow>().Where(one => one.ExportId == id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, ExportState.Failed).SetProperty(one => one.Problem, trouble.Message).SetProperty(one => one.FinishedAtUtc, clock.GetUtcNow().UtcDateTime), cancel);
        }

        return true;
    }

    private async Task<IReadOnlyList<ExportedFile>> RunAsync(IServiceProvider services, ExportRow row, CancellationToken cancel)
    {
        var db = services.GetRequiredService<RidgewayDb>();
        var door = services.GetRequiredService<PersonDoor>();
        var viewer = new Viewer { Account = new AccountId(row.AccountId), Name = row.AccountName, Role = Role.System };
        var types = row.Types.Split(',').ToHashSet();
        var people = row.Level.StartsWith("group:", StringComparison.Ordinal) ? await PeopleOfAsync(services, row.Level[6..], cancel) : null;
        var since = row.SinceUtc is { } utc ? new DateTimeOffset(utc, TimeSpan.Zero) : (DateTimeOffset?)null;
        var wish = new ExportWish(types, since, people, WithUnowned: row.Level == "system", TypeFilters.Read(row.TypeFilters.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Filters);
        var folder = folders.Fresh(row.ExportId);
        return await services.GetRequiredService<ExportStory>().RunAsync(wish, folder, NoteAsync, ProgressAsync, cancel);

        async Task NoteAsync(IReadOnlyList<PersonId> some)
        {
            await door.NoteListAsync(viewer, some, "FHIR bulk export", Purpose.Exchange, cancel);
            db.ChangeTracker.Clear();
        }

        async Task ProgressAsync(long done)
        {
            var id = row.ExportId;
            if (await db.Set<ExportRow>().Where(one => one.ExportId == id && one.State == ExportState.Running).ExecuteUpdateAsync(set => set.SetProperty(one => one.PeopleDone, done), cancel) == 0)
            {
                throw new ExportDeletedException();
            }
        }
    }

    /// <summary>The people of a group; nobody where no room knows it any longer.</summary>
    public static async Task<IReadOnlyList<PersonId>> PeopleOfAsync(IServiceProvider services, string group, CancellationToken cancel)
    {
        foreach (var room in services.GetServices<IKnowGroups>())
        {
            if (await room.PeopleOfAsync(group, cancel) is { } people)
            {
                return people;
            }
        }

        return [];
    }

    private async Task ForgetOldAsync(RidgewayDb db, CancellationToken cancel)
    {
        var before = clock.GetUtcNow().UtcDateTime - KeptFor;
        var old = await db.Set<ExportRow>().AsNoTracking().Where(row => row.FinishedAtUtc < before && row.State != ExportState.Deleted).Select(row => row.ExportId).ToListAsync(cancel);
        foreach (var id in old)
        {
            folders.Remove(id);
            await db.Set<ExportRow>().Where(row => row.ExportId == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ExportState.Deleted), cancel);
        }
    }

    private sealed class ExportDeletedException : Exception;
}

/// <summary>Wakes the rounds when an export is asked for.</summary>
internal sealed class ExportWaiting : IDisposable
{
    private readonly SemaphoreSlim asked = new(0);

    public void Tell() => asked.Release();

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => asked.WaitAsync(atMost, cancel);

    public void Dispose() => asked.Dispose();
}

/// <summary>Where the files of exports lie: beside the database file, or in Ridgeway's data folder.</summary>
internal sealed class ExportFolders(RidgewaySettings settings)
{
    private string Root => settings.Database is DatabaseAddress.Sqlite { Path: var path }
        ? Path.GetFullPath(path) + ".exports"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "ridgeway", "exports");

    public string Of(ExportId id) => Path.Combine(Root, id.Value.ToString());

    /// <summary>The export's folder, there and empty.</summary>
    public string Fresh(ExportId id)
    {
        Remove(id);
        return Directory.CreateDirectory(Of(id)).FullName;
    }

    public void Remove(ExportId id)
    {
        if (Directory.Exists(Of(id)))
        {
            Directory.Delete(Of(id), recursive: true);
        }
    }
}
