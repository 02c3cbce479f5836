using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using Ridgeway.Data;

namespace Ridgeway.Records.Facts;

/// <summary>
/// Adds the segments of one part of an import in bulk: prepared inserts on SQLite, binary COPY on PostgreSQL.
/// A person with nothing stored before gets their folded row at once; everyone else is marked to be folded.
/// </summary>
internal abstract class SegmentWriter : IAsyncDisposable
{
    public static async Task<SegmentWriter> OpenAsync(StoreWrite write, ImportId import, int part, CancellationToken cancel) =>
        write.Connection is NpgsqlConnection connection
            ? new ByCopy(connection, import, part)
            : await ByInsert.PrepareAsync(write, import, part, cancel);

    public abstract void Add(in PersonFacts person, bool isFirst);

    public abstract Task CompleteAsync(CancellationToken cancel);

    public abstract ValueTask DisposeAsync();

    private sealed class ByInsert : SegmentWriter
    {
        private readonly StoreWrite write;
        private readonly DbCommand facts;
        private readonly DbCommand sources;
        private readonly DbCommand folded;
        private readonly DbCommand stale;

        private ByInsert(StoreWrite write, ImportId import, int part)
        {
            this.write = write;
            facts = Insert("insert into records_segment (person_id, facts, import_id, part) values (@person, @bytes, @import, @part)", import, part);
            sources = Insert("insert into records_segment_source (person_id, sources, import_id, part) values (@person, @bytes, @import, @part)", import, part);
            folded = Insert("insert into records_folded (person_id, facts) values (@person, @bytes)", null, part);
            stale = write.Command("insert into records_stale (person_id) values (@person) on conflict (person_id) do nothing");
            stale.Bind("@person", null);
        }

        public static async Task<SegmentWriter> PrepareAsync(StoreWrite write, ImportId import, int part, CancellationToken cancel)
        {
            var writer = new ByInsert(write, import, part);
            foreach (var command in writer.Commands)
            {
                await command.PrepareAsync(cancel);
            }

            return writer;
        }

        public override void Add(in PersonFacts person, bool isFirst)
        {
            var id = write.Id(person.Person.Value);
            var packed = person.Facts.ToArray();
            Run(facts, id, packed);
            Run(sources, id, person.Sources.ToArray());
            if (isFirst && person.HasFacts)
            {
                Run(folded, id, packed);
            }
            else if (!isFirst)
            {
                stale.Parameters[0].Value = id;
                stale.ExecuteNonQuery();
            }
        }

        public override Task CompleteAsync(CancellationToken cancel) => Task.CompletedTask;

        public override async ValueTask DisposeAsync()
        {
            foreach (var command in Commands)
            {
                await command.DisposeAsync();
            }
        }

        private DbCommand[] Commands => [facts, sources, folded, stale];

        private static void Run(DbCommand command, object id, byte[] bytes)
        {
            command.Parameters[0].Value = id;
            command.Parameters[1].Value = bytes;
            command.ExecuteNonQuery();
        }

        private DbCommand Insert(string sql, ImportId? import, int part)
        {
            var command = write.Command(sql);
            command.Bind("@person", null);
            command.Bind("@bytes", null);
            if (import is { } id)
            {
                command.Bind("@import", write.Id(id.Value));
                command.Bind("@part", part);
            }

            return command;
        }
    }

    /// <summary>PostgreSQL allows one COPY at a time on a connection, so rows wait in memory, and each table is copied in turn.</summary>
    private sealed class ByCopy(NpgsqlConnection connection, ImportId import, int part) : SegmentWriter
    {
        private readonly List<(PersonId Person, byte[] Facts, byte[] Sources, bool IsFirst, bool HasFacts)> rows = [];

        public override void Add(in PersonFacts person, bool isFirst) =>
            rows.Add((person.Person, person.Facts.ToArray(), person.Sources.ToArray(), isFirst, person.HasFacts));

        public override async Task CompleteAsync(CancellationToken cancel)
        {
            await CopyAsync("copy records_segment (person_id, facts, import_id, part) from stdin (format binary)", rows.Select(row => (row.Person, row.Facts)), isPart: true, cancel);
            await CopyAsync("copy records_segment_source (person_id, sources, import_id, part) from stdin (format binary)", rows.Select(row => (row.Person, row.Sources)), isPart: true, cancel);
            await CopyAsync("copy records_folded (person_id, facts) from stdin (format binary)", rows.Where(row => row.IsFirst && row.HasFacts).Select(row => (row.Person, row.Facts)), isPart: false, cancel);
            await MarkAsync([.. rows.Where(row => !row.IsFirst).Select(row => row.Person.Value)], cancel);
            rows.Clear();
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private async Task CopyAsync(string sql, IEnumerable<(PersonId Person, byte[] Bytes)> from, bool isPart, CancellationToken cancel)
        {
            await using var copy = await connection.BeginBinaryImportAsync(sql, cancel);
            foreach (var (person, bytes) in from)
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(person.Value, NpgsqlDbType.Uuid, cancel);
                await copy.WriteAsync(bytes, NpgsqlDbType.Bytea, cancel);
                if (isPart)
                {
                    await copy.WriteAsync(import.Value, NpgsqlDbType.Uuid, cancel);
                    await copy.WriteAsync(part, NpgsqlDbType.Integer, cancel);
                }
            }

            await copy.CompleteAsync(cancel);
        }

        private async Task MarkAsync(Guid[] people, CancellationToken cancel)
        {
            if (people.Length > 0)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "insert into records_stale (person_id) select unnest(@people) on conflict (person_id) do nothing";
                command.Parameters.AddWithValue("@people", people);
                await command.ExecuteNonQueryAsync(cancel);
            }
        }
    }
}
