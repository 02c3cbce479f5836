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
    private readonly DbCommand into;
    private readonly Dictionary<ImportId, Dictionary<int, string>> fileNames = [];

    /// <summary>What a segment is read from; <see cref="SegmentOf"/> reads a row of it.</summary>
    public const string SegmentColumns = """
        select s.person_id, s.import_id, s.facts, o.sources, i.source
        from records_segment s
        join records_segment_source o on o.person_id = s.person_id and o.import_id = s.import_id and o.part = s.part
        join records_import i on i.import_id = s.import_id
        """;

    private PersonReading(DbConnection connection, StoredCodes codes)
    {
        (this.connection, this.codes) = (connection, codes);
        person = Command(WholePerson.Select, "@person");
        segments = Command($"{SegmentColumns} where s.person_id = @person or s.person_id in (select person_id from records_merged where into_person_id = @person) order by s.import_id, s.part", "@person");
        into = Command("select into_person_id from records_merged where person_id = @person", "@person");
        files = Command("select number, name from records_import_file where import_id = @import", "@import");
    }

    public static async Task<PersonReading> OpenAsync(RidgewayDatabase database, StoredCodes codes, CancellationToken cancel) =>
        new(await database.OpenAsync(cancel), codes);

    /// <summary>Everything known about a person, each fact with its source; null where there is no such person.</summary>
    public PersonRecord? Read(PersonId id)
    {
        if (ReadWhoIs(id) is not { } who)
        {
            return Into(id) is { } kept ? Read(kept) : null;
        }

        return Whole(id, who);
    }

    /// <summary>What sources said of a person and took back, the latest first.</summary>
    public IReadOnlyList<TakenBackFact> TakenBack(PersonId id)
    {
        var found = Segments(id);
        return [.. new Fold(found).TakenBack()
            .Select(one => new TakenBackFact(found[one.Said.Segment].Facts[one.Said.Place], SourceOf(found[one.Said.Segment], one.Said.Place), SourceOf(found[one.TakenBackBy.Segment], one.TakenBackBy.Place)))
            .OrderByDescending(one => one.TakenBackBy.Import.Value)];
    }

    private FactSource SourceOf(Segment segment, int place)
    {
        var origin = place < segment.Facts.Length
            ? PackedSources.Unpack(segment.PackedSources, segment.Facts.Length)[place]
            : PackedSources.SayingNothing(segment.PackedSources, segment.Facts.Length)[place - segment.Facts.Length];
        return new FactSource(segment.Import, FileName(segment.Import, origin.File), origin.Line, ResourceTypes.NameOf(origin.Type), origin.ResourceId);
    }

    private Person? ReadWhoIs(PersonId id)
    {
        person.Parameters[0].Value = StoreWrite.IdFor(connection, id.Value);
        using var row = person.ExecuteReader();
        return row.Read() ? WholePerson.Read(id, row) : null;
    }

    /// <summary>Whom someone leads to who was found to be another.</summary>
    private PersonId? Into(PersonId id)
    {
        into.Parameters[0].Value = StoreWrite.IdFor(connection, id.Value);
        return into.ExecuteScalar() is { } kept and not DBNull ? new PersonId(StoreWrite.GuidFrom(kept)) : null;
    }

    private PersonRecord Whole(PersonId id, Person who)
    {
        var found = Segments(id);
        var standing = Fold.Latest(found);
        var origins = found.ConvertAll(segment => PackedSources.Unpack(segment.PackedSources, segment.Facts.Length));
        var facts = new Fact[standing.Length];
        var sources = new FactSource[standing.Length];
        for (var i = 0; i < standing.Length; i++)
        {
            var (segment, place) = standing[i];
            var (import, origin) = (found[segment].Import, origins[segment][place]);
            facts[i] = found[segment].Facts[place];
            sources[i] = new FactSource(import, FileName(import, origin.File), origin.Line, ResourceTypes.NameOf(origin.Type), origin.ResourceId);
        }

        return new PersonRecord(who, facts, sources);
    }

    /// <summary>What each import says of a person, and of whoever was found to be the same person, in the order they came.</summary>
    public List<Segment> Segments(PersonId id)
    {
        segments.Parameters[0].Value = StoreWrite.IdFor(connection, id.Value);
        using var reader = segments.ExecuteReader();
        var found = new List<Segment>();
        while (reader.Read())
        {
            found.Add(SegmentOf(reader, codes));
        }

        return found;
    }

    public static Segment SegmentOf(DbDataReader row, StoredCodes codes)
    {
        var packed = (byte[])row.GetValue(2);
        var sources = (byte[])row.GetValue(3);
        var facts = new Fact[PackedFacts.Count(packed)];
        PackedFacts.Unpack(packed, codes, [], facts);
        return new Segment(new ImportId(StoreWrite.GuidFrom(row.GetValue(1))), facts, PackedSources.Marks(sources, facts, ResourceKey.SourceOf(row.GetString(4))), sources);
    }

    public void Dispose()
    {
        person.Dispose();
        segments.Dispose();
        files.Dispose();
        into.Dispose();
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
