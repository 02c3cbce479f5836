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
    public static Guid Of(string source, ReadOnlySpan<byte> reference)
    {
        var id = LastPart(reference);
        if (Utf8Parser.TryParse(id, out Guid uuid, out var read) && read == id.Length && uuid != Guid.Empty)
        {
            return uuid;
        }

        Span<byte> hash = stackalloc byte[32];
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes(source));
        sha.AppendData("|Patient/"u8);
        sha.AppendData(id);
        sha.GetHashAndReset(hash);
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
