using System.Data.Common;
using Ridgeway.Data;

namespace Ridgeway.Records.Facts;

/// <summary>Reads people whole, one after another, over one connection with prepared commands. Not for several threads at a time.</summary>
internal sealed class PersonReading : IDisposable
{
    private readonly StoredCodes codes;
    private readonly DbConnection connection;
    private readonly DbCommand person;
    private readonly DbCommand segments;
    private readonly DbCommand files;
    private readonly Dictionary<ImportId, Dictionary<int, string>> fileNames = [];

    private PersonReading(DbConnection connection, StoredCodes codes)
    {
        (this.connection, this.codes) = (connection, codes);
        person = Command(WholePerson.Select, "@person");
        segments = Command(
            """
            select s.import_id, s.facts, o.sources
            from records_segment s
            join records_segment_source o on o.person_id = s.person_id and o.import_id = s.import_id and o.part = s.part
            where s.person_id = @person
            order by s.import_id, s.part
            """,
            "@person");
        files = Command("select number, name from records_import_file where import_id = @import", "@import");
    }

    public static async Task<PersonReading> OpenAsync(RidgewayDatabase database, StoredCodes codes, CancellationToken cancel) =>
        new(await database.OpenAsync(cancel), codes);

    /// <summary>Everything known about a person, each fact with its source; null where there is no such person.</summary>
    public PersonRecord? Read(PersonId id)
    {
        Person who;
        person.Parameters[0].Value = StoreWrite.IdFor(connection, id.Value);
        using (var row = person.ExecuteReader())
        {
            if (!row.Read())
            {
                return null;
            }

            who = WholePerson.Read(id, row);
        }

        var facts = Fold.Latest(Segments(id), out var imports);
        var sources = new FactSource[facts.Length];
        var plain = new Fact[facts.Length];
        for (var i = 0; i < facts.Length; i++)
        {
            var origin = facts[i].Origin;
            plain[i] = facts[i].Fact;
            sources[i] = new FactSource(imports[i], FileName(imports[i], origin.File), origin.Line, ResourceTypes.NameOf(origin.Type), origin.ResourceId);
        }

        return new PersonRecord(who, plain, sources);
    }

    /// <summary>What each import says of a person, in the order they came.</summary>
    public List<Segment> Segments(PersonId id)
    {
        segments.Parameters[0].Value = StoreWrite.IdFor(connection, id.Value);
        using var reader = segments.ExecuteReader();
        var found = new List<Segment>();
        while (reader.Read())
        {
            var packed = (byte[])reader.GetValue(1);
            var facts = new Fact[PackedFacts.Count(packed)];
            PackedFacts.Unpack(packed, codes, facts);
            found.Add(new Segment(
                new ImportId(StoreWrite.GuidFrom(reader.GetValue(0))), facts, PackedSources.Unpack((byte[])reader.GetValue(2), facts.Length)));
        }

        return found;
    }

    public void Dispose()
    {
        person.Dispose();
        segments.Dispose();
        files.Dispose();
        connection.Dispose();
    }

    private string FileName(ImportId import, int number)
    {
        if (!fileNames.TryGetValue(import, out var names))
        {
            fileNames[import] = names = [];
            files.Parameters[0].Value = StoreWrite.IdFor(connection, import.Value);
            using var reader = files.ExecuteReader();
            while (reader.Read())
            {
                names[reader.GetInt32(0)] = reader.GetString(1);
            }
        }

        return names.GetValueOrDefault(number, "");
    }

    private DbCommand Command(string sql, string parameter)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Bind(parameter, null);
        return command;
    }
}
