using System.Buffers.Binary;
using System.Numerics;

namespace Ridgeway.Records.Facts;

/// <summary>
/// Which resource a fact came from, in 64 bits, to tell within one person whether the same resource was sent again.
/// A UUID is one resource wherever it comes from. A short id ("1") may be two systems' different resources, so there the
/// code must agree as well; with no id at all, the place in the file stands in.
/// </summary>
internal static class ResourceKey
{
    private const ulong Seed = 0x9E3779B97F4A7C15;

    public static ulong Of(byte type, ReadOnlySpan<byte> id, bool isUuid, int code, int file, int line)
    {
        var hash = Mix(Seed ^ type, (ulong)id.Length);
        if (id.IsEmpty)
        {
            return Mix(Mix(hash, (uint)code), ((ulong)(uint)file << 32) | (uint)line);
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
        return isUuid ? hash : Mix(hash, (uint)code);
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        var high = Math.BigMul(BitOperations.RotateLeft(hash, 23) ^ value ^ Seed, 0xD6E8FEB86659FD93, out var low);
        return high ^ low;
    }
}
