using System.Buffers.Binary;
using System.Numerics;

namespace Ridgeway.Records.Facts;

/// <summary>
/// Which resource a fact came from, in 64 bits, to tell within one person whether the same resource was sent again.
/// A UUID is one resource wherever it comes from. A short id ("1") is one resource of its source, and another of another source;
/// with no id at all, the code and the place in the file stand in.
/// </summary>
internal static class ResourceKey
{
    private const ulong Seed = 0x9E3779B97F4A7C15;

    /// <param name="type">Its type, as a number.</param>
    /// <param name="id">Its id; 16 bytes of a UUID.</param>
    /// <param name="isUuid">Whether the id is a UUID.</param>
    /// <param name="source">The system it came from (<see cref="SourceOf"/>); 0 where all are of one.</param>
    /// <param name="code">Its first code.</param>
    /// <param name="file">Number of the file.</param>
    /// <param name="line">Line or entry.</param>
    public static ulong Of(byte type, ReadOnlySpan<byte> id, bool isUuid, ulong source, int code, int file, int line)
    {
        var hash = Mix(Seed ^ type, (ulong)id.Length);
        if (id.IsEmpty)
        {
            return Mix(Mix(Mix(hash, source), (uint)code), ((ulong)(uint)file << 32) | (uint)line);
        }

        while (id.Length >= 8)
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(id));
            id = id[8..];
        }

        ulong rest = 0;
        for (var i = 0; i < id.Length; i++)
        {
            rest |= (ulong)id[i] << (8 * i);
        }

        hash = Mix(hash, rest);
        return isUuid ? hash : Mix(hash, source);
    }

    /// <summary>Of a resource with this id, as text, from this system.</summary>
    public static ulong OfText(byte type, ReadOnlySpan<byte> id, string source)
    {
        if (id.Length == 36 && System.Buffers.Text.Utf8Parser.TryParse(id, out Guid uuid, out var read) && read == 36)
        {
            return Of(type, uuid.ToByteArray(bigEndian: true), isUuid: true, 0, 0, 0, 0);
        }

        return Of(type, id, isUuid: false, SourceOf(source), 0, 0, 0);
    }

    /// <summary>The name of a system, as a number.</summary>
    public static ulong SourceOf(string name) => Of(0, System.Text.Encoding.UTF8.GetBytes(name), isUuid: true, 0, 0, 0, 0);

    private static ulong Mix(ulong hash, ulong value)
    {
        var high = Math.BigMul(BitOperations.RotateLeft(hash, 23) ^ value ^ Seed, 0xD6E8FEB86659FD93, out var low);
        return high ^ low;
    }
}
