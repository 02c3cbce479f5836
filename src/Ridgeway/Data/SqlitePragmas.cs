using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ridgeway.Data;

/// <summary>
/// What every SQLite connection is told: write-ahead log, and wait for the disk at each commit, so that an acknowledged write
/// survives a killed process and a lost power supply. A connection out of the pool has been told already.
/// </summary>
internal sealed class SqlitePragmas(DatabaseAddress.Sqlite file) : DbConnectionInterceptor
{
    private static readonly ConditionalWeakTable<object, object> Told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    public void Apply(SqliteConnection connection)
    {
        if (Told.TryGetValue(connection.Handle!, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        // A page holds a person's facts whole: at 4 KB a person of 200 facts spills into a page of their own. Only an empty database takes a new size.
        // Every connection of the pool has a cache of its own, so that it is small.
        command.CommandText = $"pragma page_size = 16384; pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 60000; pragma cache_size = -16384; pragma mmap_size = {file.MappedBytes}; pragma temp_store = memory;";
        command.ExecuteNonQuery();
        Told.AddOrUpdate(connection.Handle!, connection.Handle!);
    }
}
