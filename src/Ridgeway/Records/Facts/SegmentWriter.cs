using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using Ridgeway.Data;

namespace Ridgeway.Records.Facts;

/// <summary>Adds segments in bulk: prepared inserts on SQLite, binary COPY on PostgreSQL.</summary>
internal abstract class SegmentWriter : IAsyncDisposable
{
    public static async Task<SegmentWriter> OpenAsync(StoreWrite write, CancellationToken cancel) =>
        write.Connection is NpgsqlConnection
            ? new ByCopy(write)
            : await ByInsert.PrepareAsync(write, cancel);

    public abstract Task AddAsync(PersonId person, ImportId import, int part, PackedBytes facts, PackedBytes sources, CancellationToken cancel);

    public abstract Task CompleteAsync(CancellationToken cancel);

    public abstract ValueTask DisposeAsync();

    private sealed class ByInsert : SegmentWriter
    {
        private readonly StoreWrite write;
        private readonly DbCommand facts;
        private readonly DbCommand sources;

        private ByInsert(StoreWrite write)
        {
            this.write = write;
            facts = Insert("records_segment", "facts");
            sources = Insert("records_segment_source", "sources");
        }

        public static async Task<SegmentWriter> PrepareAsync(StoreWrite write, CancellationToken cancel)
        {
            var writer = new ByInsert(write);
            await writer.facts.PrepareAsync(cancel);
            await writer.sources.PrepareAsync(cancel);
            return writer;
        }

        public override Task AddAsync(PersonId person, ImportId import, int part, PackedBytes packedFacts, PackedBytes packedSources, CancellationToken cancel)
        {
            Run(facts, person, import, part, packedFacts);
            Run(sources, person, import, part, packedSources);
            return Task.CompletedTask;
        }

        public override Task CompleteAsync(CancellationToken cancel) => Task.CompletedTask;

        public override async ValueTask DisposeAsync()
        {
            await facts.DisposeAsync();
            await sources.DisposeAsync();
        }

        private void Run(DbCommand command, PersonId person, ImportId import, int part, PackedBytes bytes)
        {
            command.Parameters[0].Value = write.Id(person.Value);
            command.Parameters[1].Value = write.Id(import.Value);
            command.Parameters[2].Value = part;
            command.Parameters[3].Value = bytes.ToArray();
            command.ExecuteNonQuery();
        }

        private DbCommand Insert(string table, string column)
        {
            var command = write.Command($"insert into {table} (person_id, import_id, part, {column}) values (@person, @import, @part, @bytes)");
            command.Bind("@person", Array.Empty<byte>());
            command.Bind("@import", Array.Empty<byte>());
            command.Bind("@part", 0);
            command.Bind("@bytes", Array.Empty<byte>());
            return command;
        }
    }

    /// <summary>PostgreSQL allows one COPY at a time on a connection, so sources wait in memory until the facts are in.</summary>
    private sealed class ByCopy(StoreWrite write) : SegmentWriter
    {
        private readonly List<(PersonId Person, ImportId Import, int Part, byte[] Facts, byte[] Sources)> rows = [];

        public override Task AddAsync(PersonId person, ImportId import, int part, PackedBytes facts, PackedBytes sources, CancellationToken cancel)
        {
            rows.Add((person, import, part, facts.ToArray(), sources.ToArray()));
            return Task.CompletedTask;
        }

        public override async Task CompleteAsync(CancellationToken cancel)
        {
            await CopyAsync("copy records_segment (person_id, import_id, part, facts) from stdin (format binary)", row => row.Facts, cancel);
            await CopyAsync("copy records_segment_source (person_id, import_id, part, sources) from stdin (format binary)", row => row.Sources, cancel);
            rows.Clear();
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private async Task CopyAsync(string sql, Func<(PersonId Person, ImportId Import, int Part, byte[] Facts, byte[] Sources), byte[]> bytes, CancellationToken cancel)
        {
            await using var copy = await ((NpgsqlConnection)write.Connection).BeginBinaryImportAsync(sql, cancel);
            foreach (var row in rows)
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(row.Person.Value, NpgsqlDbType.Uuid, cancel);
                await copy.WriteAsync(row.Import.Value, NpgsqlDbType.Uuid, cancel);
                await copy.WriteAsync(row.Part, NpgsqlDbType.Integer, cancel);
                await copy.WriteAsync(bytes(row), NpgsqlDbType.Bytea, cancel);
            }

            await copy.CompleteAsync(cancel);
        }
    }
}
