using System.Data.Common;
using System.Text;
using Ridgeway.Data;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.Sources;

/// <summary>The door to resources as they came: by person, by id, those of nobody, and everyone's in order.</summary>
internal sealed class SourceStore(RidgewayDatabase database)
{
    /// <summary>What stands of a person's resources, in the order they came: of a resource sent again, the last.</summary>
    public async Task<IReadOnlyList<KeptResource>> ReadAsync(PersonId person, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = Command(connection, """
            select import_id, part, resources, person_id from records_source
            where person_id = @key or person_id in (select person_id from records_merged where into_person_id = @key)
            order by import_id, part
            """);
        command.Bind("@key", StoreWrite.IdFor(connection, person.Value));
        return Latest(Unpacked(command, row => new PersonId(StoreWrite.GuidFrom(row.GetValue(3))) is var under && under != person ? under : null));
    }

    /// <summary>Looks at what stands of each of these people, unpacked on every core.</summary>
    /// <param name="people">In order of id, few enough that all they have fits into memory.</param>
    /// <param name="look">Called for each, from several threads.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <returns>What was seen, in the order of the people.</returns>
    public async Task<IReadOnlyList<T>> LookAsync<T>(IReadOnlyList<PersonId> people, Func<IReadOnlyList<KeptResource>, T> look, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var places = people.Select((person, place) => (person, place)).ToDictionary(one => one.person, one => one.place);
        var packed = people.Select(_ => new List<PackedRow>()).ToArray();
        await using var command = Command(connection, """
            select s.person_id, s.import_id, s.part, s.resources, m.into_person_id from records_source s left join records_merged m on m.person_id = s.person_id
            where (s.person_id >= @from and s.person_id <= @to) or s.person_id in (select person_id from records_merged where into_person_id >= @from and into_person_id <= @to)
            order by s.import_id, s.part
            """);
        command.Bind("@from", StoreWrite.IdFor(connection, people[0].Value));
        command.Bind("@to", StoreWrite.IdFor(connection, people[^1].Value));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var owner = new PersonId(StoreWrite.GuidFrom(reader.IsDBNull(4) ? reader.GetValue(0) : reader.GetValue(4)));
            if (places.TryGetValue(owner, out var place))
            {
                packed[place].Add(new PackedRow(new ImportId(StoreWrite.GuidFrom(reader.GetValue(1))), reader.GetInt32(2), (byte[])reader.GetValue(3)));
            }
        }

