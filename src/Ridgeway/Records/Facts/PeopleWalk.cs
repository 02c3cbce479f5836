using System.Data.Common;
using System.Runtime.ExceptionServices;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Time;

namespace Ridgeway.Records.Facts;

/// <summary>Walks through people without making an object for each: one view a thread, filled again and again.</summary>
internal sealed class PeopleWalk(RidgewayDatabase database, StoredCodes codes)
{
    private const string Columns = """
        select p.person_id, p.birth_date, p.death_date, p.has_died, p.sex, p.ethnic_category, p.deprivation_decile, p.practice, p.lsoa, f.facts
        from records_person p left join records_folded f on f.person_id = p.person_id
        """;

    /// <summary>Everyone, in so many ranges of ids at a time.</summary>
    public void Everyone(int parts, Action<int, PersonInView> see, Func<int, bool>? looksAt, CancellationToken cancel)
    {
        var starts = Starts(parts);
        var leftOut = codes.LeftOut(looksAt);
        var trouble = new Exception?[starts.Count];
        var threads = new Thread[starts.Count];
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        for (var part = 0; part < threads.Length; part++)
        {
            var number = part;
            threads[part] = new Thread(() => trouble[number] = Tried(() => Range(number, starts, leftOut, see, stopping.Token), stopping)) { IsBackground = true };
            threads[part].Start();
        }

        Array.ForEach(threads, thread => thread.Join());
        cancel.ThrowIfCancellationRequested();
        if (Array.Find(trouble, one => one is not null and not OperationCanceledException) is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }

    /// <summary>These people, one after another.</summary>
    public void These(IEnumerable<PersonId> people, Action<PersonInView> see, CancellationToken cancel)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"{Columns} where p.person_id = @person";
        var id = command.Bind("@person", null);
        var view = new PersonInView();
        foreach (var person in people)
        {
            cancel.ThrowIfCancellationRequested();
            id.Value = StoreWrite.IdFor(connection, person.Value);
            using var row = command.ExecuteReader();
            if (row.Read())
            {
                Fill(view, row);
                see(view);
            }
        }
    }

    private void Range(int part, IReadOnlyList<PersonId> starts, bool[] leftOut, Action<int, PersonInView> see, CancellationToken cancel)
    {
        var before = part + 1 < starts.Count ? starts[part + 1] : (PersonId?)null;
        using var rows = WalkRows.OpenAsync(database, codes, starts[part], before, cancel).GetAwaiter().GetResult();
        var view = new PersonInView();
        while (rows.Next(view, leftOut))
        {
            cancel.ThrowIfCancellationRequested();
            see(part, view);
        }
    }

    /// <summary>The first id of each part, as many people in each; fewer parts where there are fewer people.</summary>
    private List<PersonId> Starts(int parts)
    {
        using var connection = Open();
        using var count = connection.CreateCommand();
        count.CommandText = "select count(*) from records_person";
        var people = Convert.ToInt64(count.ExecuteScalar());
        using var nth = connection.CreateCommand();
        nth.CommandText = "select person_id from records_person order by person_id limit 1 offset @skip";
        var skip = nth.Bind("@skip", 0L);
        var starts = new List<PersonId>();
        foreach (var at in Enumerable.Range(0, parts).Select(part => people * part / parts).Distinct().Where(at => at < people))
        {
            skip.Value = at;
            starts.Add(new PersonId(StoreWrite.GuidFrom(nth.ExecuteScalar()!)));
        }

        return starts;
    }

    private void Fill(PersonInView view, DbDataReader row)
    {
        view.Begin(new PersonId(StoreWrite.GuidFrom(row.GetValue(0))));
        view.BirthDate = PartialDate.TryParse(Text(row, 1), out var born) ? born : null;
        view.DeathDate = PartialDate.TryParse(Text(row, 2), out var died) ? died : null;
        view.HasDied = Convert.ToBoolean(row.GetValue(3));
        view.Sex = Enum.Parse<Sex>(row.GetString(4));
        view.EthnicCategory = Text(row, 5) is { } category ? Enum.Parse<EthnicCategory>(category) : null;
        view.DeprivationDecile = row.IsDBNull(6) ? null : row.GetInt32(6);
        view.Practice = OdsCode.TryParse(Text(row, 7), out var practice) ? practice : null;
        view.Lsoa = Lsoa.TryParse(Text(row, 8), out var lsoa) ? lsoa : null;
        if (!row.IsDBNull(9))
        {
            var packed = (byte[])row.GetValue(9);
            PackedFacts.Unpack(packed, codes, [], view.FactsToFill(PackedFacts.Count(packed)));
        }
    }

    private DbConnection Open() => database.OpenAsync(CancellationToken.None).GetAwaiter().GetResult();

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>What went wrong on a thread is brought back to the one that asked; the other threads stop.</summary>
    private static Exception? Tried(Action work, CancellationTokenSource stopping)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception trouble)
        {
            stopping.Cancel();
            return trouble;
        }
    }
}
