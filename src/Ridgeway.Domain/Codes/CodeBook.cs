using System.Collections.Concurrent;
using System.Text;

namespace Ridgeway.Codes;

/// <summary>
/// Every code ever met, numbered from 1 in the order met. Numbers never change and are never reused, so facts can hold
/// four bytes in place of two strings. Safe to read and add to from many threads. 0 is "no code".
/// </summary>
public sealed class CodeBook
{
    private readonly Lock adding = new();
    private readonly ConcurrentDictionary<CodeKey, int> numbers = new(CodeKeyComparer.Instance);
    private readonly ConcurrentDictionary<CodeKey, int>.AlternateLookup<Utf8Code> byBytes;
    private Coded[] codes = new Coded[1024];
    private int count;

    public CodeBook() => byBytes = numbers.GetAlternateLookup<Utf8Code>();

    /// <summary>How many codes there are; they are numbered 1 to Count.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The code with this number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No code has the number.</exception>
    public Coded this[int number] => number > 0 && number <= Count
        ? Volatile.Read(ref codes)[number]
        : throw new ArgumentOutOfRangeException(nameof(number), $"There is no code number {number}; the book holds {Count}.");

    /// <summary>The number of a code, or 0 where it was never met.</summary>
    public int Find(string system, string code) => numbers.GetValueOrDefault(new CodeKey(system, code));

    /// <summary>The number of a code, added now if it is new. The words of the first meeting are kept.</summary>
    public int Add(Coded coded)
    {
        var key = new CodeKey(coded.System, coded.Code);
        if (numbers.TryGetValue(key, out var known))
        {
            return known;
        }

        lock (adding)
        {
            if (numbers.TryGetValue(key, out known))
            {
                return known;
            }

            var number = count + 1;
            if (number == codes.Length)
            {
                var larger = new Coded[codes.Length * 2];
                Array.Copy(codes, larger, codes.Length);
                Volatile.Write(ref codes, larger);
            }

            codes[number] = coded;
            Volatile.Write(ref count, number);
            numbers[key] = number;
            return number;
        }
    }

    /// <summary>The number of a code given as UTF-8, without making strings when it is already known.</summary>
    public int Add(string system, ReadOnlySpan<byte> code, ReadOnlySpan<byte> display) =>
        byBytes.TryGetValue(new Utf8Code(system, code), out var known)
            ? known
            : Add(new Coded(system, Encoding.UTF8.GetString(code), display.IsEmpty ? null : Encoding.UTF8.GetString(display)));

    /// <summary>The number of a code given as UTF-8, or 0 where it was never met.</summary>
    public int Find(string system, ReadOnlySpan<byte> code) =>
        byBytes.TryGetValue(new Utf8Code(system, code), out var known) ? known : 0;

    private readonly record struct CodeKey(string System, string Code);

    private readonly ref struct Utf8Code(string system, ReadOnlySpan<byte> code)
    {
        public readonly string System = system;
        public readonly ReadOnlySpan<byte> Code = code;
    }

    private sealed class CodeKeyComparer : IEqualityComparer<CodeKey>, IAlternateEqualityComparer<Utf8Code, CodeKey>
    {
        public static readonly CodeKeyComparer Instance = new();

        public bool Equals(CodeKey x, CodeKey y) =>
            string.Equals(x.Code, y.Code, StringComparison.Ordinal) && string.Equals(x.System, y.System, StringComparison.Ordinal);

        public int GetHashCode(CodeKey key)
        {
            Span<byte> bytes = stackalloc byte[256];
            var length = Encoding.UTF8.GetByteCount(key.Code);
            var held = length <= bytes.Length ? bytes[..length] : new byte[length];
            Encoding.UTF8.GetBytes(key.Code, held);
            return Hash(key.System, held);
        }

        public bool Equals(Utf8Code alternate, CodeKey other)
        {
            if (!string.Equals(alternate.System, other.System, StringComparison.Ordinal))
            {
                return false;
            }

            Span<byte> bytes = stackalloc byte[256];
            var length = Encoding.UTF8.GetByteCount(other.Code);
            var held = length <= bytes.Length ? bytes[..length] : new byte[length];
            Encoding.UTF8.GetBytes(other.Code, held);
            return alternate.Code.SequenceEqual(held);
        }

        public int GetHashCode(Utf8Code alternate) => Hash(alternate.System, alternate.Code);

        public CodeKey Create(Utf8Code alternate) => new(alternate.System, Encoding.UTF8.GetString(alternate.Code));

        private static int Hash(string system, ReadOnlySpan<byte> code)
        {
            var hash = new HashCode();
            hash.AddBytes(code);
            hash.Add(system.Length);
            return hash.ToHashCode();
        }
    }
}
