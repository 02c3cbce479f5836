using System.Data.Common;
using Npgsql;
using Ridgeway.Data;

namespace Ridgeway.Records.Facts;

/// <summary>
/// Adds many rows to a table inside a transaction: a prepared command on SQLite, which costs no journey; on PostgreSQL binary COPY
/// into a table of the moment, and from there in one statement.
/// </summary>
internal abstract class ManyRows : IDisposable
{
    /// <param name="write">The transaction.</param>
    /// <param name="table">Where to.</param>
    /// <param name="columns">Its columns, in the order in which values come.</param>
    /// <param name="onConflict">"on conflict ..."; empty where there is none. A row that comes twice at once must do nothing.</param>
    public static ManyRows Into(StoreWrite write, string table, IReadOnlyList<string> columns, string onConflict = "") =>
        write.Connection is NpgsqlConnection connection
            ? new ByCopy(connection, write, table, columns, onConflict)
            : new ByInsert(write, table, columns, onConflict);

    /// <param name="values">A value a column, as this engine stores it; null or DBNull is null.</param>
    public abstract void Add(params ReadOnlySpan<object?> values);

    /// <summary>To be called once all are added: what was not finished is not there.</summary>
    public abstract void Finish();

    public abstract void Dispose();

    private sealed class ByInsert : ManyRows
    {
        private readonly DbCommand insert;

        public ByInsert(StoreWrite write, string table, IReadOnlyList<string> columns, string onConflict)
        {
            insert = write.Command($"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select(column => "@" + column))}) {onConflict}");
            foreach (var column in columns)
            {
                insert.Bind("@" + column, null);
            }
        }

        public override void Add(params ReadOnlySpan<object?> values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                insert.Parameters[i].Value = values[i] ?? DBNull.Value;
            }

            insert.ExecuteNonQuery();
        }

        public override void Finish()
        {
            // Each row is there already.
        }

        public override void Dispose() => insert.Dispose();
    }

    private sealed class ByCopy(NpgsqlConnection connection, StoreWrite write, string table, IReadOnlyList<string> columns, string onConflict) : ManyRows
    {
        private readonly string listed = string.Join(", ", columns);
        private readonly string moment = $"moment_{table}";
        private NpgsqlBinaryImporter? copy;

        public override void Add(params ReadOnlySpan<object?> values)
        {
            copy ??= Begin();
            copy.StartRow();
            foreach (var value in values)
            {
                if (value is null or DBNull)
                {
                    copy.WriteNull();
                }
                else
                {
                    copy.Write(value);
                }
            }
        }

        public override void Finish()
        {
            if (copy is null)
            {
                return;
            }

            copy.Complete();
            copy.Dispose();
            copy = null;
            Execute($"insert into {table} ({listed}) select {listed} from {moment} {onConflict}");
            Execute($"drop table {moment}");
        }

        public override void Dispose() => copy?.Dispose();

        private NpgsqlBinaryImporter Begin()
        {
            Execute($"create temp table {moment} on commit drop as select {listed} from {table} with no data");
            return connection.BeginBinaryImport($"copy {moment} ({listed}) from stdin (format binary)");
        }

        private void Execute(string sql)
        {
            using var command = write.Command(sql);
            command.ExecuteNonQuery();
        }
    }
}
