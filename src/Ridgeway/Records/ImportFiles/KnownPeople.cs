using System.Data.Common;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.ImportFiles;

/// <summary>Asks the store who is known by a reference or an NHS number, with prepared commands.</summary>
internal sealed class KnownPeople : IDisposable
{
    private readonly DbConnection connection;
    private readonly DbCommand byReference;
    private readonly DbCommand byNumber;
    private bool isEmpty;
    private readonly Dictionary<PersonId, PersonId> keptOf;

    private KnownPeople(DbConnection connection, IEnumerable<(PersonId Gone, PersonId Kept)> merged)
    {
        this.connection = connection;
        keptOf = merged.ToDictionary(one => one.Gone, one => one.Kept);
        byReference = Query("select person_id from records_reference where reference = @value order by person_id desc");
        byNumber = Query("select person_id from records_person where nhs_number = @value union select person_id from records_former_number where nhs_number = @value order by person_id");
        LookAgain();
    }

    /// <summary>Whether there is anybody to ask about; while there is nobody, nobody is asked about.</summary>
    public void LookAgain()
    {
        using var any = Query("select count(*) from (select 1 from records_person limit 1) as one");
        isEmpty = Convert.ToInt64(any.ExecuteScalar()) == 0;
    }

    public static async Task<KnownPeople> OpenAsync(RidgewayDatabase database, CancellationToken cancel)
    {
        var opened = await database.OpenAsync(cancel);
        return new KnownPeople(opened, await MergedSegments.AllAsync(opened, cancel));
    }

    /// <summary>The person as kept, where this one was found to be another.</summary>
    public PersonId Current(PersonId person) => keptOf.GetValueOrDefault(person, person);

    public PersonId? ByReference(Guid reference) =>
        isEmpty ? null : Ask(byReference, StoreWrite.IdFor(connection, reference)) is [var found, ..] ? found : null;

    public List<PersonId> ByNumber(NhsNumber number) => isEmpty ? [] : [.. Ask(byNumber, number.Value).Select(Current).Distinct()];

    public void Dispose()
    {
        byReference.Dispose();
        byNumber.Dispose();
        connection.Dispose();
    }

    private static List<PersonId> Ask(DbCommand query, object value)
    {
        query.Parameters[0].Value = value;
        using var reader = query.ExecuteReader();
        var found = new List<PersonId>();
        while (reader.Read())
        {
            found.Add(new PersonId(StoreWrite.GuidFrom(reader.GetValue(0))));
        }

        return found;
    }

    private DbCommand Query(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Bind("@value", "");
        return command;
    }
}
