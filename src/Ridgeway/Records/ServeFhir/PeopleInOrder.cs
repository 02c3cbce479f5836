using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records.Facts;

namespace Ridgeway.Records.ServeFhir;

/// <summary>People in order of id, a few hundred at a time, from wherever a page starts.</summary>
internal sealed class PeopleInOrder(RidgewayDatabase database)
{
    private const int AtOnce = 500;
    private const int FirstBatch = 4, LargestBatch = 256;

    /// <summary>The same a few at a time: few at first, for most pages are full after a few, then more and more.</summary>
    public async IAsyncEnumerable<IReadOnlyList<PersonId>> BatchesAsync(FhirCaller caller, PersonId? from, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (batch, size) = (new List<PersonId>(), FirstBatch);
        await foreach (var person in FromAsync(caller, from, cancel))
        {
            batch.Add(person);
            if (batch.Count == size)
            {
                yield return batch;
                (batch, size) = ([], Math.Min(size * 2, LargestBatch));
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>Whom this caller may be shown, from this person on.</summary>
    public async IAsyncEnumerable<PersonId> FromAsync(FhirCaller caller, PersonId? from, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (caller.IsSystem)
        {
            await foreach (var person in EveryoneAsync(from, cancel))
            {
                yield return person;
            }

            yield break;
        }

        // A caseload is small: a practice, a provider's referrals.
        var seen = await caller.People().Select(row => row.PersonId).ToListAsync(cancel);
        foreach (var person in seen.OrderBy(person => person.Value).Where(person => from is not { } start || person.Value.CompareTo(start.Value) >= 0))
        {
            yield return person;
        }
    }

    /// <summary>Everyone, from this person on.</summary>
    public async IAsyncEnumerable<PersonId> EveryoneAsync(PersonId? from, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (last, isFirst) = (from?.Value ?? Guid.Empty, true);
        while (true)
        {
            var page = await PageAsync(last, isFirst, cancel);
            foreach (var person in page)
            {
                yield return new PersonId(person);
            }

            if (page.Count < AtOnce)
            {
                yield break;
            }

            (last, isFirst) = (page[^1], false);
        }
    }

    private async Task<List<Guid>> PageAsync(Guid last, bool includesLast, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select person_id from records_person where person_id {(includesLast ? ">=" : ">")} @last order by person_id limit {AtOnce}";
        command.Bind("@last", StoreWrite.IdFor(connection, last));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var page = new List<Guid>();
        while (await reader.ReadAsync(cancel))
        {
            page.Add(StoreWrite.GuidFrom(reader.GetValue(0)));
        }

        return page;
    }
}
