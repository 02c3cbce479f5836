using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.Sources;

/// <summary>
/// The id under which Ridgeway gives a resource out. It is the id the resource came with where that can be: a UUID, or any id of the
/// one source that needs no name. Another source's "1" is not ours, so there the source goes before it: "emis.1". A resource with no id
/// is named by the address of its bundle entry, or by what it says, so that the same file always gives the same id.
/// </summary>
internal sealed class PublicId(string source)
{
    /// <summary>The source whose ids are Ridgeway's own: what the import command calls it by default, and the FHIR API.</summary>
    public const string OwnSpace = "unnamed";

    public const int Longest = 64;

    private readonly byte[] prefix = Encoding.UTF8.GetBytes(source + ".");
    private readonly bool isOwnSpace = source == OwnSpace;

    /// <summary>Writes the public id.</summary>
    /// <param name="id">The resource's own id, or empty.</param>
    /// <param name="fullUrl">The fullUrl of its entry, or empty.</param>
    /// <param name="json">The resource.</param>
    /// <param name="into">At least <see cref="Longest"/> bytes.</param>
    /// <returns>How many bytes were written; 0 where the id stands as it is.</returns>
    public int Write(ReadOnlySpan<byte> id, ReadOnlySpan<byte> fullUrl, ReadOnlySpan<byte> json, Span<byte> into)
    {
        if (IsWellFormed(id) && (isOwnSpace || IsUuid(id)))
        {
            return 0;
        }

        var named = id.IsEmpty ? LastPart(fullUrl) : id;
        if (named.IsEmpty)
        {
            return Hashed(json, into);
        }

        if (IsWellFormed(named) && (isOwnSpace || IsUuid(named)))
        {
            named.CopyTo(into);
            return named.Length;
        }

        if (!isOwnSpace && prefix.Length + named.Length <= Longest && IsWellFormed(prefix) && IsWellFormed(named))
        {
            prefix.CopyTo(into);
            named.CopyTo(into[prefix.Length..]);
            return prefix.Length + named.Length;
        }

        return Hashed(named, into);
    }

    /// <summary>What an id is found by.</summary>
    public static ulong KeyOf(ReadOnlySpan<byte> id) => ResourceKey.Of(0, id, isUuid: true, 0, 0, 0, 0);

    /// <summary>An R4 id: letters, digits, hyphens and dots, at most 64.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> id)
    {
        if (id.IsEmpty || id.Length > Longest)
        {
            return false;
        }

        foreach (var letter in id)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter) && letter is not ((byte)'-' or (byte)'.'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUuid(ReadOnlySpan<byte> id) => id.Length == 36 && Utf8Parser.TryParse(id, out Guid _, out var read) && read == 36;

    /// <summary>The UUID of "urn:uuid:…", the last part of an address; nothing of "urn:oid:…", which is no id.</summary>
    private static ReadOnlySpan<byte> LastPart(ReadOnlySpan<byte> fullUrl)
    {
        if (fullUrl.StartsWith("urn:uuid:"u8))
        {
            return fullUrl[9..];
        }

        var slash = fullUrl.LastIndexOf((byte)'/');
        return slash < 0 ? default : fullUrl[(slash + 1)..];
    }

    private int Hashed(ReadOnlySpan<byte> what, Span<byte> into)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(prefix);
        hash.AppendData(what);
        Span<byte> made = stackalloc byte[32];
        hash.GetHashAndReset(made);
        "rw-"u8.CopyTo(into);
        Convert.TryToHexStringLower(made[..16], into[3..], out _);
        return 35;
    }
}
