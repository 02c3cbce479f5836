using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Ridgeway.Data;
using Ridgeway.Records.Facts;
using Ridgeway.Time;

namespace Ridgeway.Records.Ethnicities;

/// <summary>
/// Finds the consensus of everyone of whom something was said since the last time, a few thousand a save. Whoever's answer
/// changed is told to later rooms. Killed half way, the next run goes on where this one stopped.
/// </summary>
internal sealed class Settling(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int PeopleASave = 5_000;

    private const string Select = """
        select u.person_id, d.source, d.said_on, d.heard_at_utc, d.scheme, d.code, d.display
        from records_unsettled u join records_detail d on d.person_id = u.person_id
        where d.about = 'Ethnicity' and u.person_id >= @from and u.person_id <= @to
        union all
        select u.person_id, d.source, d.said_on, d.heard_at_utc, d.scheme, d.code, d.display
        from records_unsettled u join records_merged m on m.into_person_id = u.person_id join records_detail d on d.person_id = m.person_id
        where d.about = 'Ethnicity' and u.person_id >= @from and u.person_id <= @to
        """;

    /// <returns>How many people's answer changed.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var changed = 0;
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<RidgewayDb>();
            var people = await db.Set<UnsettledRow>().AsNoTracking().OrderBy(row => row.PersonId).Select(row => row.PersonId).Take(PeopleASave).ToListAsync(cancel);
            if (people.Count == 0)
            {
                return changed;
            }

            changed += await SaveAsync(db, scope.ServiceProvider.GetRequiredService<EthnicityRecords>(), people, cancel);
        }
    }

    private async Task<int> SaveAsync(RidgewayDb db, EthnicityRecords ethnicities, List<PersonId> people, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var write = new StoreWrite(db.Database.GetDbConnection(), transaction.GetDbTransaction());
        var said = Statements(write, ethnicities, people[0], people[^1]);
        var changed = 0;
        foreach (var chunk in people.Chunk(500))
        {
            var rows = await db.Set<PersonRow>().Where(row => chunk.Contains(row.PersonId)).ToListAsync(cancel);
            foreach (var row in rows)
            {
                var consensus = ethnicities.Decide(said.GetValueOrDefault(row.PersonId, []));
                changed += Settle(db, row, consensus) ? 1 : 0;
            }

            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }

        await using var done = write.Command("delete from records_unsettled where person_id >= @from and person_id <= @to");
        done.Bind("@from", write.Id(people[0].Value));
        done.Bind("@to", write.Id(people[^1].Value));
        await done.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return changed;
    }

    private bool Settle(RidgewayDb db, PersonRow row, EthnicConsensus consensus)
    {
        var ethnicity = consensus.Ethnicity;
        if (row.EthnicCategory == ethnicity?.Category && row.EthnicSourceCode == ethnicity?.SourceCode && row.EthnicSourceScheme == ethnicity?.SourceScheme)
        {
            return false;
        }

        var isNews = row.EthnicCategory != ethnicity?.Category;
        (row.EthnicCategory, row.EthnicSourceCode, row.EthnicSourceScheme) = (ethnicity?.Category, ethnicity?.SourceCode, ethnicity?.SourceScheme);
        if (isNews)
        {
            var now = clock.GetUtcNow();
            row.UpdatedAtUtc = now.UtcDateTime;
            db.Tell(new RecordUpdated(row.PersonId, PersonGroups.Of(row.ToPerson(), London.DayOf(now))) { At = now });
        }

        return isNews;
    }

    private static Dictionary<PersonId, List<EthnicStatement>> Statements(StoreWrite write, EthnicityRecords ethnicities, PersonId from, PersonId to)
    {
        using var command = write.Command(Select);
        command.Bind("@from", write.Id(from.Value));
        command.Bind("@to", write.Id(to.Value));
        using var reader = command.ExecuteReader();
        var said = new Dictionary<PersonId, List<EthnicStatement>>();
        while (reader.Read())
        {
            var person = new PersonId(StoreWrite.GuidFrom(reader.GetValue(0)));
            if (!said.TryGetValue(person, out var list))
            {
                said.Add(person, list = []);
            }

            list.Add(Read(reader, ethnicities));
        }

        return said;
    }

    private static EthnicStatement Read(DbDataReader row, EthnicityRecords ethnicities) => ethnicities.Statement(
        row.GetString(1),
        PartialDate.TryParse(row.IsDBNull(2) ? null : row.GetString(2), out var said) ? said : null,
        new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(3), DateTimeKind.Utc)),
        row.GetString(4),
        row.GetString(5),
        row.IsDBNull(6) ? null : row.GetString(6));
}
