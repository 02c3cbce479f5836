using System.Data.Common;
using Ridgeway.Data;

namespace Ridgeway.Records.Facts;

/// <summary>
/// The one place where folding knows of merges. Segments stay under the id they came with; whoever stayed is folded with the
/// segments of whoever went, and whoever went has no folded row. Few people are merged, so nothing is asked where none is.
/// </summary>
internal sealed class MergedSegments : IDisposable
{
    private readonly RidgewayDatabase database;
    private readonly StoredCodes codes;
    private readonly ILookup<PersonId, PersonId> goneOf;
    private readonly Dictionary<PersonId, PersonId> keptOf;
    private readonly HashSet<PersonId> folding;
    private PersonReading? reading;

    private MergedSegments(RidgewayDatabase database, StoredCodes codes, IEnumerable<(PersonId Gone, PersonId Kept)> merged, IEnumerable<PersonId> folding)
    {
        (this.database, this.codes) = (database, codes);
        var all = merged.ToList();
        goneOf = all.ToLookup(one => one.Kept, one => one.Gone);
        keptOf = all.ToDictionary(one => one.Gone, one => one.Kept);
        this.folding = all.Count == 0 ? [] : [.. folding];
    }

    public static async Task<MergedSegments> OpenAsync(RidgewayDatabase database, StoredCodes codes, IEnumerable<PersonId> folding, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return new MergedSegments(database, codes, await AllAsync(connection, cancel), folding);
    }

    /// <summary>Everyone who was merged, and into whom.</summary>
    public static async Task<List<(PersonId Gone, PersonId Kept)>> AllAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select person_id, into_person_id from records_merged";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var all = new List<(PersonId, PersonId)>();
        while (await reader.ReadAsync(cancel))
        {
            all.Add((new PersonId(StoreWrite.GuidFrom(reader.GetValue(0))), new PersonId(StoreWrite.GuidFrom(reader.GetValue(1)))));
        }

        return all;
    }

    /// <summary>All that stands for this person: their own segments, those of whoever was merged into them, or none where they went.</summary>
    public async Task<List<Segment>> SegmentsAsync(PersonId person, List<Segment> own, CancellationToken cancel)
    {
        if (keptOf.ContainsKey(person))
        {
            return [];
        }

        if (!goneOf.Contains(person))
        {
            return own;
        }

        reading ??= await PersonReading.OpenAsync(database, codes, cancel);
        return reading.Segments(person);
    }

    /// <summary>News of somebody who went is news of whoever stayed: they are folded in the next round.</summary>
    public async Task MarkKeptAsync(StoreWrite write, CancellationToken cancel)
    {
        foreach (var kept in keptOf.Where(one => folding.Contains(one.Key) && !folding.Contains(one.Value)).Select(one => one.Value).Distinct())
        {
            await using var mark = write.Command("insert into records_stale (person_id) values (@person) on conflict (person_id) do nothing");
            mark.Bind("@person", write.Id(kept.Value));
            await mark.ExecuteNonQueryAsync(cancel);
        }
    }

    public void Dispose() => reading?.Dispose();
}
