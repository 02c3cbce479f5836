using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Exchange.Fhir.Searching;
using Ridgeway.Records.Giving;
using Ridgeway.Records.Sources;
using Ridgeway.Time;

namespace Ridgeway.Records.ServeFhir;

/// <summary>Finds the people a search can be about, from the indexes of the store; what it finds is then looked at resource by resource.</summary>
internal sealed class FindPatients(RidgewayDb db, IRecords records, SourceStore sources)
{
    private const string NhsNumberSystem = "https://fhir.nhs.uk/Id/nhs-number";

    /// <summary>The people, or null where it may be anyone.</summary>
    public async Task<IReadOnlyList<PersonId>?> WantedAsync(FhirQuery query, CancellationToken cancel)
    {
        foreach (var wish in query.Wishes.Where(wish => wish.Modifier is "" or "identifier"))
        {
            switch (wish.Parameter.Name)
            {
                case "patient" or "subject" when wish.Modifier == "identifier":
                    return await ManyAsync(wish.Values, value => ByNumberAsync(value, cancel));
                case "patient" or "subject":
                    return await ManyAsync(wish.Values, value => ByIdAsync(IdOf(value), cancel));
                case "_id":
                    return await ManyAsync(wish.Values, value => ByIdAsync(value, cancel));
                case "identifier" when query.Type == "Patient" && wish.Values.All(value => NumberOf(value) is not null):
                    return await ManyAsync(wish.Values, value => ByNumberAsync(value, cancel));
                case "birthdate" when wish.Values.All(value => SearchWish.PrefixOf(value) is ("eq", { Length: 10 }) && PartialDate.TryParse(SearchWish.PrefixOf(value).Bare, out _)):
                    return await ManyAsync(wish.Values, value => BornOnAsync(SearchWish.PrefixOf(value).Bare, cancel));
            }
        }

        return null;
    }

    /// <summary>Everyone known by this id: their own here, or one their resources came with.</summary>
    public async Task<IReadOnlyList<PersonId>> ByIdAsync(string id, CancellationToken cancel)
    {
        if (FactResources.PersonOf(id) is { } rebuilt)
        {
            return [rebuilt];
        }

        var found = new List<PersonId>(await sources.HoldersOfAsync(id, cancel));
        if (Guid.TryParse(id, out var guid) && guid != Guid.Empty)
        {
            // An id that was merged away leads to whoever stayed.
            var person = await records.CurrentAsync(new PersonId(guid), cancel);
            if (await db.Set<PersonRow>().AnyAsync(row => row.PersonId == person, cancel))
            {
                found.Add(person);
            }
        }

        return [.. found.Distinct()];
    }

    /// <summary>The id of "Patient/1" and of an address that ends so.</summary>
    public static string IdOf(string reference) => reference[(reference.LastIndexOf('/') + 1)..];

    private async Task<IReadOnlyList<PersonId>> ByNumberAsync(string value, CancellationToken cancel) =>
        NumberOf(value) is { } number ? await records.HoldingAsync(number, cancel) : [];

    private async Task<IReadOnlyList<PersonId>> BornOnAsync(string written, CancellationToken cancel)
    {
        _ = PartialDate.TryParse(written, out var day);
        return await db.Set<PersonRow>().Where(row => row.BirthDate == day).Select(row => row.PersonId).ToListAsync(cancel);
    }

    private static NhsNumber? NumberOf(string value)
    {
        var bar = value.IndexOf('|', StringComparison.Ordinal);
        var isNumber = bar < 0 || value[..bar].Equals(NhsNumberSystem, StringComparison.OrdinalIgnoreCase);
        return isNumber && NhsNumber.TryParse(value[(bar + 1)..], out var number) ? number : null;
    }

    private static async Task<IReadOnlyList<PersonId>> ManyAsync(IEnumerable<string> values, Func<string, Task<IReadOnlyList<PersonId>>> find)
    {
        var found = new List<PersonId>();
        foreach (var value in values)
        {
            found.AddRange(await find(value));
        }

        return [.. found.Distinct()];
    }
}
