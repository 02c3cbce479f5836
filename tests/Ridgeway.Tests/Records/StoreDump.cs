using Ridgeway.Data;
using Ridgeway.Testing;

namespace Ridgeway.Records;

/// <summary>All that is known of people, as text, to compare a store before and after.</summary>
internal static class StoreDump
{
    private static readonly string[] Tables =
    [
        "records_person", "records_reference", "records_segment", "records_segment_source", "records_folded", "records_stale", "records_person_said",
        "records_detail", "records_former_number", "records_unsettled", "records_source", "records_source_unowned", "records_source_place", "records_source_part", "records_problem",
    ];

    /// <summary>Every row of every table that an import writes, but for the log of imports and the numbering of codes.</summary>
    public static async Task<string> OfAsync(TestRidgeway ridgeway)
    {
        await using var connection = await ridgeway.Get<RidgewayDatabase>().OpenAsync(TestContext.Current.CancellationToken);
        var all = new List<string>();
        foreach (var table in Tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select * from {table}";
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                all.Add(table + ": " + string.Join("|", Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}={Text(reader.GetValue(i))}")));
            }
        }

        all.Sort(StringComparer.Ordinal);
        return string.Join('\n', all);
    }

    /// <summary>What is known, whatever the ids and however many imports it took: people, facts and sources as anyone would read them.</summary>
    public static async Task<string> MeaningAsync(TestRidgeway ridgeway)
    {
        var records = ridgeway.Get<IRecords>();
        var people = ridgeway.Db.Set<PersonRow>().Select(row => row.PersonId).ToList();
        var said = new List<string>();
        foreach (var id in people)
        {
            var record = (await records.ReadAsync(id, TestContext.Current.CancellationToken))!;
            var facts = Enumerable.Range(0, record.Count).Select(i => $"{record[i].Kind} {ridgeway.Get<Codes.CodeBook>()[record[i].Code]} {record[i].Date} {record[i].Value} {record.SourceOf(i)!.ForPeople}").Order(StringComparer.Ordinal);
            said.Add($"{record.Person.NhsNumber} {record.Person.Name} {record.Person.BirthDate}\n  " + string.Join("\n  ", facts));
        }

        said.Sort(StringComparer.Ordinal);
        return string.Join('\n', said);
    }

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexStringLower(bytes) : value.ToString()!;
}
