using Ridgeway.Data;
using Ridgeway.Records.Sources;

namespace Ridgeway.Records.Giving;

/// <summary>Which resources of nobody there are, by type and id, so that references to them can be told good from dangling. Made anew when something was imported.</summary>
internal sealed class UnownedIndex(RidgewayDatabase database, SourceStore sources)
{
    private readonly SemaphoreSlim making = new(1, 1);
    private (string? Mark, Dictionary<string, string> TypeOfId) made = (null, []);

    /// <summary>The type of the resource with each id. Two types under one id is a UUID used twice; the last stands.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TypesAsync(CancellationToken cancel)
    {
        var mark = await MarkAsync(cancel);
        if (made.Mark == mark)
        {
            return made.TypeOfId;
        }

        await making.WaitAsync(cancel);
        try
        {
            if (made.Mark != mark)
            {
                var types = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var kept in sources.StreamUnowned(cancel))
                {
                    types[kept.Id] = kept.Type;
                }

                made = (mark, types);
            }

            return made.TypeOfId;
        }
        finally
        {
            making.Release();
        }
    }

    /// <summary>How many parts of imports are kept, and the last: another for every import that keeps sources or is withdrawn.</summary>
    private async Task<string> MarkAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "select import_id, part, (select count(*) from records_source_part) from records_source_part order by import_id desc, part desc limit 1";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? $"{Facts.StoreWrite.GuidFrom(reader.GetValue(0))}.{reader.GetInt32(1)}.{reader.GetInt64(2)}" : "";
    }
}
