using System.Data.Common;
using Ridgeway.Data;

namespace Ridgeway.Records.Facts;

/// <summary>Makes the folded row of everyone marked stale, a few tens of thousands at a time, each save whole.</summary>
internal sealed class Folding(RidgewayDatabase database, StoredCodes codes)
{
    private const int PeopleASave = 50_000;

    private readonly PackedBytes packed = new();

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var all = 0;
        while (true)
        {
            var folded = await SaveSomeAsync(cancel);
            all += folded;
            if (folded == 0)
            {
                return all;
            }
        }
    }

    private async Task<int> SaveSomeAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var write = new StoreWrite(connection, transaction);
        var people = Stale(write);
        if (people.Count == 0)
        {
            return 0;
        }

        using var merged = await MergedSegments.OpenAsync(database, codes, people, cancel);
        // PostgreSQL reads over another connection: one cannot read and write at once. The segments it reads are committed.
        await using var reading = database.IsPostgres ? await database.OpenAsync(cancel) : null;
        using var segments = SegmentsOf(reading ?? connection, reading is null ? transaction : null, people[0], people[^1]);
        await using (var upsert = Prepared(write, "insert into records_folded (person_id, facts) values (@person, @facts) on conflict (person_id) do update set facts = excluded.facts", "@person", "@facts"))
        await using (var remove = Prepared(write, "delete from records_folded where person_id = @person", "@person"))
        {
            var cursor = new SegmentsCursor(segments, codes);
            foreach (var person in people)
            {
                cancel.ThrowIfCancellationRequested();
                Write(write, person, await merged.SegmentsAsync(person, cursor.MoveTo(person), cancel), upsert, remove);
            }
        }

        await using var done = write.Command("delete from records_stale where person_id >= @from and person_id <= @to");
        done.Bind("@from", write.Id(people[0].Value));
        done.Bind("@to", write.Id(people[^1].Value));
        await done.ExecuteNonQueryAsync(cancel);
        await merged.MarkKeptAsync(write, cancel);
        await transaction.CommitAsync(cancel);
        return people.Count;
    }

    private void Write(StoreWrite write, PersonId person, List<Segment> segments, DbCommand upsert, DbCommand remove)
    {
        var standing = Fold.Latest(segments);
        if (standing.Length == 0)
        {
            remove.Parameters[0].Value = write.Id(person.Value);
            remove.ExecuteNonQuery();
            return;
        }

        var facts = new Fact[standing.Length];
        for (var i = 0; i < facts.Length; i++)
        {
            facts[i] = segments[standing[i].Segment].Facts[standing[i].Place];
        }

        packed.Clear();
        PackedFacts.Pack(facts, codes, packed);
        upsert.Parameters[0].Value = write.Id(person.Value);
        upsert.Parameters[1].Value = packed.ToArray();
        upsert.ExecuteNonQuery();
    }

    private static List<PersonId> Stale(StoreWrite write)
    {
        using var command = write.Command($"select person_id from records_stale order by person_id limit {PeopleASave}");
        using var reader = command.ExecuteReader();
        var people = new List<PersonId>();
        while (reader.Read())
        {
            people.Add(new PersonId(StoreWrite.GuidFrom(reader.GetValue(0))));
        }

        return people;
    }

    private static DbDataReader SegmentsOf(DbConnection connection, DbTransaction? transaction, PersonId from, PersonId to)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"{PersonReading.SegmentColumns} where s.person_id >= @from and s.person_id <= @to order by s.person_id, s.import_id, s.part";
        command.CommandTimeout = 0;
        command.Bind("@from", StoreWrite.IdFor(connection, from.Value));
        command.Bind("@to", StoreWrite.IdFor(connection, to.Value));
        return command.ExecuteReader();
    }

    private static DbCommand Prepared(StoreWrite write, string sql, params string[] names)
    {
        var command = write.Command(sql);
        foreach (var name in names)
        {
            command.Bind(name, null);
        }

        return command;
    }
}

/// <summary>Walks segments in person order and gives each person theirs.</summary>
internal sealed class SegmentsCursor
{
    private readonly DbDataReader reader;
    private readonly StoredCodes codes;
    private bool hasRow;
    private Guid at;

    public SegmentsCursor(DbDataReader reader, StoredCodes codes)
    {
        (this.reader, this.codes) = (reader, codes);
        Advance();
    }

    public List<Segment> MoveTo(PersonId person)
    {
        while (hasRow && at.CompareTo(person.Value) < 0)
        {
            Advance();
        }

        var found = new List<Segment>();
        while (hasRow && at == person.Value)
        {
            found.Add(PersonReading.SegmentOf(reader, codes));
            Advance();
        }

        return found;
    }

    private void Advance()
    {
        hasRow = reader.Read();
        if (hasRow)
        {
            at = StoreWrite.GuidFrom(reader.GetValue(0));
        }
    }
}
