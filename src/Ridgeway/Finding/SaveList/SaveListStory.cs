using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding.SaveList;

internal abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    public sealed record Saved(ListId List) : SaveOutcome;

    public sealed record Wrong(IReadOnlyList<ListProblem> Problems) : SaveOutcome;
}

/// <summary>Keeps a list's definition under a name, and what was on it each time it is run.</summary>
internal sealed class SaveListStory(RidgewayDb db, BuildListStory build, ListScope scope, TimeProvider clock)
{
    /// <summary>Saves a definition and runs it for the first time.</summary>
    public async Task<SaveOutcome> SaveAsync(string name, ListDefinition definition, ListSeenBy seenBy, Viewer viewer, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (build.Problems(definition, London.DayOf(now)) is { Count: > 0 } problems)
        {
            return new SaveOutcome.Wrong(problems);
        }

        var row = new SavedListRow
        {
            ListId = ListId.New(now),
            Name = name.Trim(),
            Definition = JsonSerializer.Serialize(definition, RidgewayJson.Stored),
            Intervention = definition.Intervention,
            OwnerId = viewer.Account,
            OwnerName = viewer.Name,
            Organisation = viewer.Organisation,
            SeenBy = seenBy,
            CreatedAtUtc = now.UtcDateTime,
        };
        db.Add(row);
        await RunAsync(row, viewer, cancel);
        return new SaveOutcome.Saved(row.ListId);
    }

    /// <summary>A saved list this viewer may open; null where there is none for them.</summary>
    public Task<SavedListRow?> FindAsync(ListId list, Viewer viewer, CancellationToken cancel) =>
        db.Set<SavedListRow>().OpenTo(viewer).FirstOrDefaultAsync(row => row.ListId == list, cancel);

    /// <summary>Asks the definition again and keeps who is on it now: what changed since is told from that.</summary>
    public async Task<ListChange> RunAsync(SavedListRow row, Viewer viewer, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var on = London.DayOf(now);
        if (await build.RunAsync(row.ToDefinition(), on, await scope.OfAsync(viewer, cancel), cancel) is not BuildOutcome.Built(var built))
        {
            // A register it names is no longer in force: nobody is on it.
            return await KeepAsync(row, [], now, cancel);
        }

        return await KeepAsync(row, built.People.Select(person => person.Person).ToHashSet(), now, cancel);
    }

    public async Task CloseAsync(SavedListRow row, CancellationToken cancel)
    {
        row.ClosedAtUtc = clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(cancel);
    }

    private async Task<ListChange> KeepAsync(SavedListRow row, HashSet<PersonId> people, DateTimeOffset now, CancellationToken cancel)
    {
        var before = await db.Set<ListMemberRow>().AsNoTracking().NowOn(row.ListId).Select(member => member.PersonId).ToHashSetAsync(cancel);
        var change = ListChange.Between(before, people);
        row.Runs++;
        (row.LastRunOn, row.LastRunAtUtc) = (London.DayOf(now), now.UtcDateTime);
        (row.People, row.Came, row.Went) = (people.Count, row.Runs == 1 ? 0 : change.New.Count, change.Gone.Count);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await db.SaveMembersAsync(row.ListId, row.Runs, change, cancel);
        await transaction.CommitAsync(cancel);
        return change;
    }
}
