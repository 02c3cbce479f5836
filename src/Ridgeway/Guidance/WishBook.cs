using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Guidance;

/// <summary>What people have said about what they are offered.</summary>
internal sealed class WishBook(RidgewayDb db)
{
    public async Task<Wishes> OfAsync(PersonId person, CancellationToken cancel)
    {
        var ids = await db.IdsOfAsync(person, cancel);
        var notNow = await db.Set<NotNowRow>().AsNoTracking().Where(row => ids.Contains(row.PersonId)).ToListAsync(cancel);
        var matters = await db.Set<MatterRow>().AsNoTracking().Where(row => ids.Contains(row.PersonId)).Select(row => row.Matter).ToListAsync(cancel);
        return notNow.Count == 0 && matters.Count == 0
            ? Wishes.NoneSaid
            : new Wishes([.. notNow.Select(row => row.ToNotNow())], matters.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Everyone's at once, for a run through many.</summary>
    public async Task<IReadOnlyDictionary<PersonId, Wishes>> OfEveryoneAsync(CancellationToken cancel)
    {
        var merged = await db.MergedAsync(cancel);
        var notNow = (await db.Set<NotNowRow>().AsNoTracking().ToListAsync(cancel)).ToLookup(row => merged.Current(row.PersonId));
        var matters = (await db.Set<MatterRow>().AsNoTracking().ToListAsync(cancel)).ToLookup(row => merged.Current(row.PersonId), row => row.Matter);
        return notNow.Select(one => one.Key).Concat(matters.Select(one => one.Key)).Distinct().ToDictionary(
            person => person,
            person => new Wishes([.. notNow[person].Select(row => row.ToNotNow())], matters[person].ToHashSet(StringComparer.Ordinal)));
    }
}
