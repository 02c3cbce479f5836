using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Data;

namespace Ridgeway.Records.Rights;

/// <summary>Knows who was erased by keyed hashes. Without the key, which is in this database and nowhere else, a hash says nothing.</summary>
internal sealed class Tombstones(RidgewayDatabase database)
{
    private const string KeyPurpose = "tombstone";

    /// <summary>Makes the key where there is none.</summary>
    public static async Task<byte[]> KeyAsync(RidgewayDb db, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Set<KeyRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Purpose == KeyPurpose, cancel) is { } held)
        {
            return Convert.FromBase64String(held.Content);
        }

        var key = RandomNumberGenerator.GetBytes(32);
        db.Add(new KeyRow { KeyId = KeyPurpose, Purpose = KeyPurpose, Content = Convert.ToBase64String(key), CreatedAtUtc = now.UtcDateTime });
        await db.SaveChangesAsync(cancel);
        return key;
    }

    /// <summary>The hashes a person is known by: NHS numbers, references, and name with birth date and postcode.</summary>
    public static IEnumerable<string> HashesOf(byte[] key, IEnumerable<NhsNumber> numbers, IEnumerable<Guid> references, PersonName? name, Time.PartialDate? born, Postcode? postcode)
    {
        foreach (var number in numbers)
        {
            yield return Hash(key, $"number|{number.Value}");
        }

        foreach (var reference in references)
        {
            yield return Hash(key, $"reference|{reference}");
        }

        if (name is { Family: { } family, Given: { } given } && born is { IsWhole: true } birth && postcode is { } home)
        {
            yield return Hash(key, $"person|{family.ToUpperInvariant()}|{given.ToUpperInvariant()}|{birth}|{home.Value}");
        }
    }

    /// <summary>All that are known, for an import to look in; null where nobody was ever erased.</summary>
    public async Task<KnownTombstones?> ReadAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "select hash from records_tombstone";
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                hashes.Add(reader.GetString(0));
            }
        }

        if (hashes.Count == 0)
        {
            return null;
        }

        await using var ask = connection.CreateCommand();
        ask.CommandText = "select content from access_key where purpose = @purpose";
        ask.Bind("@purpose", KeyPurpose);
        return new KnownTombstones(Convert.FromBase64String((string)(await ask.ExecuteScalarAsync(cancel))!), hashes);
    }

    private static string Hash(byte[] key, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}

/// <summary>Who was erased, as an import knows it.</summary>
internal sealed class KnownTombstones(byte[] key, IReadOnlySet<string> hashes)
{
    public bool Holds(IEnumerable<NhsNumber> numbers, IEnumerable<Guid> references, PersonName? name, Time.PartialDate? born, Postcode? postcode) =>
        Tombstones.HashesOf(key, numbers, references, name, born, postcode).Any(hashes.Contains);
}
