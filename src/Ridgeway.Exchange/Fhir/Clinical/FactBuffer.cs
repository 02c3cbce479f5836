using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>The facts of the resource being read. One array, used again for each resource.</summary>
internal sealed class FactBuffer
{
    /// <summary>More facts than this from one resource is an attack or a mistake; a full questionnaire has some dozens.</summary>
    private const int Most = 10_000;

    private Fact[] held = new Fact[16];

    public int Count { get; private set; }

    public bool IsFull => Count == Most;

    public Span<Fact> All => held.AsSpan(0, Count);

    public void Add(in Fact fact)
    {
        if (Count == held.Length)
        {
            Array.Resize(ref held, Math.Min(held.Length * 2, Most));
        }

        held[Count++] = fact;
    }

    public void Clear() => Count = 0;
}
