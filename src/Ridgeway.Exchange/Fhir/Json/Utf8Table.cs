using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Ridgeway.Exchange.Fhir.Json;

/// <summary>A dictionary looked up by UTF-8 bytes without making a string.</summary>
internal sealed class Utf8Table<T> : System.Collections.IEnumerable
{
    private readonly Dictionary<byte[], T> held = new(BytesComparer.Instance);
    private readonly Dictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> byBytes;

    public Utf8Table() => byBytes = held.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Count => held.Count;

    public void Add(string key, T value) => held[Encoding.UTF8.GetBytes(key)] = value;

    public void Add(ReadOnlySpan<byte> key, T value) => byBytes[key] = value;

    public bool TryAdd(ReadOnlySpan<byte> key, T value) => byBytes.TryAdd(key, value);

    public bool TryGet(ReadOnlySpan<byte> key, [MaybeNullWhen(false)] out T value) => byBytes.TryGetValue(key, out value);

    public void Clear() => held.Clear();

    public System.Collections.IEnumerator GetEnumerator() => held.Values.GetEnumerator();

    private sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly BytesComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] key) => GetHashCode(key.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
