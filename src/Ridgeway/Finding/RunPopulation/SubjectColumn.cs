using System.Numerics;
using System.Runtime.InteropServices;

namespace Ridgeway.Finding.RunPopulation;

/// <summary>What one subject came to for the people of a block.</summary>
internal sealed class SubjectColumn
{
    private const int Words = Block.Largest / 64;

    private readonly ulong[] trues = new ulong[Words];
    private readonly ulong[] unknowns = new ulong[Words];
    private int[] since = new int[16];
    private int[]? ranks;

    public int Members { get; private set; }

    public int Unknowns { get; private set; }

    public ReadOnlySpan<int> Since => since.AsSpan(0, Members);

    public void Set(int place, Truth truth, int sinceDay)
    {
        var bit = 1UL << (place % 64);
        if (truth == Truth.True)
        {
            trues[place / 64] |= bit;
            if (Members == since.Length)
            {
                Array.Resize(ref since, Members * 2);
            }

            since[Members++] = sinceDay;
        }
        else if (truth == Truth.Unknown)
        {
            unknowns[place / 64] |= bit;
            Unknowns++;
        }
    }

    public Truth TruthOf(int place)
    {
        var (word, bit) = (place / 64, 1UL << (place % 64));
        return (trues[word] & bit) != 0 ? Truth.True : (unknowns[word] & bit) != 0 ? Truth.Unknown : Truth.False;
    }

    /// <summary>The day number since when the person is on it, or -1.</summary>
    public int SinceOf(int place)
    {
        var (word, bit) = (place / 64, 1UL << (place % 64));
        return (trues[word] & bit) == 0 ? -1 : since[(ranks ??= Ranked())[word] + BitOperations.PopCount(trues[word] & (bit - 1))];
    }

    /// <summary>The bits of so many people: the true ones, then the unknown ones; nothing where nobody is either.</summary>
    public byte[] Packed(int people)
    {
        var words = (people + 63) / 64;
        return Members + Unknowns == 0 ? [] : [.. MemoryMarshal.AsBytes(trues.AsSpan(0, words)), .. MemoryMarshal.AsBytes(unknowns.AsSpan(0, words))];
    }

    public void Unpack(ReadOnlySpan<byte> truths, ReadOnlySpan<byte> days)
    {
        Clear();
        var words = MemoryMarshal.Cast<byte, ulong>(truths);
        words[..(words.Length / 2)].CopyTo(trues);
        words[(words.Length / 2)..].CopyTo(unknowns);
        since = MemoryMarshal.Cast<byte, int>(days).ToArray() is { Length: > 0 } some ? some : new int[16];
        Members = days.Length / sizeof(int);
        foreach (var word in words[(words.Length / 2)..])
        {
            Unknowns += BitOperations.PopCount(word);
        }
    }

    public void Clear()
    {
        Array.Clear(trues);
        Array.Clear(unknowns);
        (Members, Unknowns, ranks) = (0, 0, null);
    }

    private int[] Ranked()
    {
        var (before, rank) = (new int[Words], 0);
        for (var word = 0; word < Words; word++)
        {
            before[word] = rank;
            rank += BitOperations.PopCount(trues[word]);
        }

        return before;
    }
}
