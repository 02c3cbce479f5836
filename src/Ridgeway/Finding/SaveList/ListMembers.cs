using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Ridgeway.Data;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;

namespace Ridgeway.Finding.SaveList;

/// <summary>Writes who came to a list and who went, in bulk: a list may have a hundred thousand people.</summary>
internal static class ListMembers
{
    /// <summary>Inside the transaction that the database context has open.</summary>
    /// <param name="db">The context.</param>
    /// <param name="list">The list.</param>
    /// <param name="run">The run that found the change, from 1.</param>
    /// <param name="come">Who came to it.</param>
    /// <param name="gone">Who went, under every id they may be on it by.</param>
    /// <param name="cancel">Stops it; nothing is kept then.</param>
    public static async Task SaveMembersAsync(this RidgewayDb db, ListId list, int run, IReadOnlyCollection<PersonId> come, IReadOnlyCollection<PersonId> gone, CancellationToken cancel)
    {
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var isSqlite = transaction.Connection is SqliteConnection;
        await using var came = Command(transaction, list, run, isSqlite
            ? "insert into finding_list_member (person_id, list_id, since_run) values (@people, @list, @run)"
            : "insert into finding_list_member (person_id, list_id, since_run) select person, @list, @run from unnest(@people) as person");
        await using var went = Command(transaction, list, run, isSqlite
            ? "update finding_list_member set until_run = @run where person_id = @people and list_id = @list and until_run is null"
            : "update finding_list_member set until_run = @run where person_id = any(@people) and list_id = @list and until_run is null");
        await EachAsync(came, come, isSqlite, cancel);
        await EachAsync(went, gone, isSqlite, cancel);
    }

    private static DbCommand Command(DbTransaction transaction, ListId list, int run, string sql)
    {
        var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        command.Bind("@people", null);
        command.Bind("@list", transaction.Connection.Stored(list.Value));
        command.Bind("@run", run);
        return command;
    }

    /// <summary>In SQLite, which is in this process, once for each person; otherwise all at once.</summary>
    private static async Task EachAsync(DbCommand command, IReadOnlyCollection<PersonId> people, bool isSqlite, CancellationToken cancel)
    {
        if (people.Count == 0)
        {
            return;
        }

        foreach (var value in isSqlite ? people.Select(person => command.Connection!.Stored(person.Value)) : [people.Select(person => person.Value).ToArray()])
        {
            command.Parameters[0].Value = value;
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
