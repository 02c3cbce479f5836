using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Ridgeway.Data;
using Ridgeway.Records.Ethnicities;
using Ridgeway.Records.Facts;
using Ridgeway.Records.Rights;

namespace Ridgeway.Records.MergePeople;

/// <summary>Saves a merge or its undoing, and then weighs again what was said of both and folds their facts together or apart.</summary>
internal sealed class FoldTogether(RidgewayDb db, Settling settling, FactStore facts, Choices choices)
{
    public async Task SaveAsync(IReadOnlyList<PersonId> people, CancellationToken cancel)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            await db.SaveChangesAsync(cancel);
            var write = new StoreWrite(db.Database.GetDbConnection(), transaction.GetDbTransaction());
            foreach (var table in new[] { "records_unsettled", "records_stale" })
            {
                await using var mark = write.Command($"insert into {table} (person_id) values (@person) on conflict (person_id) do nothing");
                var who = mark.Bind("@person", null);
                foreach (var person in people)
                {
                    who.Value = write.Id(person.Value);
                    await mark.ExecuteNonQueryAsync(cancel);
                }
            }

            // What one of them chose is the other's too from now on, or no longer.
            await choices.TellAsync(people, cancel);
            await transaction.CommitAsync(cancel);
        }

        db.ChangeTracker.Clear();
        await settling.RunAsync(cancel);
        await facts.FoldAsync(cancel);
    }
}
