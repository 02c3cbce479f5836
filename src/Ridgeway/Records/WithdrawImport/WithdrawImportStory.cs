using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Ridgeway.Data;
using Ridgeway.Events;
using Ridgeway.Records.Ethnicities;
using Ridgeway.Records.Facts;
using Ridgeway.Records.FindDuplicates;
using Ridgeway.Records.ImportAreas;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Records.Problems;
using Ridgeway.Records.Rights;
using Ridgeway.Time;

namespace Ridgeway.Records.WithdrawImport;

/// <summary>
/// Takes out all that an import brought, and what was released from it: facts, sources, what it said of people, its problems. The record is
/// then as if it had never come. What stays is that there was such an import and that it was withdrawn.
/// </summary>
internal sealed class WithdrawImportStory(RidgewayDatabase database, RidgewayDb db, FactStore facts, Settling settling, KnownAreas areas, Choices choices, FindDuplicatesStory duplicates, TimeProvider clock)
{
    /// <param name="import">The import.</param>
    /// <param name="say">Hears progress, for people.</param>
    /// <param name="cancel">Stops before it is saved; then nothing has changed.</param>
    public async Task<WithdrawOutcome> RunAsync(ImportId import, Action<string> say, CancellationToken cancel)
    {
        await using var alone = await ImportLock.TakeAsync(database, say, cancel);
        if (await db.Set<ImportRow>().AsNoTracking().FirstOrDefaultAsync(row => row.ImportId == import, cancel) is not { } found)
        {
            return new WithdrawOutcome.NoSuchImport();
        }

        if (found.State == ImportState.Withdrawn)
        {
            return new WithdrawOutcome.WithdrawnBefore();
        }

        var imports = await WithReleasedAsync(import, cancel);
        var (outcome, changed) = await WithdrawAsync(imports, cancel);
        await settling.RunAsync(cancel);
        await facts.FoldAsync(cancel);
        if (changed.Count > 0)
        {
            await (changed.Count <= TouchedPeople.Most ? duplicates.AroundAsync(changed, cancel) : duplicates.RunAsync(null, cancel));
        }

        return outcome;
    }

    private async Task<(WithdrawOutcome Outcome, List<PersonId> Changed)> WithdrawAsync(IReadOnlyList<ImportId> imports, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var write = new StoreWrite(db.Database.GetDbConnection(), transaction.GetDbTransaction());
        var people = PeopleMadeAgain.PeopleOf(write, imports);
        var chose = await choices.PeopleOfAsync(imports, cancel);
        var deprivationOf = await areas.ReadAsync(db, cancel);
        var segments = 0;
        foreach (var import in imports)
        {
            segments += await FactStore.WithdrawAsync(write, import, cancel);
            await ForgetAsync(write, import, cancel);
        }

        var changes = new PeopleMadeAgain(write, db, deprivationOf, clock.GetUtcNow()).Run(people, imports, cancel);
        var now = clock.GetUtcNow();
        foreach (var person in changes.Changed)
        {
            db.Tell(new RecordUpdated(person.Id, PersonGroups.Of(person, London.DayOf(now))) { At = now });
        }

        foreach (var person in changes.Gone)
        {
            db.Tell(new RecordWithdrawn(person) { At = now });
        }

        await db.Set<ImportRow>().Where(row => imports.Contains(row.ImportId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ImportState.Withdrawn), cancel);
        await db.SaveChangesAsync(cancel);
        await choices.TellAsync(chose.Except(changes.Gone), cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        return (
            new WithdrawOutcome.Withdrawn(imports.Count, changes.Gone.Count, changes.Changed.Count, changes.WithoutDetails, segments),
            [.. changes.Changed.Select(person => person.Id)]);
    }

    /// <summary>What was said of people and what was set aside. References go when the people are made again.</summary>
    private static async Task ForgetAsync(StoreWrite write, ImportId import, CancellationToken cancel)
    {
        string[] steps =
        [
            "delete from records_person_said where import_id = @import",
            "delete from records_detail where import_id = @import",
            "delete from records_former_number where import_id = @import",
            "delete from records_objection where import_id = @import",
            "delete from records_link where import_id = @import",
            "delete from records_problem_step where number in (select number from records_problem where import_id = @import)",
            "delete from records_problem where import_id = @import",
        ];
        foreach (var step in steps)
        {
            await using var command = write.Command(step);
            command.Bind("@import", write.Id(import.Value));
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>An import, and those that only brought in after all what was set aside from it.</summary>
    private async Task<IReadOnlyList<ImportId>> WithReleasedAsync(ImportId import, CancellationToken cancel)
    {
        var imports = new List<ImportId> { import };
        for (var i = 0; i < imports.Count; i++)
        {
            var from = imports[i];
            imports.AddRange(await db.Set<ImportRow>().Where(row => row.ReleasedFrom == from && row.State != ImportState.Withdrawn).Select(row => row.ImportId).ToListAsync(cancel));
        }

        return imports;
    }
}

/// <summary>What came of asking for an import to be withdrawn.</summary>
internal abstract record WithdrawOutcome
{
    private WithdrawOutcome()
    {
    }

    public sealed record NoSuchImport : WithdrawOutcome;

    public sealed record WithdrawnBefore : WithdrawOutcome;

    /// <param name="Imports">How many imports went: the one asked for, and those released from it.</param>
    /// <param name="PeopleGone">People known by nothing else.</param>
    /// <param name="PeopleChanged">People whose details are again what the other imports say.</param>
    /// <param name="PeopleWithoutDetails">People of whom only other imports' facts are left: they stay, without a name, until somebody says who they are.</param>
    /// <param name="Segments">Stored pieces of facts that went.</param>
    public sealed record Withdrawn(int Imports, int PeopleGone, int PeopleChanged, int PeopleWithoutDetails, int Segments) : WithdrawOutcome;
}
