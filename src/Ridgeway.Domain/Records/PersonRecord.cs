namespace Ridgeway.Records;

/// <summary>A person whole: who they are, and every fact in date order (undated facts first).</summary>
public sealed class PersonRecord
{
    private readonly Fact[] facts;
    private readonly FactSource[]? sources;

    /// <param name="person">Who it is about.</param>
    /// <param name="facts">Facts; they are sorted here, by day and then as given. The array is owned by the record from now on.</param>
    /// <param name="sources">One source a fact, in the same order as given, or null where sources were not read.</param>
    public PersonRecord(Person person, Fact[] facts, FactSource[]? sources = null)
    {
        if (sources is not null && sources.Length != facts.Length)
        {
            throw new ArgumentException("There must be one source a fact.", nameof(sources));
        }

        Person = person;
        this.facts = facts;
        this.sources = sources;
        if (!IsSorted(facts))
        {
            Sort();
        }
    }

    public Person Person { get; }

    public ReadOnlySpan<Fact> Facts => facts;

    public int Count => facts.Length;

    public Fact this[int index] => facts[index];

    /// <summary>How we know the fact at this place, or null where sources were not read.</summary>
    public FactSource? SourceOf(int index) => sources?[index];

    private static bool IsSorted(Fact[] facts)
    {
        for (var i = 1; i < facts.Length; i++)
        {
            if (facts[i].Day < facts[i - 1].Day)
            {
                return false;
            }
        }

        return true;
    }

    private void Sort()
    {
        var order = new long[facts.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = ((long)facts[i].Day << 32) | (uint)i;
        }

        Array.Sort(order);
        var unsortedFacts = (Fact[])facts.Clone();
        var unsortedSources = (FactSource[]?)sources?.Clone();
        for (var i = 0; i < order.Length; i++)
        {
            var from = (int)(order[i] & 0xFFFFFFFF);
            facts[i] = unsortedFacts[from];
            if (sources is not null)
            {
                sources[i] = unsortedSources![from];
            }
        }
    }
}
