using System.Globalization;
using Ridgeway.Data;

namespace Ridgeway.Bench;

/// <summary>What the store takes on disk, a person: all that facts need, and everything.</summary>
internal static class StoreSize
{
    /// <summary>Each table that facts need, with what it holds beside a person's id: SQLite cannot say how many pages a table has, so there the bytes of its rows are added up.</summary>
    private static readonly (string Table, string Bytes)[] FactTables =
    [
        ("records_segment", "length(facts) + 44"),
        ("records_segment_source", "length(sources) + 44"),
        ("records_folded", "length(facts) + 22"),
    ];

    public static async Task<Figure> OfAsync(RidgewayDatabase database, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        async Task<long> AskAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.CommandTimeout = 0;
            return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
        }

        var people = Math.Max(1, await AskAsync("select count(*) from records_person"));
        long facts = 0;
        foreach (var (table, bytes) in FactTables)
        {
            facts += await AskAsync(database.IsPostgres
                ? $"select pg_total_relation_size('{table}')"
                : $"select coalesce(sum({bytes}), 0) from {table}");
        }

        var all = await AskAsync(database.IsPostgres
            ? "select pg_database_size(current_database())"
            : "select page_count * page_size from pragma_page_count(), pragma_page_size()");
        return new Figure("On disk, facts and their sources", $"{facts / (double)people:N0} bytes a person", $"2,500 is the limit; {all / (double)people:N0} with names, references and indexes");
    }
}
