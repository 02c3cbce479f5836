using Ridgeway.Codes;
using Ridgeway.Content;
using Ridgeway.Data;
using Ridgeway.Finding.RunPopulation;
using Ridgeway.Records;

namespace Ridgeway.Finding;

/// <summary>Reads what the last run through everyone left, as it was at one moment.</summary>
internal sealed class LastRun(RidgewayDatabase database, ContentPack pack)
{
    public async Task<PopulationRun?> ReadAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return connection.LastRun(null, pack.Head.Hash);
    }

    public async Task<PopulationRun?> WalkAsync(IReadOnlyList<string> subjects, Action<FoundInView> see, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var transaction = await connection.SnapshotAsync(cancel);
        if (connection.LastRun(transaction, pack.Head.Hash) is not { } run)
        {
            return null;
        }

        using var store = new BlockStore(connection, transaction);
        var block = new Block([.. subjects]);
        foreach (var (start, _) in store.Starts(run.Number))
        {
            cancel.ThrowIfCancellationRequested();
            store.Read(run.Number, start, block);
            var view = new FoundInBlock(block);
            for (var place = 0; place < block.Count; place++)
            {
                view.Show(place);
                see(view);
            }
        }

        return run;
    }

    public async Task<IReadOnlyDictionary<string, (long Members, long Unknowns)>> CountsAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select subject, sum(members), sum(unknowns) from finding_membership
            where run = (select max(number) from finding_run where finished_at_utc is not null) group by subject
            """;
        await using var row = await command.ExecuteReaderAsync(cancel);
        var counts = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancel))
        {
            counts.Add(row.GetString(0), (row.GetInt64(1), row.GetInt64(2)));
        }

        return counts;
    }

    private sealed class FoundInBlock(Block block) : FoundInView
    {
        private readonly OdsCode?[] practices = [null, .. block.Practices.Select(text => OdsCode.TryParse(text, out var code) ? code : (OdsCode?)null)];
        private int at;

        public void Show(int place)
        {
            at = place;
            var marks = block.Marks[place];
            Person = new PersonId(block.Ids[place]);
            Born = marks.Birth < 0 ? null : DateOnly.FromDayNumber(marks.Birth);
            Sex = (Sex)marks.Sex;
            EthnicCategory = marks.Ethnic == 0 ? null : (EthnicCategory)marks.Ethnic;
            DeprivationDecile = marks.Decile == 0 ? null : marks.Decile;
            Practice = practices[marks.Practice];
            HasDied = marks.Dead == 1;
        }

        public override Truth TruthOf(int subject) => block[subject].TruthOf(at);

        public override DateOnly? Since(int subject) => block[subject].SinceOf(at) is >= 0 and var day ? DateOnly.FromDayNumber(day) : null;
    }
}
