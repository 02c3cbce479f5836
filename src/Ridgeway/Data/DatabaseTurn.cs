using System.Data.Common;

namespace Ridgeway.Data;

/// <summary>One at a time in one database, whichever process it is. Let go of by the operating system or the server when a process is killed.</summary>
internal sealed class DatabaseTurn : IAsyncDisposable
{
    private readonly FileStream? file;
    private readonly DbConnection? session;
    private readonly int number;

    private DatabaseTurn(FileStream? file, DbConnection? session, int number) => (this.file, this.session, this.number) = (file, session, number);

    /// <summary>Waits until nobody else has the turn.</summary>
    /// <param name="database">The database it is about.</param>
    /// <param name="name">What the turn is for; with SQLite it ends the name of a file beside the database.</param>
    /// <param name="number">The same as a number, for PostgreSQL.</param>
    /// <param name="waiting">Called once where somebody else has it.</param>
    /// <param name="cancel">Stops waiting.</param>
    public static async Task<DatabaseTurn> TakeAsync(RidgewayDatabase database, string name, int number, Action waiting, CancellationToken cancel)
    {
        var hasSaid = false;
        while (true)
        {
            if (await TryTakeAsync(database, name, number, cancel) is { } taken)
            {
                return taken;
            }

            if (!hasSaid)
            {
                waiting();
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
            command.CommandText = $"select pg_advisory_unlock({number})";
            await command.ExecuteNonQueryAsync();
            await session.DisposeAsync();
        }
    }

    private static async Task<DatabaseTurn?> TryTakeAsync(RidgewayDatabase database, string name, int number, CancellationToken cancel)
    {
        if (database.Address is DatabaseAddress.Sqlite { Path: var path })
        {
            try
            {
                return new DatabaseTurn(new FileStream($"{path}.{name}", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), null, number);
            }
            catch (IOException) when (File.Exists($"{path}.{name}"))
            {
                return null;
            }
        }

        var opened = await database.OpenAsync(cancel);
        await using var command = opened.CreateCommand();
        command.CommandText = $"select pg_try_advisory_lock({number})";
        if ((bool)(await command.ExecuteScalarAsync(cancel))!)
        {
            return new DatabaseTurn(null, opened, number);
        }

        await opened.DisposeAsync();
        return null;
    }
}
