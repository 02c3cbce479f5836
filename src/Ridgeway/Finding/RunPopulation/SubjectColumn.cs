using System.Numerics;
using System.Runtime.InteropServices;

namespace Ridgeway.Finding.RunPopulation;

/// <summary>What one subject came to for the people of a block.</summary>
internal sealed class SubjectColumn
{
    private const int Words = Block.Largest / 64;

    private readonly ulong[] trues = new ulong[Words];
    private readonly ulong[] unknowns = new ulong[Words];
    private int[] since = [];
    private int[]? ranks;
    private int oneDay;
    private bool isOneDay = true;

    public int Members { get; private set; }

    public int Unknowns { get; private set; }

    /// <summary>The day number since when the next member is on it.</summary>
    public void AddSince(int day)
    {
        // Mostly all are on it since one day, and then nothing is written a member.
        if (isOneDay && (Members == 0 || day == oneDay))
        {
            (oneDay, Members) = (day, Members + 1);
            return;
        }

        Spread();
        if (Members == since.Length)
        {
            Array.Resize(ref since, Members * 2);
        }

        since[Members++] = day;
    }

    /// <summary>Sets the bits of up to 64 people from one place on; whatever is set there stays.</summary>
    public void Join(int place, ulong areTrue, ulong areUnknown)
    {
        Join(trues, place, areTrue);
        Join(unknowns, place, areUnknown);
        Unknowns += BitOperations.PopCount(areUnknown);
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
        return (trues[word] & bit) == 0 ? -1 : isOneDay ? oneDay : since[(ranks ??= Ranked())[word] + BitOperations.PopCount(trues[word] & (bit - 1))];
    }

    /// <summary>The bits of so many people: the true ones, then the unknown ones; nothing where nobody is either.</summary>
    public byte[] Packed(int people)
    {
        var words = (people + 63) / 64;
        return Members + Unknowns == 0 ? [] : [.. MemoryMarshal.AsBytes(trues.AsSpan(0, words)), .. MemoryMarshal.AsBytes(unknowns.AsSpan(0, words))];
    }

    /// <summary>The days since when, in order of place: as stretches of one day and how many, where that is shorter than a day a member.</summary>
    public byte[] PackedSince()
    {
        Spread();
        var days = since.AsSpan(0, Members);
        var stretches = new List<int>();
        for (var at = 0; at < days.Length && stretches.Count < days.Length;)
        {
            var rest = days[at..].IndexOfAnyExcept(days[at]);
            var length = rest < 0 ? days.Length - at : rest;
            stretches.AddRange([days[at], length]);
            at += length;
        }

        return MemoryMarshal.AsBytes(stretches.Count < days.Length ? CollectionsMarshal.AsSpan(stretches) : days).ToArray();
    }

    public void Unpack(ReadOnlySpan<byte> truths, ReadOnlySpan<byte> packedSince)
    {
        Clear();
        var words = MemoryMarshal.Cast<byte, ulong>(truths);
        words[..(words.Length / 2)].CopyTo(trues);
        words[(words.Length / 2)..].CopyTo(unknowns);
        Members = PopCount(trues);
        Unknowns = PopCount(unknowns);
        var days = MemoryMarshal.Cast<byte, int>(packedSince);
        if (days.Length == 2 && Members != 2)
        {
            oneDay = days[0];
            return;
        }

        isOneDay = false;
        since = since.Length < Members ? new int[Members] : since;
        if (days.Length == Members)
        {
            days.CopyTo(since);
            return;
        }

        for (var (at, stretch) = (0, 0); stretch < days.Length; stretch += 2)
        {
            since.AsSpan(at, days[stretch + 1]).Fill(days[stretch]);
            at += days[stretch + 1];
        }
    }

    public void Clear()
    {
        Array.Clear(trues);
        Array.Clear(unknowns);
        (Members, Unknowns, ranks, isOneDay) = (0, 0, null, true);
    }

    /// <summary>From here on each member has a day of their own.</summary>
    private void Spread()
    {
        if (!isOneDay)
        {
            return;
        }

        isOneDay = false;
        since = since.Length < Members ? new int[Math.Max(16, Members * 2)] : since;
        since.AsSpan(0, Members).Fill(oneDay);
    }

    private static void Join(ulong[] bits, int place, ulong more)
    {
        var (word, shift) = (place / 64, place % 64);
        bits[word] |= more << shift;
        if (shift > 0 && more >> (64 - shift) is > 0 and var rest)
        {
            bits[word + 1] |= rest;
        }
    }

    private static int PopCount(ulong[] bits)
    {
        var count = 0;
        foreach (var word in bits)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
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
