using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records;

internal sealed class ReadRecords(FactStore facts, PeopleWalk walk, RidgewayDb db) : IRecords
{
    public Task<PersonRecord?> ReadAsync(PersonId person, CancellationToken cancel) => facts.ReadAsync(person, cancel);

    public IAsyncEnumerable<PersonRecord> ReadManyAsync(IEnumerable<PersonId> people, CancellationToken cancel) => facts.ReadManyAsync(people, cancel);

    public async Task<Person?> WhoIsAsync(PersonId person, CancellationToken cancel) =>
        (await db.Set<PersonRow>().AsNoTracking().FirstOrDefaultAsync(row => row.PersonId == person, cancel))?.ToPerson();

    public async Task<IReadOnlyList<PersonId>> HoldingAsync(NhsNumber number, CancellationToken cancel) =>
        await db.Set<PersonRow>().AsNoTracking()
            .Where(row => row.NhsNumber == number)
            .OrderBy(row => row.PersonId)
            .Select(row => row.PersonId)
            .ToListAsync(cancel);

    public IEnumerable<PersonRecord> StreamEveryone(CancellationToken cancel) => facts.StreamEveryone(cancel);

    public void WalkEveryone(int parts, Action<int, PersonInView> see, CancellationToken cancel) => walk.Everyone(parts, see, cancel);

    public void WalkThese(IEnumerable<PersonId> people, Action<PersonInView> see, CancellationToken cancel) => walk.These(people, see, cancel);
}