        return [.. packed.AsParallel().AsOrdered().WithCancellation(cancel)
            .Select(rows => look(Latest(rows.SelectMany(row => PackedResources.Unpack(row.Bytes, row.Import, row.Part)))))];
    }

    /// <summary>The people of whom a resource with this id was kept, of any type: usually one. They are looked at to be sure.</summary>
    public async Task<IReadOnlyList<PersonId>> HoldersOfAsync(string id, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var key = PublicId.KeyOf(Encoding.UTF8.GetBytes(id));
        var found = new List<PersonId>();
        foreach (var (import, part, ranks) in Places(connection, key))
        {
            await using var command = Command(connection, "select people from records_source_part where import_id = @import and part = @part");
            command.Bind("@import", StoreWrite.IdFor(connection, import));
            command.Bind("@part", part);
            var people = (byte[])(await command.ExecuteScalarAsync(cancel))!;
            found.AddRange(ranks.Select(rank => new PersonId(new Guid(people.AsSpan(rank * 16, 16), bigEndian: true))));
        }

        return [.. found.Select(person => KeptAs(connection, person)).Distinct()];
    }

    /// <summary>True where what stands under this id is that it was deleted.</summary>
    public async Task<bool> WasDeletedAsync(string type, string id, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var unowned = Command(connection, "select import_id, part, resources from records_source_unowned where bucket = @key order by import_id, part");
        unowned.Bind("@key", SourceWriter.UnownedBucketOf(PublicId.KeyOf(Encoding.UTF8.GetBytes(id))));
        var forms = Unpacked(unowned).ToList();
        foreach (var person in await HoldersOfAsync(id, cancel))
        {
            await using var owned = Command(connection, "select import_id, part, resources from records_source where person_id = @key order by import_id, part");
            owned.Bind("@key", StoreWrite.IdFor(connection, person.Value));
            forms.AddRange(Unpacked(owned));
        }

        return LatestForms(forms.Where(one => one.Type == type && one.Id == id)).Exists(one => one.IsDeleted);
    }

    /// <summary>Resources of nobody with this id, whatever their type.</summary>
    public async Task<IReadOnlyList<KeptResource>> UnownedAsync(string id, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = Command(connection, "select import_id, part, resources from records_source_unowned where bucket = @key order by import_id, part");
        command.Bind("@key", SourceWriter.UnownedBucketOf(PublicId.KeyOf(Encoding.UTF8.GetBytes(id))));
        return Latest(Unpacked(command).Where(kept => kept.Id == id));
    }

    /// <summary>Every resource of nobody, a bucket at a time.</summary>
    public IEnumerable<KeptResource> StreamUnowned(CancellationToken cancel)
    {
        for (var bucket = 0; bucket < SourceWriter.UnownedBuckets; bucket++)
        {
            cancel.ThrowIfCancellationRequested();
            using var connection = database.OpenAsync(cancel).GetAwaiter().GetResult();
            using var command = Command(connection, "select import_id, part, resources from records_source_unowned where bucket = @key order by import_id, part");
            command.Bind("@key", bucket);
            foreach (var kept in Latest(Unpacked(command)))
            {
                yield return kept;
            }
        }
    }

    /// <summary>Takes out what an import brought, inside the caller's transaction.</summary>
    public static async Task WithdrawAsync(StoreWrite write, ImportId import, CancellationToken cancel)
    {
        // No index on the import: withdrawing is rare and may take its time; every import would pay for it.
        string[] steps =
        [
            "delete from records_source where import_id = @import",
            "delete from records_source_unowned where import_id = @import",
            "delete from records_source_place where import_id = @import",
            "delete from records_source_part where import_id = @import",
        ];
        foreach (var step in steps)
        {
            await using var command = write.Command(step);
            command.Bind("@import", write.Id(import.Value));
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>The person itself, or the one it was merged into.</summary>
    private static PersonId KeptAs(DbConnection connection, PersonId person)
    {
        using var command = Command(connection, "select into_person_id from records_merged where person_id = @person");
        command.Bind("@person", StoreWrite.IdFor(connection, person.Value));
        return command.ExecuteScalar() is { } into and not DBNull ? new PersonId(StoreWrite.GuidFrom(into)) : person;
    }

    /// <summary>What stands of each resource, leaving out what its source deleted.</summary>
    private static List<KeptResource> Latest(IEnumerable<KeptResource> kept)
    {
        var standing = LatestForms(kept);
        standing.RemoveAll(one => one.IsDeleted);
        return standing;
    }

    private static List<KeptResource> LatestForms(IEnumerable<KeptResource> kept)
    {
        var places = new Dictionary<(byte, string), int>();
        var standing = new List<KeptResource>();
        foreach (var one in kept)
        {
            if (places.TryGetValue((one.TypeNumber, one.Id), out var place))
            {
                standing[place] = one.Replaces(standing[place]) ? one : standing[place];
            }
            else
            {
                places.Add((one.TypeNumber, one.Id), standing.Count);
                standing.Add(one);
            }
        }

        return standing;
    }

    private static IEnumerable<KeptResource> Unpacked(DbCommand command, Func<DbDataReader, PersonId?>? mergedFrom = null)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var from = mergedFrom?.Invoke(reader);
            foreach (var kept in PackedResources.Unpack((byte[])reader.GetValue(2), new ImportId(StoreWrite.GuidFrom(reader.GetValue(0))), reader.GetInt32(1)))
            {
                yield return from is null ? kept : kept with { MergedFrom = from };
            }
        }
    }

    private static List<(Guid Import, int Part, List<int> Ranks)> Places(DbConnection connection, ulong key)
    {
        using var command = Command(connection, "select import_id, part, places from records_source_place where bucket = @key");
        command.Bind("@key", SourceWriter.PlaceBucketOf(key));
        using var reader = command.ExecuteReader();
        var found = new List<(Guid, int, List<int>)>();
        while (reader.Read())
        {
            if (Ranks((byte[])reader.GetValue(2), SourceWriter.SuffixOf(key)) is { Count: > 0 } ranks)
            {
                found.Add((StoreWrite.GuidFrom(reader.GetValue(0)), reader.GetInt32(1), ranks));
            }
        }

        return found;
    }

    private static List<int> Ranks(byte[] places, uint suffix)
    {
        var ranks = new List<int>();
        var reader = new PackedReader(places);
        while (!reader.IsAtEnd)
        {
            var at = (uint)((reader.Byte() << 16) | (reader.Byte() << 8) | reader.Byte());
            var rank = (int)reader.Unsigned();
            if (at == suffix)
            {
                ranks.Add(rank);
            }
        }

        return ranks;
    }

    private sealed record PackedRow(ImportId Import, int Part, byte[] Bytes);

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
