using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Ridgeway.Records.ImportFiles;

/// <summary>
/// A reference to a Patient in 16 bytes. A UUID is itself, however it was written ("urn:uuid:…", "Patient/…", an address);
/// anything else is told apart by the source it came from, because one system's "Patient/1" is not another's.
/// </summary>
internal static class ReferenceKey
{
    private const int Longest = 512;

    public static Guid Of(string source, ReadOnlySpan<byte> reference)
    {
        var id = LastPart(reference);
        if (Utf8Parser.TryParse(id, out Guid uuid, out var read) && read == id.Length && uuid != Guid.Empty)
        {
            return uuid;
        }

        if (id.Length > Longest)
        {
            id = id[..Longest];
        }

        Span<byte> text = stackalloc byte[Encoding.UTF8.GetMaxByteCount(Math.Min(source.Length, Longest)) + 9 + Longest];
        var length = Encoding.UTF8.GetBytes(source.AsSpan(0, Math.Min(source.Length, Longest)), text);
        "|Patient/"u8.CopyTo(text[length..]);
        id.CopyTo(text[(length + 9)..]);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(text[..(length + 9 + id.Length)], hash);
        return new Guid(hash[..16], bigEndian: true);
    }

    public static Guid Of(string source, string reference) => Of(source, Encoding.UTF8.GetBytes(reference));

    /// <summary>The id at the end: after the last "/" or "urn:uuid:", any "/_history/2" left off.</summary>
    private static ReadOnlySpan<byte> LastPart(ReadOnlySpan<byte> reference)
    {
        var history = reference.IndexOf("/_history/"u8);
        if (history >= 0)
        {
            reference = reference[..history];
        }

        var slash = reference.LastIndexOf((byte)'/');
        var colon = reference.LastIndexOf((byte)':');
        return reference[(Math.Max(slash, colon) + 1)..];
    }
}
