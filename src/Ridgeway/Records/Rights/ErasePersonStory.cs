using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Ridgeway.Data;
using Ridgeway.Records.Facts;
using Ridgeway.Records.Problems;

namespace Ridgeway.Records.Rights;

/// <summary>
/// Erases a person from every room: every row of every table that says it is theirs goes, whatever id it is under, and a
/// tombstone of keyed hashes stays so that the next import does not bring them back.
/// </summary>
internal sealed class ErasePersonStory(RidgewayDb db, IRecords records, TimeProvider clock)
{
    /// <param name="person">Whom.</param>
    /// <param name="reason">Why; kept with the tombstone, so it must not say who it was.</param>
    /// <param name="by">Who erased them.</param>
    /// <param name="cancel">Stops it before anything is gone.</param>
    public async Task<EraseOutcome> RunAsync(PersonId person, string reason, string by, CancellationToken cancel)
    {
        if (await records.WhoIsAsync(person, cancel) is not { } who)
        {
            return new EraseOutcome.NobodyThere();
        }

        if (Names(who).Any(name => reason.Contains(name, StringComparison.OrdinalIgnoreCase)))
        {
            return new EraseOutcome.ReasonSaysWho();
        }

        var now = clock.GetUtcNow();
        var key = await Tombstones.KeyAsync(db, now, cancel);
        var ids = await records.IdsOfAsync(person, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var write = new StoreWrite(db.Database.GetDbConnection(), transaction.GetDbTransaction());
        var erasure = Guid.CreateVersion7(now);
        foreach (var hash in await HashesAsync(write, key, who, ids, cancel))
        {
            db.Add(new TombstoneRow { Hash = hash, ErasureId = erasure, ErasedAtUtc = now.UtcDateTime, ErasedBy = by, Reason = reason });
        }

        await db.SaveChangesAsync(cancel);
        var rows = await DeleteAsync(write, ids, cancel);
        rows += await ForgetProblemsAsync(write, who, cancel);
        await transaction.CommitAsync(cancel);
        return new EraseOutcome.Erased(erasure, rows);
    }

    private static IEnumerable<string> Names(Person who) =>
        new[] { who.NhsNumber?.Value, who.Name?.Family }.OfType<string>().Where(name => name.Length > 2);

    private static async Task<IReadOnlyList<string>> HashesAsync(StoreWrite write, byte[] key, Person who, IReadOnlyList<PersonId> ids, CancellationToken cancel)
    {
        var (numbers, references) = (new List<Codes.NhsNumber>(), new List<Guid>());
        if (who.NhsNumber is { } number)
        {
            numbers.Add(number);
        }

        foreach (var id in ids)
        {
            await using var former = write.Command("select nhs_number from records_former_number where person_id = @person");
            former.Bind("@person", write.Id(id.Value));
            await using (var reader = await former.ExecuteReaderAsync(cancel))
            {
                while (await reader.ReadAsync(cancel))
                {
                    numbers.Add(Codes.NhsNumber.Parse(reader.GetString(0)));
                }
            }

            await using var reference = write.Command("select reference from records_reference where person_id = @person");
            reference.Bind("@person", write.Id(id.Value));
            await using (var reader = await reference.ExecuteReaderAsync(cancel))
            {
                while (await reader.ReadAsync(cancel))
                {
                    references.Add(StoreWrite.GuidFrom(reader.GetValue(0)));
                }
            }
        }

        return [.. Tombstones.HashesOf(key, numbers, references, who.Name, who.BirthDate, who.Postcode).Distinct()];
    }

    private static async Task<int> DeleteAsync(StoreWrite write, IReadOnlyList<PersonId> ids, CancellationToken cancel)
    {
        var rows = 0;
        foreach (var (table, column) in await PersonTables.AllAsync(write.Connection, write.Transaction, cancel))
        {
            foreach (var id in ids)
            {
                await using var delete = write.Command($"delete from {table} where {column} = @person");
                delete.Bind("@person", write.Id(id.Value));
                rows += await delete.ExecuteNonQueryAsync(cancel);
            }
        }

        return rows;
    }

    /// <summary>What an import said of them may quote their number, and what was set aside may be about them.</summary>
    private static async Task<int> ForgetProblemsAsync(StoreWrite write, Person who, CancellationToken cancel) =>
        who.NhsNumber is { } number ? await ForgetProblems.RunAsync(write, number, cancel) : 0;
}

internal abstract record EraseOutcome
{
    private EraseOutcome()
    {
    }

    /// <param name="Erasure">The tombstone's number.</param>
    /// <param name="Rows">How many rows went, in every table.</param>
    public sealed record Erased(Guid Erasure, int Rows) : EraseOutcome;

    public sealed record NobodyThere : EraseOutcome;

    /// <summary>The reason names the person, and it would stay.</summary>
    public sealed record ReasonSaysWho : EraseOutcome;
}
