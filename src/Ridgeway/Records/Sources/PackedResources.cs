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

    /// <summary>Packs these rows of a batch; of a resource met twice the last stands.</summary>
    public static byte[] Pack(SourceBatch batch, ReadOnlySpan<long> order)
    {
        var packed = new PackedBytes();
        var standing = Standing(batch, order);
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

        return Compress(packed.Written);
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

    private static List<int> Standing(SourceBatch batch, ReadOnlySpan<long> order)
    {
        var seen = new HashSet<(ulong, byte)>(order.Length);
        var standing = new List<int>(order.Length);
        for (var i = order.Length - 1; i >= 0; i--)
        {
            var place = (int)(order[i] & 0xFFFFFFFF);
            if (seen.Add((batch[place].Key, batch[place].Type)))
            {
                standing.Add(place);
            }
        }

        standing.Reverse();
        return standing;
    }

    private static byte[] Compress(ReadOnlySpan<byte> raw)
    {
        var room = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(raw.Length) + 10);
        try
        {
            var head = new PackedBytes();
            head.Unsigned((ulong)raw.Length);
            head.Written.CopyTo(room);
            return BrotliEncoder.TryCompress(raw, room.AsSpan(head.Length), out var written, Quality, Window)
                ? room.AsSpan(0, head.Length + written).ToArray()
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
}
