using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records.Matching;
using Ridgeway.Time;

namespace Ridgeway.Records.MergePeople;

/// <summary>
/// Makes two records one person's. Nothing moves: facts, statements, referrals and letters stay under the id they came with,
/// and the id that goes leads to the one that stays. Only the row that says who somebody is goes, and it is kept whole.
/// </summary>
internal sealed class MergePeopleStory(RidgewayDb db, FoldTogether together, TimeProvider clock)
{
    public async Task<MergeOutcome> MergeAsync(PersonId one, PersonId other, string by, string reason, CancellationToken cancel)
    {
        var rows = await db.Set<PersonRow>().Where(row => row.PersonId == one || row.PersonId == other).ToListAsync(cancel);
        if (one == other || rows.Count != 2)
        {
            return new MergeOutcome.NotTwoPeople();
        }

        var (keptPerson, gonePerson) = MergedPerson.Choose(rows[0].ToPerson(), rows[1].ToPerson());
        var (kept, gone) = (rows.Single(row => row.PersonId == keptPerson.Id), rows.Single(row => row.PersonId == gonePerson.Id));
        var now = clock.GetUtcNow();
        var before = Written(kept);
        var after = PersonRow.Of(MergedPerson.Of(keptPerson, gonePerson), kept.ImportId, now.UtcDateTime);
        var merge = new MergeRow
        {
            PersonId = gone.PersonId,
            MergeId = Guid.CreateVersion7(now),
            IntoPersonId = kept.PersonId,
            MergedAtUtc = now.UtcDateTime,
            MergedBy = by,
            Reason = reason,
            Gone = Written(gone),
            KeptBefore = before,
            KeptAfter = Written(after),
        };
        db.Entry(kept).CurrentValues.SetValues(after);
        db.Remove(gone);
        db.Add(merge);
        db.Add(new MergedRow { PersonId = gone.PersonId, IntoPersonId = kept.PersonId, MergeId = merge.MergeId });
        await FollowAsync(merge, gonePerson, keptPerson, cancel);
        db.Tell(new PeopleMerged(gone.PersonId, kept.PersonId) { At = now });
        db.Tell(new RecordUpdated(kept.PersonId, PersonGroups.Of(kept.ToPerson(), London.DayOf(now))) { At = now });
        await together.SaveAsync([gone.PersonId, kept.PersonId], cancel);
        return new MergeOutcome.Merged(merge.MergeId, kept.PersonId, gone.PersonId);
    }

    private static string Written(PersonRow row) => JsonSerializer.Serialize(row, RidgewayJson.Stored);

    /// <summary>What pointed to the one that goes now points to the one that stays.</summary>
    private async Task FollowAsync(MergeRow merge, Person gone, Person kept, CancellationToken cancel)
    {
        foreach (var earlier in await db.Set<MergedRow>().Where(row => row.IntoPersonId == gone.Id).ToListAsync(cancel))
        {
            earlier.IntoPersonId = kept.Id;
        }

        if (gone.NhsNumber is { } number && kept.NhsNumber is { } stays && number != stays
            && !await db.Set<FormerNumberRow>().AnyAsync(row => row.PersonId == kept.Id && row.NhsNumber == number, cancel))
        {
            db.Add(new FormerNumberRow { PersonId = kept.Id, NhsNumber = number, Source = merge.AsSource, HeardAtUtc = merge.MergedAtUtc });
        }

        foreach (var pair in await db.Set<DuplicateRow>().Where(row => row.PersonId == gone.Id || row.OtherPersonId == gone.Id).ToListAsync(cancel))
        {
            if (pair.PersonId == kept.Id || pair.OtherPersonId == kept.Id)
            {
                (pair.State, pair.DecidedAtUtc, pair.DecidedBy, pair.Note) = (DuplicateState.Same, merge.MergedAtUtc, merge.MergedBy, merge.Reason);
            }
            else if (pair.State is DuplicateState.Open)
            {
                // Found again for the one that stays, where it still holds.
                db.Remove(pair);
            }
        }
    }
}

internal abstract record MergeOutcome
{
    private MergeOutcome()
    {
    }

    public sealed record Merged(Guid Merge, PersonId Kept, PersonId Gone) : MergeOutcome;

    /// <summary>They are one person already, or one of them is not here.</summary>
    public sealed record NotTwoPeople : MergeOutcome;
}
