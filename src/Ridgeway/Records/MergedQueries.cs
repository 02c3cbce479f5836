using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;

namespace Ridgeway.Records;

/// <summary>Who was merged into whom, for rooms that keep rows by person: a row stays under the id it came with, and is looked for under every id of the person.</summary>
internal static class MergedQueries
{
    /// <summary>Every id that leads to this person, their present one first.</summary>
    public static async Task<IReadOnlyList<PersonId>> IdsOfAsync(this RidgewayDb db, PersonId person, CancellationToken cancel)
    {
        var merged = db.Set<MergedRow>().AsNoTracking();
        var kept = (await merged.FirstOrDefaultAsync(row => row.PersonId == person, cancel))?.IntoPersonId ?? person;
        return [kept, .. await merged.Where(row => row.IntoPersonId == kept).Select(row => row.PersonId).ToListAsync(cancel)];
    }

    /// <summary>Every merge that stands. There are few beside the people: some in a thousand.</summary>
    public static async Task<MergedPeople> MergedAsync(this RidgewayDb db, CancellationToken cancel) =>
        new(await db.Set<MergedRow>().AsNoTracking().ToDictionaryAsync(row => row.PersonId, row => row.IntoPersonId, cancel));
}

/// <summary>The merges that stand at one moment.</summary>
internal sealed class MergedPeople(IReadOnlyDictionary<PersonId, PersonId> into)
{
    private readonly ILookup<PersonId, PersonId> gone = into.ToLookup(pair => pair.Value, pair => pair.Key);

    /// <summary>The id a person goes by now.</summary>
    public PersonId Current(PersonId person) => into.TryGetValue(person, out var kept) ? kept : person;

    /// <summary>These people's ids, and those that were merged into them.</summary>
    public List<PersonId> IdsOf(IEnumerable<PersonId> people) => [.. people.SelectMany(person => gone[person].Prepend(person)).Distinct()];
}
