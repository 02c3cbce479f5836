namespace Ridgeway.Exchange.Fhir.Json;

/// <summary>What was left out or doubted in the resource being read, held until it is known whether the resource is kept.</summary>
internal sealed class Doubts
{
    /// <summary>A resource with more troubles than this has one trouble: it is rubbish.</summary>
    private const int Most = 20;

    private readonly List<(string Path, string What)> held = [];

    /// <summary>While the document is scanned for things referred to, its troubles are not this resource's troubles.</summary>
    public bool Muted { get; set; }

    public int Count => held.Count;

    public (string Path, string What) this[int index] => held[index];

    /// <param name="path">Where, without the resource type: "valueQuantity.value".</param>
    /// <param name="what">What is wrong, in plain words.</param>
    public void Add(string path, string what)
    {
        if (!Muted && held.Count < Most)
        {
            held.Add((path, what));
        }
    }

    public void Clear() => held.Clear();
}
