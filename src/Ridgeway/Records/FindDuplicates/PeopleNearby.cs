using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Records.Matching;

namespace Ridgeway.Records.FindDuplicates;

/// <summary>
/// Everybody who may share a key with a few people, without a look at everyone: by number, day of birth, or both names, whichever of them
/// a key has; each has an index. A key without any of these is not looked by here; the look at everyone is.
/// </summary>
internal sealed class PeopleNearby(RidgewayDb db, MatchRules rules)
{
    private const int AtOnce = 400;

    /// <summary>The people themselves and all near them, each with the numbers they had before.</summary>
    public async Task<Dictionary<PersonId, MatchSubject>> AroundAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        var found = new Dictionary<PersonId, Person>();
        await AddAsync(found, people, some => row => some.Contains(row.PersonId), cancel);
        var own = found.Values.ToList();
        var former = await FormerOfAsync(people, cancel);
        if (Uses(KeyPart.NhsNumber))
        {
            var numbers = own.Select(person => person.NhsNumber).Concat(former.SelectMany(had => had).Select(number => (NhsNumber?)number)).ToList();
            await AddAsync(found, numbers, some => row => some.Contains(row.NhsNumber), cancel);
            await AddAsync(found, await HeldBeforeAsync(numbers, cancel), some => row => some.Contains(row.PersonId), cancel);
        }

        if (Uses(KeyPart.BirthDate))
        {
            await AddAsync(found, own.Select(person => person.BirthDate), some => row => some.Contains(row.BirthDate), cancel);
        }

        if (Uses(KeyPart.Names))
        {
            await AddAsync(found, own.Select(person => new MatchSubject(person).Names), some => row => some.Contains(row.MatchNames), cancel);
        }

        var had = await FormerOfAsync(found.Keys, cancel);
        return found.Values.ToDictionary(person => person.Id, person => new MatchSubject(person, [.. had[person.Id]]));
    }

    private bool Uses(KeyPart part) => rules.Keys.Any(key => key.Contains(part));

    private async Task AddAsync<T>(Dictionary<PersonId, Person> found, IEnumerable<T> values, Func<List<T>, Expression<Func<PersonRow, bool>>> fits, CancellationToken cancel)
    {
        foreach (var some in values.Where(value => value is not null).Distinct().Chunk(AtOnce))
        {
            await AddAsync(found, db.Set<PersonRow>().AsNoTracking().Where(fits([.. some])), cancel);
        }
    }

    private static async Task AddAsync(Dictionary<PersonId, Person> found, IQueryable<PersonRow> rows, CancellationToken cancel)
    {
        await foreach (var row in rows.Select(row => new { row.PersonId, row.NhsNumber, row.Family, row.Given, row.BirthDate, row.Postcode }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            found.TryAdd(row.PersonId, new Person { Id = row.PersonId, NhsNumber = row.NhsNumber, Name = new PersonName(row.Family, row.Given), BirthDate = row.BirthDate, Postcode = row.Postcode });
        }
    }

    private async Task<List<PersonId>> HeldBeforeAsync(IEnumerable<NhsNumber?> numbers, CancellationToken cancel)
    {
        var holders = new List<PersonId>();
        foreach (var some in numbers.OfType<NhsNumber>().Distinct().Chunk(AtOnce))
        {
            holders.AddRange(await db.Set<FormerNumberRow>().AsNoTracking().Where(row => some.Contains(row.NhsNumber)).Select(row => row.PersonId).ToListAsync(cancel));
        }

        return holders;
    }

    private async Task<ILookup<PersonId, NhsNumber>> FormerOfAsync(IEnumerable<PersonId> people, CancellationToken cancel)
    {
        var former = new List<FormerNumberRow>();
        foreach (var some in people.Chunk(AtOnce))
        {
            former.AddRange(await db.Set<FormerNumberRow>().AsNoTracking().Where(row => some.Contains(row.PersonId)).ToListAsync(cancel));
        }

        return former.ToLookup(row => row.PersonId, row => row.NhsNumber);
    }
}
