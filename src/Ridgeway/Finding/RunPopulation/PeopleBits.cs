namespace Ridgeway.Finding.RunPopulation;

/// <summary>
/// What up to 64 people came to, a row of bits a person, turned into a word of bits a subject at once: setting each bit where it
/// ends up would touch a hundred columns a person.
/// </summary>
internal sealed class PeopleBits(int subjects)
{
    private const int People = 64;

    private readonly int words = (subjects + 63) / 64;
    private readonly ulong[] trues = new ulong[People * ((subjects + 63) / 64)];
    private readonly ulong[] unknowns = new ulong[People * ((subjects + 63) / 64)];
    private int first;
    private int count;

    public bool IsFull => count == People;

    /// <summary>The empty row of the person who will have this place in the block.</summary>
    public Row Next(int place)
    {
        first = count == 0 ? place : first;
        var row = count++ * words;
        return new Row(trues.AsSpan(row, words), unknowns.AsSpan(row, words));
    }

    /// <summary>Moves all rows into the columns.</summary>
    public void Into(SubjectColumn[] columns)
    {
        if (count == 0)
        {
            return;
        }

        Span<ulong> square = stackalloc ulong[People];
        Span<ulong> other = stackalloc ulong[People];
        for (var word = 0; word < words; word++)
        {
            Turn(trues, word, square);
            Turn(unknowns, word, other);
            for (var subject = word * 64; subject < Math.Min(subjects, (word + 1) * 64); subject++)
            {
                columns[subject].Join(first, square[subject % 64], other[subject % 64]);
            }
        }

        Clear();
    }

    public void Clear()
    {
        trues.AsSpan(0, count * words).Clear();
        unknowns.AsSpan(0, count * words).Clear();
        count = 0;
    }

    /// <summary>One word of every row, turned about its diagonal: halves are exchanged, then quarters, down to single bits.</summary>
    private void Turn(ulong[] rows, int word, Span<ulong> into)
    {
        into.Clear();
        for (var row = 0; row < count; row++)
        {
            into[row] = rows[(row * words) + word];
        }

        var mask = 0x0000_0000_FFFF_FFFFUL;
        for (var width = 32; width != 0; width >>= 1, mask ^= mask << width)
        {
            for (var row = 0; row < People; row = ((row | width) + 1) & ~width)
            {
                var moved = ((into[row] >> width) ^ into[row | width]) & mask;
                into[row] ^= moved << width;
                into[row | width] ^= moved;
            }
        }
    }

    /// <param name="trues">A bit for each subject the person is on.</param>
    /// <param name="unknowns">A bit for each of which that cannot be said.</param>
    public readonly ref struct Row(Span<ulong> trues, Span<ulong> unknowns)
    {
        public Span<ulong> Trues { get; } = trues;

        public Span<ulong> Unknowns { get; } = unknowns;
    }
}
