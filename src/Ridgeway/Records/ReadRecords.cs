using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Records.Facts;
using Ridgeway.Records.Rights;

namespace Ridgeway.Records;

internal sealed class ReadRecords(FactStore facts, PeopleWalk walk, Choices choices, NumberHolders holders, RidgewayDb db) : IRecords
{
    public Task<PersonRecord?> ReadAsync(PersonId person, CancellationToken cancel) => facts.ReadAsync(person, cancel);

    public IAsyncEnumerable<PersonRecord> ReadManyAsync(IEnumerable<PersonId> people, CancellationToken cancel) => facts.ReadManyAsync(people, cancel);

    public async Task<Person?> WhoIsAsync(PersonId person, CancellationToken cancel)
    {
        var row = await db.Set<PersonRow>().AsNoTracking().FirstOrDefaultAsync(row => row.PersonId == person, cancel);
        if (row is null && await CurrentAsync(person, cancel) is var kept && kept != person)
        {
            row = await db.Set<PersonRow>().AsNoTracking().FirstOrDefaultAsync(found => found.PersonId == kept, cancel);
        }

        return row?.ToPerson();
    }

    public Task<IReadOnlySet<PersonId>> RefusingAsync(UseOfRecord use, CancellationToken cancel) => choices.RefusingAsync(use, cancel);

    public async Task<PersonId> CurrentAsync(PersonId person, CancellationToken cancel) =>
        (await db.Set<MergedRow>().AsNoTracking().FirstOrDefaultAsync(row => row.PersonId == person, cancel))?.IntoPersonId ?? person;

    public async Task<IReadOnlyList<PersonId>> IdsOfAsync(PersonId person, CancellationToken cancel)
    {
        var kept = await CurrentAsync(person, cancel);
        return [kept, .. await db.Set<MergedRow>().AsNoTracking().Where(row => row.IntoPersonId == kept).Select(row => row.PersonId).ToListAsync(cancel)];
    }

    public Task<IReadOnlyList<PersonId>> HoldingAsync(NhsNumber number, CancellationToken cancel) => holders.OfAsync(number, cancel);

    public IEnumerable<PersonRecord> StreamEveryone(CancellationToken cancel) => facts.StreamEveryone(cancel);

    public void WalkEveryone(int parts, Action<int, PersonInView> see, CancellationToken cancel, Func<int, bool>? looksAt = null) => walk.Everyone(parts, see, looksAt, cancel);

    public void WalkThese(IEnumerable<PersonId> people, Action<PersonInView> see, CancellationToken cancel) => walk.These(people, see, cancel);
}
