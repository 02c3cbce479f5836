using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Ridgeway.Records.Rights;

/// <summary>
/// Every table of the database that says whose its rows are, whichever room made it: asked of the database itself, so that a
/// table added tomorrow is exported and erased like the others.
/// </summary>
internal static class PersonTables
{
    /// <summary>Tables with a column for a person, the last made first, so that what points to another goes before it.</summary>
    public static async Task<IReadOnlyList<(string Table, string Column)>> AllAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = connection is SqliteConnection
            ? """
              select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c
              where m.type = 'table' and c.name in ('person_id', 'other_person_id', 'into_person_id') order by m.rowid desc, c.cid
              """
            : """
              select c.table_name, c.column_name from information_schema.columns c join pg_class t on t.oid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass
              where c.table_schema = current_schema() and t.relkind in ('r', 'p') and c.column_name in ('person_id', 'other_person_id', 'into_person_id') order by t.oid desc, c.ordinal_position
              """;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var tables = new List<(string, string)>();
        while (await reader.ReadAsync(cancel))
        {
            tables.Add((reader.GetString(0), reader.GetString(1)));
        }

        return tables;
    }
}
