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
    private readonly bool isEmpty;

    private KnownPeople(DbConnection connection)
    {
        this.connection = connection;
        byReference = Query("select person_id from records_reference where reference = @value order by person_id desc");
        byNumber = Query("select person_id from records_person where nhs_number = @value order by person_id");
        using var any = Query("select count(*) from (select 1 from records_person limit 1) as one");
        isEmpty = Convert.ToInt64(any.ExecuteScalar()) == 0;
    }

    public static async Task<KnownPeople> OpenAsync(RidgewayDatabase database, CancellationToken cancel) =>
        new(await database.OpenAsync(cancel));

    public PersonId? ByReference(Guid reference) =>
        isEmpty ? null : Ask(byReference, StoreWrite.IdFor(connection, reference)) is [var found, ..] ? found : null;

    public List<PersonId> ByNumber(NhsNumber number) => isEmpty ? [] : Ask(byNumber, number.Value);

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
