using System.Runtime.CompilerServices;

namespace Ridgeway.Records.Facts;

/// <summary>A growing row of bytes to pack into. One is used again and again.</summary>
internal sealed class PackedBytes
{
    private byte[] bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public byte[] ToArray() => Written.ToArray();

    public void Clear() => Length = 0;

    public void Byte(byte value)
    {
        Reserve(1);
        bytes[Length++] = value;
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Reserve(value.Length);
        value.CopyTo(bytes.AsSpan(Length));
        Length += value.Length;
    }

    /// <summary>Seven bits a byte, low bits first.</summary>
    public void Unsigned(ulong value)
    {
        Reserve(10);
        while (value >= 0x80)
        {
            bytes[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[Length++] = (byte)value;
    }

    /// <summary>Small numbers of either sign stay small.</summary>
    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    private void Reserve(int more)
    {
        if (Length + more > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + more));
        }
    }
}

/// <summary>Reads what <see cref="PackedBytes"/> wrote.</summary>
/// <exception cref="InvalidDataException">The bytes end too early.</exception>
internal ref struct PackedReader(ReadOnlySpan<byte> packed)
{
    private readonly ReadOnlySpan<byte> bytes = packed;
    private int at;

    public readonly bool IsAtEnd => at == bytes.Length;

    public readonly ReadOnlySpan<byte> Rest => bytes[at..];

    public byte Byte() => at < bytes.Length ? bytes[at++] : throw TooShort();

    public ReadOnlySpan<byte> Bytes(int length)
    {
        if (length < 0 || at + length > bytes.Length)
        {
            throw TooShort();
        }

        var found = bytes.Slice(at, length);
        at += length;
        return found;
    }

    /// <summary>Nearly all numbers take one or two bytes; the walk through everyone spends most of its time here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Unsigned()
    {
        var left = bytes[at..];
        if (left.Length >= 2)
        {
            uint first = left[0];
            if (first < 0x80)
            {
                at++;
                return first;
            }

            uint second = left[1];
            if (second < 0x80)
            {
                at += 2;
                return (first & 0x7F) | (second << 7);
            }
        }

        return LongUnsigned();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong LongUnsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A stored number is longer than 64 bits.");
    }

    private static InvalidDataException TooShort() => new("Stored bytes end too early.");
}
