using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Ridgeway.Data.Schema;

namespace Ridgeway.Data;

/// <summary>The database itself: opens connections for bulk work, and brings the schema up to date.</summary>
internal sealed class RidgewayDatabase(DatabaseAddress address, TimeProvider clock) : IAsyncDisposable
{
    private readonly NpgsqlDataSource? postgres = address is DatabaseAddress.Postgres server
        ? new NpgsqlDataSourceBuilder(server.ConnectionString).Build()
        : null;

    private readonly SqlitePragmas? pragmas = address is DatabaseAddress.Sqlite file ? new SqlitePragmas(file) : null;

    public DatabaseAddress Address => address;

    /// <summary>What connections to a SQLite file are told.</summary>
    public SqlitePragmas Pragmas => pragmas ?? throw new InvalidOperationException("This database is PostgreSQL.");

    public bool IsPostgres => postgres is not null;

    public string Engine => IsPostgres ? "postgres" : "sqlite";

    public NpgsqlDataSource Postgres => postgres ?? throw new InvalidOperationException("This database is SQLite.");

    public string SqliteConnectionString { get; } = address is not DatabaseAddress.Sqlite named ? "" : new SqliteConnectionStringBuilder
    {
        DataSource = named.Path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        ForeignKeys = true,
        DefaultTimeout = 60,
        Pooling = true,
    }.ConnectionString;

    /// <summary>An open connection of either engine, for prepared commands and streaming.</summary>
    /// <exception cref="DbException">The server cannot be reached or the file cannot be opened.</exception>
    public async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        if (postgres is not null)
        {
            return await postgres.OpenConnectionAsync(cancel);
        }

        var connection = new SqliteConnection(SqliteConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            Pragmas.Apply(connection);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same on a thread that has nothing else to do, for walks through everyone.</summary>
    public DbConnection Open() => OpenAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Says how far the database is, without changing it.</summary>
    public async Task<SchemaState> StateAsync(CancellationToken cancel)
    {
        if (address is DatabaseAddress.Sqlite { Path: var path } && !File.Exists(path))
        {
            return StateOf([]);
        }

        await using var connection = await OpenAsync(cancel);
        return StateOf(await ReadStepsAsync(connection, cancel));
    }

    /// <summary>Runs the steps that are waiting. Two processes may call it at once: one works, the other waits.</summary>
    /// <returns>The names of the steps run now.</returns>
    /// <exception cref="SchemaMismatchException">The database was made by a newer or another Ridgeway.</exception>
    public async Task<IReadOnlyList<string>> UpgradeAsync(CancellationToken cancel)
    {
        if (address is DatabaseAddress.Sqlite { Path: var path } && Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        await using var connection = await OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await ExecuteAsync(connection, transaction, IsPostgres
            ? "select pg_advisory_xact_lock(7274365)"
            : "select 1", cancel);
        await ExecuteAsync(connection, transaction, IsPostgres
            ? "create table if not exists data_schema_step (number integer primary key, name text not null, hash text not null, applied_at_utc timestamptz not null)"
            : "create table if not exists data_schema_step (number integer not null primary key, name text not null, hash text not null, applied_at_utc text not null)", cancel);

        var state = StateOf(await ReadStepsAsync(connection, cancel));
        if (state.Newer.Count > 0 || state.Changed.Count > 0)
        {
            throw new SchemaMismatchException(state);
        }

        foreach (var script in SchemaScript.For(Engine).Where(script => state.Waiting.Contains(script.Name)))
        {
            await ExecuteAsync(connection, transaction, script.Sql, cancel);
            await NoteAsync(connection, transaction, script, cancel);
        }

        await transaction.CommitAsync(cancel);
        return state.Waiting;
    }

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }
        else
        {
            using var connection = new SqliteConnection(SqliteConnectionString);
            SqliteConnection.ClearPool(connection);
        }
    }

    private SchemaState StateOf(IReadOnlyList<(int Number, string Name, string Hash)> steps)
    {
        var scripts = SchemaScript.For(Engine);
        var ours = scripts.ToDictionary(script => script.Number);
        return new SchemaState(
            [.. steps.Select(step => step.Name)],
            [.. scripts.Where(script => steps.All(step => step.Number != script.Number)).Select(script => script.Name)],
            [.. steps.Where(step => !ours.ContainsKey(step.Number)).Select(step => step.Name)],
            [.. steps.Where(step => ours.TryGetValue(step.Number, out var script) && script.Hash != step.Hash).Select(step => step.Name)]);
    }

    private async Task<IReadOnlyList<(int Number, string Name, string Hash)>> ReadStepsAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var exists = connection.CreateCommand();
        exists.CommandText = IsPostgres
            ? "select count(*) from information_schema.tables where table_schema = current_schema() and table_name = 'data_schema_step'"
            : "select count(*) from sqlite_master where type = 'table' and name = 'data_schema_step'";
        if (Convert.ToInt64(await exists.ExecuteScalarAsync(cancel)) == 0)
        {
            return [];
        }

        await using var command = connection.CreateCommand();
        command.CommandText = "select number, name, hash from data_schema_step order by number";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var steps = new List<(int, string, string)>();
        while (await reader.ReadAsync(cancel))
        {
            steps.Add((reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        }

        return steps;
    }

    private static async Task ExecuteAsync(DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task NoteAsync(DbConnection connection, DbTransaction transaction, SchemaScript script, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "insert into data_schema_step (number, name, hash, applied_at_utc) values (@number, @name, @hash, @at)";
        command.Bind("@number", script.Number);
        command.Bind("@name", script.Name);
        command.Bind("@hash", script.Hash);
        command.Bind("@at", clock.GetUtcNow().UtcDateTime);
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>The database was made by a newer or another Ridgeway; nothing was changed.</summary>
internal sealed class SchemaMismatchException(SchemaState state) : Exception(
    state.Newer.Count > 0
        ? $"This database was upgraded by a newer Ridgeway (it has {string.Join(", ", state.Newer)}). Use that version, or another database."
        : $"This database was made by another build of Ridgeway (these steps differ: {string.Join(", ", state.Changed)}). Use that build, or another database.");
