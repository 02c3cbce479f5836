using System.Data.Common;
using Ridgeway.Data;

namespace Ridgeway.Records.ImportFiles;

/// <summary>One import at a time into one database, whichever process runs it. Let go of by the operating system or the server when a process is killed.</summary>
internal sealed class ImportLock : IAsyncDisposable
{
    private readonly FileStream? file;
    private readonly DbConnection? session;

    private ImportLock(FileStream? file, DbConnection? session) => (this.file, this.session) = (file, session);

    /// <summary>Waits for an import that is running, saying so once.</summary>
    public static async Task<ImportLock> TakeAsync(RidgewayDatabase database, Action<string> say, CancellationToken cancel)
    {
        var hasSaid = false;
        while (true)
        {
            if (await TryTakeAsync(database, cancel) is { } taken)
            {
                return taken;
            }

            if (!hasSaid)
            {
                say("Another import is running; waiting for it.");
                hasSaid = true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (file is not null)
        {
            await file.DisposeAsync();
        }

        if (session is not null)
        {
            await using var command = session.CreateCommand();
            command.CommandText = "select pg_advisory_unlock(7274366)";
            await command.ExecuteNonQueryAsync();
            await session.DisposeAsync();
        }
    }

    private static async Task<ImportLock?> TryTakeAsync(RidgewayDatabase database, CancellationToken cancel)
    {
        if (database.Address is DatabaseAddress.Sqlite { Path: var path })
        {
            try
            {
                return new ImportLock(new FileStream(path + ".import", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), null);
            }
            catch (IOException) when (File.Exists(path + ".import"))
            {
                return null;
            }
        }

        var opened = await database.OpenAsync(cancel);
        await using var command = opened.CreateCommand();
        command.CommandText = "select pg_try_advisory_lock(7274366)";
        if ((bool)(await command.ExecuteScalarAsync(cancel))!)
        {
            return new ImportLock(null, opened);
        }

        await opened.DisposeAsync();
        return null;
    }
}
