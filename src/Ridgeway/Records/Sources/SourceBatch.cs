namespace Ridgeway.Records.Sources;

/// <summary>
/// Resources as they came, on their way into the store. Filled by one thread; given whole to the one that saves.
/// </summary>
internal sealed class SourceBatch(PublicId ids)
{
    /// <summary>Bytes at which it is time to save.</summary>
    public const int Full = 32 << 20;

    /// <summary>A batch that has grown to this will be filled: it gets its whole room at once, and leaves no trail of halves behind.</summary>
    private const int Large = 4 << 20;

    private readonly Dictionary<PersonId, int> numbers = [];
    private readonly List<PersonId> people = [];
    private Row[] rows = new Row[4_096];
    private byte[] bytes = new byte[1 << 20];

    public int Count { get; private set; }

    /// <summary>Bytes held: when to save.</summary>
    public int Bytes { get; private set; }

    public IReadOnlyList<PersonId> People => people;

    /// <summary>Adds one resource.</summary>
    /// <param name="person">Whose it is; null where it is nobody's.</param>
    public void Add(PersonId? person, byte type, ReadOnlySpan<byte> id, ReadOnlySpan<byte> fullUrl, ReadOnlySpan<byte> json, int file, int line)
    {
        Span<byte> ownId = stackalloc byte[PublicId.Longest];
        ownId = ownId[..ids.Write(id, fullUrl, json, ownId)];
        Reserve(ownId.Length + json.Length);
        var from = Bytes;
        ownId.CopyTo(bytes.AsSpan(from));
        json.CopyTo(bytes.AsSpan(from + ownId.Length));
        Bytes += ownId.Length + json.Length;
        rows[Count++] = new Row(
            PublicId.KeyOf(ownId.IsEmpty ? id : ownId), person is { } whose ? NumberOf(whose) : -1, file, line, from, json.Length, (byte)ownId.Length, type);
    }

    public void Clear()
    {
        (Count, Bytes) = (0, 0);
        numbers.Clear();
        people.Clear();
    }

    internal ref readonly Row this[int place] => ref rows[place];

    internal ReadOnlySpan<byte> OwnIdOf(in Row row) => bytes.AsSpan(row.From, row.OwnIdLength);

    internal ReadOnlySpan<byte> JsonOf(in Row row) => bytes.AsSpan(row.From + row.OwnIdLength, row.Length);

    private void Reserve(int more)
    {
        if (Count == rows.Length)
        {
            Array.Resize(ref rows, rows.Length * 2);
        }

        if (Bytes + more > bytes.Length)
        {
            var next = bytes.Length >= Large && bytes.Length < Full ? Full + (2 * Large) : (long)bytes.Length * 2;
            Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(next, (long)Bytes + more)));
        }
    }

    private int NumberOf(PersonId person)
    {
        if (!numbers.TryGetValue(person, out var number))
        {
            number = people.Count;
            numbers.Add(person, number);
            people.Add(person);
        }

        return number;
    }

    internal readonly record struct Row(ulong Key, int Person, int File, int Line, int From, int Length, byte OwnIdLength, byte Type);
}
