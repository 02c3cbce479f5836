using System.Buffers;
using System.IO.Compression;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.Sources;

/// <summary>
/// Several resources packed and compressed together: how many; of each its type, the length of the id it was given (0: it has its own),
/// file, line and length; then the ids and the JSON of each. Compressed with Brotli at its fastest, after the length unpacked.
/// </summary>
internal static class PackedResources
{
    private const int Quality = 1;
    private const int Window = 20;

    /// <summary>Room larger than this is not kept for the next person.</summary>
    private const int LargestKept = 1 << 22;

    /// <summary>Packed on every core, person after person: what each thread packs into is kept, or large arrays would be made and dropped by the thousand.</summary>
    [ThreadStatic]
    private static Bench? benchOfThread;

    /// <summary>
    /// Packs these rows of a batch. Of a person's resource met twice every form is kept, which of them stands being decided on reading; of
    /// nobody's resource only the last is, for those come again with every file.
    /// </summary>
    public static byte[] Pack(SourceBatch batch, ReadOnlySpan<long> order)
    {
        var bench = benchOfThread ??= new Bench();
        var packed = bench.Packed;
        packed.Clear();
        var standing = bench.Standing(batch, order);
        packed.Unsigned((ulong)standing.Count);
        foreach (var place in standing)
        {
            ref readonly var row = ref batch[place];
            packed.Byte(row.Type);
            packed.Byte(row.OwnIdLength);
            packed.Unsigned((uint)row.File);
            packed.Unsigned((uint)row.Line);
            packed.Unsigned((uint)row.Length);
        }

        foreach (var place in standing)
        {
            packed.Bytes(batch.OwnIdOf(batch[place]));
            packed.Bytes(batch.JsonOf(batch[place]));
        }

        var stored = Compress(packed.Written);
        if (packed.Length > LargestKept)
        {
            benchOfThread = null;
        }

        return stored;
    }

    public static List<KeptResource> Unpack(byte[] stored, ImportId import, int part)
    {
        var raw = Decompress(stored);
        var reader = new PackedReader(raw);
        var count = (int)reader.Unsigned();
        var heads = new (byte Type, byte OwnId, int File, int Line, int Length)[count];
        for (var i = 0; i < count; i++)
        {
            heads[i] = (reader.Byte(), reader.Byte(), (int)reader.Unsigned(), (int)reader.Unsigned(), (int)reader.Unsigned());
        }

        var kept = new List<KeptResource>(count);
        var at = raw.Length - heads.Sum(head => head.OwnId + head.Length);
        foreach (var head in heads)
        {
            kept.Add(new KeptResource(head.Type, raw.AsMemory(at, head.OwnId), raw.AsMemory(at + head.OwnId, head.Length), import, part, head.File, head.Line));
            at += head.OwnId + head.Length;
        }

        return kept;
    }

    private static byte[] Compress(ReadOnlySpan<byte> raw)
    {
        var room = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(raw.Length) + 10);
        try
        {
            var head = 0;
            for (var left = (uint)raw.Length; ; left >>= 7)
            {
                room[head++] = (byte)(left < 0x80 ? left : left | 0x80);
                if (left < 0x80)
                {
                    break;
                }
            }

            return BrotliEncoder.TryCompress(raw, room.AsSpan(head), out var written, Quality, Window)
                ? room.AsSpan(0, head + written).ToArray()
                : throw new InvalidOperationException($"{raw.Length} bytes of sources could not be compressed.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    private static byte[] Decompress(byte[] stored)
    {
        var reader = new PackedReader(stored);
        var raw = new byte[(int)reader.Unsigned()];
        return BrotliDecoder.TryDecompress(reader.Rest, raw, out var written) && written == raw.Length
            ? raw
            : throw new InvalidDataException("A stored source cannot be decompressed.");
    }

    /// <summary>What one thread needs to pack one person after another.</summary>
    private sealed class Bench
    {
        private readonly LatestOfKey latest = new();
        private readonly List<int> standing = [];

        public PackedBytes Packed { get; } = new();

        /// <summary>The places that stand, in order of arrival; good until the next call.</summary>
        public List<int> Standing(SourceBatch batch, ReadOnlySpan<long> order)
        {
            standing.Clear();
            latest.Start(order.Length);
            foreach (var one in order)
            {
                latest.Note(KeyOf(batch, one), (int)one);
            }

            foreach (var one in order)
            {
                var last = latest.Of(KeyOf(batch, one));
                if (last == (int)one || IsAnotherForm(batch, (int)one, last))
                {
                    standing.Add((int)one);
                }
            }

            return standing;
        }

        private static bool IsAnotherForm(SourceBatch batch, int one, int last) =>
            batch[one].Person >= 0 && !batch.JsonOf(batch[one]).SequenceEqual(batch.JsonOf(batch[last]));

        /// <summary>A resource is its id and its type.</summary>
        private static ulong KeyOf(SourceBatch batch, long one)
        {
            ref readonly var row = ref batch[(int)one];
            return row.Key ^ (row.Type * 0x9E3779B97F4A7C15UL);
        }
    }
}
