using System.Buffers.Text;

namespace Ridgeway.Records.Facts;

/// <summary>
/// Facts on their way into the store: one row a fact in arrays that are filled, sorted by person and emptied again, so that
/// a million facts make no garbage. Filled by one thread; given whole to the one that saves.
/// </summary>
internal sealed class FactBatch
{
    private readonly Dictionary<PersonId, int> numbers = [];
    private readonly List<PersonId> people = [];
    private Row[] rows = new Row[16_384];
    private byte[] ids = new byte[1 << 18];
    private int idBytes;
    private PersonId lastPerson;
    private int lastNumber = -1;

    /// <summary>How many facts it holds.</summary>
    public int Count { get; private set; }

    public int PeopleCount => people.Count;

    /// <summary>Adds the facts of one resource.</summary>
    public void Add(PersonId person, ReadOnlySpan<Fact> facts, int file, int line, byte type, ReadOnlySpan<byte> id, long version = 0)
    {
        var number = NumberOf(person);
        var (from, length, isUuid) = KeepId(id);
        var written = ids.AsSpan(from, length);
        if (Count + facts.Length > rows.Length)
        {
            Array.Resize(ref rows, Math.Max(rows.Length * 2, Count + facts.Length));
        }

        var code = facts.IsEmpty ? 0 : facts[0].Code;
        var mark = new ResourceMark(ResourceKey.Of(type, written, isUuid, 0, code, file, line), version, file, line);
        foreach (ref readonly var fact in facts)
        {
            rows[Count++] = new Row(fact, mark, number, from, (ushort)length, type, isUuid);
        }
    }

    /// <summary>Adds that a resource says nothing any more, whatever an earlier form of it said.</summary>
    public void AddNothing(PersonId person, int file, int line, byte type, ReadOnlySpan<byte> id, long version)
    {
        Add(person, [default], file, line, type, id, version);
        rows[Count - 1].SaysNothing = true;
    }

    /// <summary>Every code, unit and answer that a fact here uses.</summary>
    public HashSet<int> Codes()
    {
        var used = new HashSet<int>();
        for (var i = 0; i < Count; i++)
        {
            ref readonly var fact = ref rows[i].Fact;
            used.Add(fact.Code);
            used.Add(fact.Unit);
            used.Add(fact.Answer);
        }

        return used;
    }

    /// <summary>Walks person by person, in order of id: a resource met twice counts once (its latest form), facts by day.</summary>
    public IEnumerable<PersonFacts> ByPerson(StoredCodes codes)
    {
        var order = SortedByPerson(out var inOrder);
        var packer = new PersonPacker(codes);
        for (var from = 0; from < order.Length;)
        {
            var person = order[from] >> 32;
            var to = from + 1;
            while (to < order.Length && order[to] >> 32 == person)
            {
                to++;
            }

            packer.Pack(this, order.AsSpan(from, to - from));
            yield return new PersonFacts(inOrder[(int)person], packer.Facts, packer.Sources);
            from = to;
        }
    }

    public void Clear()
    {
        (Count, idBytes, lastNumber) = (0, 0, -1);
        numbers.Clear();
        people.Clear();
    }

    internal ref readonly Row this[int place] => ref rows[place];

    internal ReadOnlySpan<byte> IdOf(in Row row) => ids.AsSpan(row.IdFrom, row.IdLength);

    /// <summary>Place of the person in order of id above, place of the row below.</summary>
    private long[] SortedByPerson(out PersonId[] inOrder)
    {
        inOrder = [.. people];
        var byNumber = new int[inOrder.Length];
        for (var i = 0; i < byNumber.Length; i++)
        {
            byNumber[i] = i;
        }

        Array.Sort(inOrder, byNumber);
        var rank = new int[byNumber.Length];
        for (var i = 0; i < rank.Length; i++)
        {
            rank[byNumber[i]] = i;
        }

        var order = new long[Count];
        for (var i = 0; i < Count; i++)
        {
            order[i] = ((long)rank[rows[i].Person] << 32) | (uint)i;
        }

        Array.Sort(order);
        return order;
    }

    private int NumberOf(PersonId person)
    {
        if (lastNumber >= 0 && person == lastPerson)
        {
            return lastNumber;
        }

        if (!numbers.TryGetValue(person, out var number))
        {
            number = people.Count;
            numbers.Add(person, number);
            people.Add(person);
        }

        (lastPerson, lastNumber) = (person, number);
        return number;
    }

    /// <summary>A UUID is kept as its 16 bytes, anything else as it was written; an id longer than FHIR allows is cut.</summary>
    private (int From, int Length, bool IsUuid) KeepId(ReadOnlySpan<byte> id)
    {
        const int longest = PackedSources.LongestId;
        if (idBytes + longest > ids.Length)
        {
            Array.Resize(ref ids, ids.Length * 2);
        }

        var from = idBytes;
        if (id.Length == 36 && Utf8Parser.TryParse(id, out Guid uuid, out var read) && read == 36)
        {
            uuid.TryWriteBytes(ids.AsSpan(from), bigEndian: true, out _);
            idBytes += 16;
            return (from, 16, true);
        }

        var kept = id.Length <= longest ? id : id[..longest];
        kept.CopyTo(ids.AsSpan(from));
        idBytes += kept.Length;
        return (from, kept.Length, false);
    }

    internal struct Row(in Fact fact, in ResourceMark mark, int person, int idFrom, ushort idLength, byte type, bool isUuid)
    {
        public readonly Fact Fact = fact;
        public readonly ResourceMark Mark = mark;
        public readonly int Person = person;
        public readonly int IdFrom = idFrom;
        public readonly ushort IdLength = idLength;
        public readonly byte Type = type;
        public readonly bool IsUuid = isUuid;

        /// <summary>True where the resource says nothing: the fact is none.</summary>
        public bool SaysNothing;
    }
}

/// <summary>One person's packed facts and where they came from. Both are good until the next person.</summary>
internal readonly record struct PersonFacts(PersonId Person, PackedBytes Facts, PackedBytes Sources)
{
    /// <summary>False where all that was sent of them says nothing.</summary>
    public bool HasFacts => PackedFacts.Count(Facts.Written) > 0;
}
