using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Time;

namespace Ridgeway.Records.MergePeople;

/// <summary>Takes a merge back: the one that went is as it was, and the one that stayed loses what the merge gave it and nothing else.</summary>
internal sealed class UndoMergeStory(RidgewayDb db, FoldTogether together, TimeProvider clock)
{
    /// <param name="gone">The person who was merged away.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="cancel">Stops it before anything is saved.</param>
    public async Task<UndoOutcome> UndoAsync(PersonId gone, string by, CancellationToken cancel)
    {
        if (await db.Set<MergeRow>().FirstOrDefaultAsync(row => row.PersonId == gone && row.UndoneAtUtc == null, cancel) is not { } merge)
        {
            return new UndoOutcome.NotMerged();
        }

        if (await db.Set<PersonRow>().FirstOrDefaultAsync(row => row.PersonId == merge.IntoPersonId, cancel) is not { } kept)
        {
            return new UndoOutcome.MergedOn(merge.IntoPersonId);
        }

        var now = clock.GetUtcNow();
        TakeBack(kept, Read(merge.KeptBefore), Read(merge.KeptAfter));
        kept.UpdatedAtUtc = now.UtcDateTime;
        var restored = Read(merge.Gone);
        db.Add(restored);
        (merge.UndoneAtUtc, merge.UndoneBy) = (now.UtcDateTime, by);
        await LeadBackAsync(merge, cancel);
        db.Tell(new PeopleParted(gone, kept.PersonId) { At = now });
        foreach (var row in new[] { kept, restored })
        {
            db.Tell(new RecordUpdated(row.PersonId, PersonGroups.Of(row.ToPerson(), London.DayOf(now))) { At = now });
        }

        await together.SaveAsync([gone, kept.PersonId], cancel);
        return new UndoOutcome.Undone(gone, kept.PersonId);
    }

    /// <summary>Each column that still says what the merge wrote says again what it said before; what was learnt since stays.</summary>
    private void TakeBack(PersonRow kept, PersonRow before, PersonRow after)
    {
        var entry = db.Entry(kept);
        foreach (var property in entry.Properties.Where(property => !property.Metadata.IsPrimaryKey()))
        {
            var getter = property.Metadata.PropertyInfo!;
            if (Equals(property.CurrentValue, getter.GetValue(after)))
            {
                property.CurrentValue = getter.GetValue(before);
            }
        }
    }

    private async Task LeadBackAsync(MergeRow merge, CancellationToken cancel)
    {
        db.RemoveRange(await db.Set<MergedRow>().Where(row => row.PersonId == merge.PersonId).ToListAsync(cancel));
        foreach (var earlier in await db.Set<MergedRow>().Where(row => row.IntoPersonId == merge.IntoPersonId && row.PersonId != merge.PersonId).ToListAsync(cancel))
        {
            if (await LedToAsync(earlier.PersonId, merge.PersonId, cancel))
            {
                earlier.IntoPersonId = merge.PersonId;
            }
        }

        var source = merge.AsSource;
        db.RemoveRange(await db.Set<FormerNumberRow>().Where(row => row.PersonId == merge.IntoPersonId && row.Source == source).ToListAsync(cancel));
        var (one, other) = (merge.PersonId, merge.IntoPersonId);
        foreach (var pair in await db.Set<DuplicateRow>().Where(row => (row.PersonId == one && row.OtherPersonId == other) || (row.PersonId == other && row.OtherPersonId == one)).ToListAsync(cancel))
        {
            (pair.State, pair.DecidedAtUtc, pair.DecidedBy) = (DuplicateState.Open, null, null);
        }
    }

    /// <summary>Whether someone merged earlier had been merged into the one that comes back, at first or by a chain.</summary>
    private async Task<bool> LedToAsync(PersonId earlier, PersonId back, CancellationToken cancel)
    {
        var at = earlier;
        while (await db.Set<MergeRow>().AsNoTracking().FirstOrDefaultAsync(row => row.PersonId == at && row.UndoneAtUtc == null, cancel) is { } next)
        {
            if (next.IntoPersonId == back)
            {
                return true;
            }

            at = next.IntoPersonId;
        }

        return false;
    }

    private static PersonRow Read(string written) => JsonSerializer.Deserialize<PersonRow>(written, RidgewayJson.Stored)!;
}

internal abstract record UndoOutcome
{
    private UndoOutcome()
    {
    }

    public sealed record Undone(PersonId Gone, PersonId Kept) : UndoOutcome;

    public sealed record NotMerged : UndoOutcome;

    /// <summary>The one that stayed was itself merged since: that must be undone first.</summary>
    public sealed record MergedOn(PersonId First) : UndoOutcome;
}
