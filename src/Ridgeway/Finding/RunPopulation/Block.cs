using System.Numerics;
using System.Runtime.InteropServices;
using Ridgeway.Records;

namespace Ridgeway.Finding.RunPopulation;

/// <summary>
/// Some thousands of people in order of id, in columns: who they are, the groups they count in, when to look again, and for each
/// subject two bits a person (true, unknown) and the day since when, for those who are on it.
/// </summary>
internal sealed class Block
{
    public const int Largest = 16_384;

    private readonly string[] subjects;
    private readonly Guid[] ids = new Guid[Largest];
    private readonly Marks[] marks = new Marks[Largest];
    private readonly int[] untils = new int[Largest];
    private readonly SubjectColumn[] columns;
    private readonly PeopleBits pending;
    private readonly List<string> practices = [];
    private readonly Dictionary<string, ushort> practiceNumbers = new(StringComparer.Ordinal);

    public Block(string[] subjects)
    {
        this.subjects = subjects;
        columns = [.. subjects.Select(_ => new SubjectColumn())];
        pending = new PeopleBits(columns.Length);
    }

    public int Count { get; private set; }

    public bool IsFull => Count == Largest;

    public Guid First => ids[0];

    public int EarliestUntil { get; private set; } = int.MaxValue;

    public ReadOnlySpan<string> Subjects => subjects;

    public ReadOnlySpan<Guid> Ids => ids.AsSpan(0, Count);

    public ReadOnlySpan<Marks> Marks => marks.AsSpan(0, Count);

    public ReadOnlySpan<int> Untils => untils.AsSpan(0, Count);

    public IReadOnlyList<string> Practices => practices;

    public SubjectColumn this[int subject]
    {
        get
        {
            pending.Into(columns);
            return columns[subject];
        }
    }

    /// <summary>Adds a person after all that are there, with what they are on, as the program just asked has it.</summary>
    public void Add(PersonInView person, DateOnly on, CriteriaScan answers, IRememberSince? before)
    {
        var row = pending.Next(Count);
        var until = answers.Answers(row.Trues, row.Unknowns);
        var today = on.DayNumber;
        for (var word = 0; word < row.Trues.Length; word++)
        {
            for (var bits = row.Trues[word]; bits != 0; bits &= bits - 1)
            {
                var subject = (word * 64) + BitOperations.TrailingZeroCount(bits);
                columns[subject].AddSince(before?.SinceOf(subject) is >= 0 and var since ? since : today);
            }
        }

        Add(person.Id.Value, RunPopulation.Marks.Of(person, on), person.Practice?.Value, until);
    }

    /// <summary>Adds a person as another block has them.</summary>
    public void Add(Block other, int place)
    {
        var row = pending.Next(Count);
        for (var subject = 0; subject < columns.Length; subject++)
        {
            var truth = other.columns[subject].TruthOf(place);
            row.Trues[subject / 64] |= ((ulong)truth >> 1) << (subject % 64);
            row.Unknowns[subject / 64] |= ((ulong)truth & 1) << (subject % 64);
            if (truth == Truth.True)
            {
                columns[subject].AddSince(other.columns[subject].SinceOf(place));
            }
        }

        var mark = other.marks[place];
        Add(other.ids[place], mark, mark.Practice == 0 ? null : other.practices[mark.Practice - 1], other.untils[place]);
    }

    public int PlaceOf(Guid id) => Array.BinarySearch(ids, 0, Count, id);

    public void Clear()
    {
        (Count, EarliestUntil) = (0, int.MaxValue);
        pending.Clear();
        practices.Clear();
        practiceNumbers.Clear();
        Array.ForEach(columns, column => column.Clear());
    }

    /// <summary>Fills it from stored columns; each subject's column is filled by whoever reads them.</summary>
    public void Unpack(int people, ReadOnlySpan<byte> packedIds, ReadOnlySpan<byte> packedMarks, ReadOnlySpan<byte> packedUntils, string packedPractices)
    {
        Clear();
        for (var place = 0; place < people; place++)
        {
            ids[place] = new Guid(packedIds.Slice(place * 16, 16), bigEndian: true);
        }

        MemoryMarshal.Cast<byte, Marks>(packedMarks).CopyTo(marks);
        MemoryMarshal.Cast<byte, int>(packedUntils).CopyTo(untils);
        Count = people;
        foreach (var practice in packedPractices.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            NumberOf(practice);
        }

        foreach (var until in Untils)
        {
            EarliestUntil = Math.Min(EarliestUntil, until);
        }
    }

    public byte[] PackedIds()
    {
        var packed = new byte[Count * 16];
        for (var place = 0; place < Count; place++)
        {
            ids[place].TryWriteBytes(packed.AsSpan(place * 16), bigEndian: true, out _);
        }

        return packed;
    }

    public byte[] PackedMarks() => MemoryMarshal.AsBytes(Marks).ToArray();

    public byte[] PackedUntils() => MemoryMarshal.AsBytes(Untils).ToArray();

    private void Add(Guid id, Marks mark, string? practice, int until)
    {
        ids[Count] = id;
        marks[Count] = mark with { Practice = practice is null ? (ushort)0 : NumberOf(practice) };
        untils[Count] = until;
        EarliestUntil = Math.Min(EarliestUntil, until);
        Count++;
        if (pending.IsFull)
        {
            pending.Into(columns);
        }
    }

    private ushort NumberOf(string practice)
    {
        if (!practiceNumbers.TryGetValue(practice, out var number))
        {
            practices.Add(practice);
            practiceNumbers.Add(practice, number = (ushort)practices.Count);
        }

        return number;
    }
}
