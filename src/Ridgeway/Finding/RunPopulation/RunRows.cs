using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Ridgeway.Data;

namespace Ridgeway.Finding.RunPopulation;

/// <summary>The rows that say which runs there are and whose record changed since.</summary>
internal static class RunRows
{
    /// <summary>Everything read in it is as it was at one moment, whatever is written meanwhile.</summary>
    public static async Task<DbTransaction> SnapshotAsync(this DbConnection connection, CancellationToken cancel) =>
        connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    /// <summary>The last finished run, or null.</summary>
    public static PopulationRun? LastRun(this DbConnection connection, DbTransaction? transaction, string packHash)
    {
        using var command = Command(connection, transaction, """
            select number, on_day, pack_hash, people, finished_at_utc, changes_on,
              (select count(*) from finding_run where finished_at_utc is null) + (select count(*) from (select 1 from finding_due limit 1) as one)
            from finding_run where finished_at_utc is not null order by number desc limit 1
            """);
        using var row = command.ExecuteReader();
        if (!row.Read())
        {
            return null;
        }

        var hash = row.GetString(2);
        return new PopulationRun(
            row.GetInt32(0),
            DateOnly.ParseExact(row.GetString(1), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            hash,
            row.GetInt32(3),
            DateTime.SpecifyKind(row.GetDateTime(4), DateTimeKind.Utc),
            row.GetInt32(5),
            hash == packHash && Convert.ToInt64(row.GetValue(6), CultureInfo.InvariantCulture) == 0);
    }

    /// <summary>True where a run was begun and never finished: whoever was due is not known any more.</summary>
    public static bool HasUnfinishedRun(this DbConnection connection) => Count(connection, "select count(*) from finding_run where finished_at_utc is null") > 0;

    public static long DuePeople(this DbConnection connection) => Count(connection, "select count(*) from finding_due");

    /// <summary>Begins a run through everyone: whoever was due is included, and nobody is due any more.</summary>
    /// <returns>Its number.</returns>
    public static int Begin(this DbConnection connection, PopulationProgram program, string packHash, DateTime atUtc)
    {
        using var transaction = connection.BeginTransaction();
        var number = (int)Count(connection, "select coalesce(max(number), 0) + 1 from finding_run", transaction);
        Execute(connection, transaction, "delete from finding_block where run in (select number from finding_run where finished_at_utc is null)");
        Execute(connection, transaction, "delete from finding_membership where run in (select number from finding_run where finished_at_utc is null)");
        Execute(connection, transaction, "delete from finding_run where finished_at_utc is null");
        Execute(connection, transaction, "delete from finding_due");
        Execute(
            connection,
            transaction,
            "insert into finding_run (number, on_day, pack_hash, changes_on, people, started_at_utc) values (@number, @on, @hash, @changes, 0, @at)",
            ("@number", number), ("@on", Said(program.On)), ("@hash", packHash), ("@changes", program.ChangesOn), ("@at", atUtc));
        transaction.Commit();
        return number;
    }

    /// <summary>Makes a run the one that is read, and takes out those before it. Readers see the one before or this one, never half.</summary>
    public static void Finish(this DbConnection connection, int number, int people, DateTime atUtc)
    {
        using var transaction = connection.BeginTransaction();
        Execute(connection, transaction, "update finding_run set people = @people, finished_at_utc = @at where number = @number", ("@people", people), ("@at", atUtc), ("@number", number));
        foreach (var (table, column) in ((string, string)[])[("finding_block", "run"), ("finding_membership", "run"), ("finding_run", "number")])
        {
            Execute(connection, transaction, $"delete from {table} where {column} < @number", ("@number", number));
        }

        transaction.Commit();
    }

    /// <summary>Whoever is due, taken for this run: one who changes again meanwhile is due again.</summary>
    public static IReadOnlyList<Guid> TakeDue(this DbConnection connection)
    {
        using (var transaction = connection.BeginTransaction())
        {
            Execute(connection, transaction, "update finding_due set taken = 1");
            transaction.Commit();
        }

        using var command = Command(connection, null, "select person_id from finding_due where taken = 1 order by person_id");
        using var row = command.ExecuteReader();
        var due = new List<Guid>();
        while (row.Read())
        {
            due.Add(row.Id(0));
        }

        return due;
    }

    /// <summary>Says that the run now stands for this day, inside the transaction that saved its blocks.</summary>
    public static void Renew(this DbConnection connection, DbTransaction transaction, int number, PopulationProgram program, DateTime atUtc)
    {
        Execute(connection, transaction, "delete from finding_due where taken = 1");
        Execute(
            connection,
            transaction,
            "update finding_run set on_day = @on, changes_on = @changes, finished_at_utc = @at, people = (select coalesce(sum(people), 0) from finding_block where run = @number) where number = @number",
            ("@on", Said(program.On)), ("@changes", program.ChangesOn), ("@at", atUtc), ("@number", number));
    }

    private static string Said(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long Count(DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        using var command = Command(connection, transaction, sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(DbConnection connection, DbTransaction transaction, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(connection, transaction, sql);
        foreach (var (name, value) in values)
        {
            command.Bind(name, value);
        }

        command.ExecuteNonQuery();
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return command;
    }
}
