using System.Data.Common;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Records.Ethnicities;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.Rights;

/// <summary>Everything held about one person in every room, for the person: first in words, then every row as it is stored.</summary>
internal sealed class ExportPersonStory(
    RidgewayDatabase database, IRecords records, CodeLists lists, EthnicityRecords ethnicities, Choices choices, TimeProvider clock)
{
    /// <summary>Columns whose bytes are the packed facts, which are given in words instead, or other bytes no reader could use.</summary>
    private const int LongestBytes = 16;

    public async Task<WholeExport?> RunAsync(PersonId person, CancellationToken cancel)
    {
        if (await records.ReadAsync(person, cancel) is not { } record)
        {
            return null;
        }

        var ids = await records.IdsOfAsync(person, cancel);
        return new WholeExport(
            clock.GetUtcNow(),
            record.Person,
            [.. ids],
            [.. Enumerable.Range(0, record.Count).Select(place => Fact(record, place))],
            await ethnicities.StatementsAsync(record.Person.Id, cancel),
            await choices.OfAsync(record.Person.Id, cancel),
            await TablesAsync(ids, cancel));
    }

    private ExportedFact Fact(PersonRecord record, int place)
    {
        var fact = record[place];
        var code = lists.Book[fact.Code];
        return new ExportedFact(
            fact.Kind.ToString(), fact.Date?.ToString(), code.Display ?? lists.MeasureOf(fact.Code)?.Name ?? code.Code, code.System, code.Code, fact.Value,
            fact.Unit > 0 ? lists.Book[fact.Unit].Code : null,
            fact.Answer > 0 ? lists.Book[fact.Answer].Display ?? lists.Book[fact.Answer].Code : null,
            fact.EndedOn, record.SourceOf(place)?.ForPeople);
    }

    private async Task<Dictionary<string, List<Dictionary<string, object?>>>> TablesAsync(IReadOnlyList<PersonId> ids, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        var tables = new Dictionary<string, List<Dictionary<string, object?>>>(StringComparer.Ordinal);
        foreach (var (table, column) in (await PersonTables.AllAsync(connection, null, cancel)).Where(one => one.Column == "person_id").OrderBy(one => one.Table, StringComparer.Ordinal))
        {
            foreach (var id in ids)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"select * from {table} where {column} = @person";
                command.Bind("@person", StoreWrite.IdFor(connection, id.Value));
                await using var reader = await command.ExecuteReaderAsync(cancel);
                while (await reader.ReadAsync(cancel))
                {
                    if (!tables.TryGetValue(table, out var rows))
                    {
                        tables.Add(table, rows = []);
                    }

                    rows.Add(Row(reader));
                }
            }
        }

        return tables;
    }

    private static Dictionary<string, object?> Row(DbDataReader reader)
    {
        var row = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < reader.FieldCount; i++)
        {
            row[reader.GetName(i)] = reader.GetValue(i) switch
            {
                DBNull => null,
                byte[] { Length: 16 } id => new Guid(id, bigEndian: true),
                byte[] { Length: > LongestBytes } bytes => $"{bytes.Length} bytes of packed facts or sources, given in words under 'facts'",
                byte[] bytes => Convert.ToHexString(bytes),
                var value => value,
            };
        }

        // Nobody is shown how a password is kept, not even their own.
        row.Remove("password_hash");
        row.Remove("stamp");
        return row;
    }
}

/// <summary>What "ridgeway people export" writes.</summary>
internal sealed record WholeExport(
    DateTimeOffset ExportedAt,
    Person Person,
    IReadOnlyList<PersonId> Ids,
    IReadOnlyList<ExportedFact> Facts,
    IReadOnlyList<EthnicStatement> EthnicityAsSaid,
    IReadOnlyList<SharingChoice> Choices,
    IReadOnlyDictionary<string, List<Dictionary<string, object?>>> Tables);

internal sealed record ExportedFact(
    string Kind, string? Date, string What, string System, string Code, double? Value, string? Unit, string? Answer, DateOnly? EndedOn, string? HowWeKnow);
