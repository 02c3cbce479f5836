using System.Data.Common;
using System.Runtime.CompilerServices;
using Ridgeway.Data;

namespace Ridgeway.Records.Facts;

/// <summary>
/// The one door to stored facts, with four verbs: append, read a person whole, stream everyone, withdraw an import.
/// Facts are packed per person and import in segments that are only ever added or withdrawn, and folded on reading
/// (docs/decisions/0005).
/// </summary>
internal sealed class FactStore(RidgewayDatabase database, StoredCodes codes)
{
    /// <summary>Adds what one import knows of these people, inside the caller's transaction.</summary>
    /// <param name="write">The open connection and transaction that also saves the people.</param>
    /// <param name="import">The import it belongs to.</param>
    /// <param name="part">Which flush of the import this is: 0, 1, 2…</param>
    /// <param name="people">Each person once, their facts in order of arrival.</param>
    /// <param name="cancel">Stops before the next person; the caller's transaction then rolls back.</param>
    public async Task AppendAsync(
        StoreWrite write, ImportId import, int part, IReadOnlyCollection<KeyValuePair<PersonId, List<IncomingFact>>> people, CancellationToken cancel)
    {
        await using var writer = await SegmentWriter.OpenAsync(write, cancel);
        var (packedFacts, packedSources) = (new PackedBytes(), new PackedBytes());
        foreach (var (person, incoming) in people.OrderBy(entry => entry.Key))
        {
            var ordered = Fold.WithinImport(incoming);
            Pack(ordered, packedFacts, packedSources);
            await writer.AddAsync(person, import, part, packedFacts, packedSources, cancel);
        }

        await writer.CompleteAsync(cancel);
    }

    /// <summary>Everything known about a person, each fact with its source; null where there is no such person.</summary>
    public async Task<PersonRecord?> ReadAsync(PersonId person, CancellationToken cancel)
    {
        using var reading = await PersonReading.OpenAsync(database, codes, cancel);
        return reading.Read(person);
    }

    /// <summary>These people whole, in the order asked; those who are not there are left out.</summary>
    public async IAsyncEnumerable<PersonRecord> ReadManyAsync(IEnumerable<PersonId> people, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var reading = await PersonReading.OpenAsync(database, codes, cancel);
        foreach (var person in people)
        {
            cancel.ThrowIfCancellationRequested();
            if (reading.Read(person) is { } record)
            {
                yield return record;
            }
        }
    }

    /// <summary>
    /// Everyone, in order of id, one at a time and without sources. A person carries what criteria ask about
    /// (birth and death, sex, ethnicity, deprivation, practice, NHS number) and no name or address.
    /// </summary>
    public IEnumerable<PersonRecord> StreamEveryone(CancellationToken cancel)
    {
        using var people = Open();
        using var segments = Open();
        using var repeats = PersonReading.OpenAsync(database, codes, CancellationToken.None).GetAwaiter().GetResult();
        using var personReader = Reader(people, SlimPerson.Select);
        using var segmentReader = Reader(segments, "select person_id, facts from records_segment order by person_id, import_id, part");
        var cursor = new SegmentCursor(segmentReader);
        while (personReader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            var person = SlimPerson.Read(personReader);
            cursor.MoveTo(person.Id);
            yield return new PersonRecord(person, cursor.Count switch
            {
                0 => [],
                1 => Unpack(cursor.Only),
                _ => [.. Fold.Latest(repeats.Segments(person.Id), out _).Select(fact => fact.Fact)],
            });
        }
    }

    /// <summary>Takes out all that an import brought, inside the caller's transaction. What other imports said is seen again as if this one had never come.</summary>
    /// <returns>How many people's records changed.</returns>
    public static async Task<int> WithdrawAsync(StoreWrite write, ImportId import, CancellationToken cancel)
    {
        var people = 0;
        foreach (var table in new[] { "records_segment_source", "records_segment" })
        {
            await using var command = write.Command($"delete from {table} where import_id = @import");
            command.Bind("@import", write.Id(import.Value));
            people = await command.ExecuteNonQueryAsync(cancel);
        }

        return people;
    }

    private void Pack(IncomingFact[] ordered, PackedBytes packedFacts, PackedBytes packedSources)
    {
        packedFacts.Clear();
        packedSources.Clear();
        PackedFacts.Pack([.. ordered.Select(fact => fact.Fact)], codes, packedFacts);
        PackedSources.Pack(ordered, packedSources);
    }

    private Fact[] Unpack(byte[] packed)
    {
        var facts = new Fact[PackedFacts.Count(packed)];
        PackedFacts.Unpack(packed, codes, facts);
        return facts;
    }

    private DbConnection Open() => database.OpenAsync(CancellationToken.None).GetAwaiter().GetResult();

    private static DbDataReader Reader(DbConnection connection, string sql)
    {
        // The reader outlives the command object; both engines allow it.
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return command.ExecuteReader();
    }
}
