namespace Ridgeway.Records.Facts;

/// <summary>Packs the rows of one person after another, with buffers it keeps.</summary>
internal sealed class PersonPacker(StoredCodes codes)
{
    private readonly LatestOfKey latest = new();
    private long[] byDay = new long[256];
    private Fact[] facts = new Fact[256];
    private readonly List<int> sayNothing = [];

    public PackedBytes Facts { get; } = new();

    public PackedBytes Sources { get; } = new();

    /// <param name="batch">Where the rows are.</param>
    /// <param name="places">Places of the person's rows, in order of arrival, in the low 32 bits.</param>
    public void Pack(FactBatch batch, ReadOnlySpan<long> places)
    {
        if (byDay.Length < places.Length)
        {
            Array.Resize(ref byDay, places.Length * 2);
            Array.Resize(ref facts, places.Length * 2);
        }

        var count = KeepLatest(batch, places);
        // Day above, order of arrival below: facts of one day stay as they came.
        Array.Sort(byDay, 0, count);
        Sources.Clear();
        var sources = new PackedSources.Writer(Sources);
        for (var i = 0; i < count; i++)
        {
            ref readonly var row = ref batch[(int)places[(int)(byDay[i] & 0xFFFFFFFF)]];
            facts[i] = row.Fact;
            sources.Write(row, batch.IdOf(row));
        }

        foreach (var place in sayNothing)
        {
            ref readonly var row = ref batch[place];
            sources.Write(row, batch.IdOf(row));
        }

        Facts.Clear();
        PackedFacts.Pack(facts.AsSpan(0, count), codes, Facts);
    }

    private int KeepLatest(FactBatch batch, ReadOnlySpan<long> places)
    {
        latest.Start(places.Length);
        for (var i = 0; i < places.Length; i++)
        {
            ref readonly var mark = ref batch[(int)places[i]].Mark;
            if (!latest.TryGet(mark.Key, out var before) || mark.Replaces(batch[before].Mark))
            {
                latest.Note(mark.Key, (int)places[i]);
            }
        }

        var count = 0;
        sayNothing.Clear();
        for (var i = 0; i < places.Length; i++)
        {
            ref readonly var row = ref batch[(int)places[i]];
            if (!row.Mark.IsOneResourceWith(batch[latest.Of(row.Mark.Key)].Mark))
            {
                continue;
            }

            if (row.SaysNothing)
            {
                sayNothing.Add((int)places[i]);
            }
            else
            {
                byDay[count++] = ((long)row.Fact.Day << 32) | (uint)i;
            }
        }

        return count;
    }
}

/// <summary>The last number noted for each key: a small open-addressed table, emptied by turning a page.</summary>
internal sealed class LatestOfKey
{
    private ulong[] keys = new ulong[512];
    private int[] values = new int[512];
    private int[] pages = new int[512];
    private int page;

    /// <summary>Forgets everything; room for this many keys.</summary>
    public void Start(int most)
    {
        if (keys.Length < most * 2)
        {
            var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)most * 2);
            (keys, values, pages, page) = (new ulong[size], new int[size], new int[size], 0);
        }

        page++;
    }

    public void Note(ulong key, int value)
    {
        var place = Find(key);
        (keys[place], values[place], pages[place]) = (key, value, page);
    }

    /// <summary>The last number noted, if the key was.</summary>
    public bool TryGet(ulong key, out int value)
    {
        var place = Find(key);
        value = values[place];
        return pages[place] == page;
    }

    /// <summary>The last number noted; the key must have been noted.</summary>
    public int Of(ulong key) => values[Find(key)];

    private int Find(ulong key)
    {
        var place = (int)(key & (ulong)(keys.Length - 1));
        while (pages[place] == page && keys[place] != key)
        {
            place = (place + 1) & (keys.Length - 1);
        }

        return place;
    }
}
