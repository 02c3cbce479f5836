using Npgsql;
using NpgsqlTypes;
using Ridgeway.Data;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.Sources;

/// <summary>
/// Saves the sources of one part of an import, inside the transaction that saves its facts: a row a person, a row a bucket of resources
/// that are nobody's, and where each id is found. Packed and compressed on every core, written in bulk.
/// </summary>
internal sealed class SourceWriter(StoreWrite write, ImportId import, int part)
{
    /// <summary>Ids are spread over this many rows of places a part.</summary>
    public const int PlaceBuckets = 4096;

    /// <summary>Resources of nobody are spread over this many rows a part.</summary>
    public const int UnownedBuckets = 64;

    public static int PlaceBucketOf(ulong key) => (int)(key >> 52);

    public static int UnownedBucketOf(ulong key) => (int)(key >> 58);

    /// <summary>The part of a key that is kept in its bucket: three bytes. Two ids alike in it are told apart when they are read.</summary>
    public static uint SuffixOf(ulong key) => (uint)(key >> 28) & 0xFFFFFF;

    public async Task WriteAsync(SourceBatch batch, CancellationToken cancel)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var ranks = Ranks(batch.People, out var inOrder);
        await InsertAsync("records_source", "person_id", "resources", Packed(batch, ByPerson(batch, ranks), rank => write.Id(inOrder[rank].Value)), cancel);
        await InsertAsync("records_source_unowned", "bucket", "resources", Packed(batch, ByBucket(batch), bucket => bucket), cancel);
        await InsertAsync("records_source_place", "bucket", "places", Places(batch, ranks), cancel);
        await InsertPeopleAsync(inOrder, cancel);
    }

    private static int[] Ranks(IReadOnlyList<PersonId> people, out PersonId[] inOrder)
    {
        inOrder = [.. people];
        var numbers = Enumerable.Range(0, inOrder.Length).ToArray();
        Array.Sort(inOrder, numbers);
        var ranks = new int[numbers.Length];
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[numbers[i]] = i;
        }

        return ranks;
    }

    /// <summary>Group above, place of the row below, in order.</summary>
    private static long[] ByPerson(SourceBatch batch, int[] ranks) => Order(batch, row => row.Person < 0 ? -1 : ranks[row.Person]);

    private static long[] ByBucket(SourceBatch batch) => Order(batch, row => row.Person < 0 ? UnownedBucketOf(row.Key) : -1);

    private static long[] Order(SourceBatch batch, Func<SourceBatch.Row, int> groupOf)
    {
        var order = new List<long>(batch.Count);
        for (var i = 0; i < batch.Count; i++)
        {
            if (groupOf(batch[i]) is >= 0 and var group)
            {
                order.Add(((long)group << 32) | (uint)i);
            }
        }

        order.Sort();
        return [.. order];
    }

    private static IEnumerable<(object Key, byte[] Bytes)> Packed(SourceBatch batch, long[] order, Func<int, object> keyOf)
    {
        var groups = new List<(int From, int To)>();
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && order[to] >> 32 == order[from] >> 32)
            {
                to++;
            }

            groups.Add((from, to));
            from = to;
        }

        return groups.AsParallel().AsOrdered()
            .Select(group => (keyOf((int)(order[group.From] >> 32)), PackedResources.Pack(batch, order.AsSpan(group.From, group.To - group.From))));
    }

    /// <summary>Of each bucket: suffix of the id and which of the part's people it is, again and again.</summary>
    private static IEnumerable<(object Key, byte[] Bytes)> Places(SourceBatch batch, int[] ranks)
    {
        var order = Order(batch, row => row.Person < 0 ? -1 : PlaceBucketOf(row.Key));
        var packed = new PackedBytes();
        for (var i = 0; i < order.Length; i++)
        {
            ref readonly var row = ref batch[(int)(order[i] & 0xFFFFFFFF)];
            var suffix = SuffixOf(row.Key);
            packed.Byte((byte)(suffix >> 16));
            packed.Byte((byte)(suffix >> 8));
            packed.Byte((byte)suffix);
            packed.Unsigned((uint)ranks[row.Person]);
            if (i + 1 == order.Length || order[i + 1] >> 32 != order[i] >> 32)
            {
                yield return ((int)(order[i] >> 32), packed.ToArray());
                packed.Clear();
            }
        }
    }

    private async Task InsertPeopleAsync(PersonId[] inOrder, CancellationToken cancel)
    {
        var people = new byte[inOrder.Length * 16];
        for (var i = 0; i < inOrder.Length; i++)
        {
            inOrder[i].Value.TryWriteBytes(people.AsSpan(i * 16), bigEndian: true, out _);
        }

        await using var insert = write.Command("insert into records_source_part (import_id, part, people) values (@import, @part, @people)");
        insert.Bind("@import", write.Id(import.Value));
        insert.Bind("@part", part);
        insert.Bind("@people", people);
        await insert.ExecuteNonQueryAsync(cancel);
    }

    private async Task InsertAsync(string table, string key, string column, IEnumerable<(object Key, byte[] Bytes)> rows, CancellationToken cancel)
    {
        if (write.Connection is NpgsqlConnection postgres)
        {
            await CopyAsync(postgres, $"copy {table} ({key}, import_id, part, {column}) from stdin (format binary)", rows, cancel);
            return;
        }

        await using var insert = write.Command($"insert into {table} ({key}, import_id, part, {column}) values (@key, @import, @part, @bytes)");
        var (keys, bytes) = (insert.Bind("@key", null), insert.Bind("@bytes", null));
        insert.Bind("@import", write.Id(import.Value));
        insert.Bind("@part", part);
        await insert.PrepareAsync(cancel);
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            (keys.Value, bytes.Value) = (row.Key, row.Bytes);
            insert.ExecuteNonQuery();
        }
    }

    private async Task CopyAsync(NpgsqlConnection connection, string sql, IEnumerable<(object Key, byte[] Bytes)> rows, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync(sql, cancel);
        foreach (var (key, bytes) in rows)
        {
            await copy.StartRowAsync(cancel);
            await (key is Guid id ? copy.WriteAsync(id, NpgsqlDbType.Uuid, cancel) : copy.WriteAsync((int)key, NpgsqlDbType.Integer, cancel));
            await copy.WriteAsync(import.Value, NpgsqlDbType.Uuid, cancel);
            await copy.WriteAsync(part, NpgsqlDbType.Integer, cancel);
            await copy.WriteAsync(bytes, NpgsqlDbType.Bytea, cancel);
        }

        await copy.CompleteAsync(cancel);
    }
}
