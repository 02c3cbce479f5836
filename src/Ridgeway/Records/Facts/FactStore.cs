using System.Data.Common;
using System.Runtime.CompilerServices;
using Ridgeway.Data;
using Ridgeway.Records.Sources;

namespace Ridgeway.Records.Facts;

/// <summary>
/// The one door to stored facts, with four verbs: append, read a person whole, stream everyone, withdraw an import.
/// Facts are packed per person and import in segments that are only ever added or withdrawn. What all segments of a person
/// say together is folded into one row a person, made anew when a segment comes or goes (docs/decisions/0005).
/// </summary>
internal sealed class FactStore(RidgewayDatabase database, StoredCodes codes)
{
    /// <summary>Adds what one import knows of these people, inside the caller's transaction.</summary>
    /// <param name="write">The open connection and transaction that also saves the people.</param>
    /// <param name="import">The import it belongs to.</param>
    /// <param name="part">Which part of the import this is: 0, 1, 2…</param>
    /// <param name="batch">The facts; every code they use has been stored.</param>
    /// <param name="isFirst">True for a person with nothing stored before. Everyone else is folded by <see cref="FoldAsync"/>.</param>
    /// <param name="cancel">Stops before the next person; the caller's transaction then rolls back.</param>
    public async Task AppendAsync(StoreWrite write, ImportId import, int part, FactBatch batch, Func<PersonId, bool> isFirst, CancellationToken cancel)
    {
        await using var writer = await SegmentWriter.OpenAsync(write, import, part, cancel);
        foreach (var person in batch.ByPerson(codes))
        {
            cancel.ThrowIfCancellationRequested();
            writer.Add(person, isFirst(person.Person));
        }

        await writer.CompleteAsync(cancel);
    }

    /// <summary>Folds anew everyone whose segments changed. Killed half way, the next call goes on where this one stopped.</summary>
    /// <returns>How many people were folded.</returns>
    public Task<int> FoldAsync(CancellationToken cancel) => new Folding(database, codes).RunAsync(cancel);

    /// <summary>Everything known about a person, each fact with its source; null where there is no such person.</summary>
    public async Task<PersonRecord?> ReadAsync(PersonId person, CancellationToken cancel)
    {
        using var reading = await PersonReading.OpenAsync(database, codes, cancel);
        return reading.Read(person);
    }

    /// <summary>What sources said of a person and took back (entered in error, cancelled), the latest first.</summary>
    public async Task<IReadOnlyList<TakenBackFact>> TakenBackAsync(PersonId person, CancellationToken cancel)
    {
        using var reading = await PersonReading.OpenAsync(database, codes, cancel);
        return reading.TakenBack(person);
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
        using var folded = Open();
        using var personReader = Reader(people, SlimPerson.Select);
        using var factReader = Reader(folded, "select person_id, facts from records_folded order by person_id");
        var cursor = new FoldedCursor(factReader);
        while (personReader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            var person = SlimPerson.Read(personReader);
            yield return new PersonRecord(person, cursor.MoveTo(person.Id) is { } packed ? Unpack(packed) : []);
        }
    }

    /// <summary>
    /// Takes out all that an import brought, inside the caller's transaction; then call <see cref="FoldAsync"/>.
    /// What other imports said is seen again as if this one had never come.
    /// </summary>
    /// <returns>How many segments went.</returns>
    public static async Task<int> WithdrawAsync(StoreWrite write, ImportId import, CancellationToken cancel)
    {
        string[] steps =
        [
            "insert into records_stale (person_id) select distinct person_id from records_segment where import_id = @import on conflict (person_id) do nothing",
            "delete from records_segment_source where import_id = @import",
            "delete from records_segment where import_id = @import",
        ];
        var gone = 0;
        foreach (var step in steps)
        {
            await using var command = write.Command(step);
            command.Bind("@import", write.Id(import.Value));
            gone = await command.ExecuteNonQueryAsync(cancel);
        }

        await SourceStore.WithdrawAsync(write, import, cancel);
        return gone;
    }

    private Fact[] Unpack(byte[] packed)
    {
        var facts = new Fact[PackedFacts.Count(packed)];
        PackedFacts.Unpack(packed, codes, [], facts);
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
