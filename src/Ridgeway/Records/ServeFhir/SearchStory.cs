using Microsoft.EntityFrameworkCore;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Exchange.Fhir.Searching;
using Ridgeway.Records.Giving;
using Ridgeway.Records.Sources;

namespace Ridgeway.Records.ServeFhir;

/// <summary>One page of a search.</summary>
/// <param name="Found">What fits.</param>
/// <param name="Next">Where the next page starts; null on the last.</param>
/// <param name="Total">How many fit in all; null where finding out would mean reading everyone.</param>
internal sealed record SearchPage(IReadOnlyList<GivenResource> Found, string? Next, long? Total)
{
    /// <summary>Why it was not searched, in words: it would have cost too much; null where it was.</summary>
    public string? TooCostly { get; init; }

    /// <summary>True where an order was asked for and could not be kept to: people come one after another.</summary>
    public bool IsUnsorted { get; init; }

    public static SearchPage Refused(string why) => new([], null, null) { TooCostly = why };
}

/// <summary>
/// Searches. One person's resources are read whole and looked through. A search of everyone goes through people in order of id, a page at
/// a time, and the link to the next page says how far it came, so that it needs no memory however many there are and no page costs more
/// than another.
/// </summary>
internal sealed class SearchStory(SourceStore sources, GivePeople give, FindPatients patients, PeopleInOrder everyone, CandidatePeople candidates, SearchLimits limits)
{
    public async Task<SearchPage> RunAsync(FhirCaller caller, FhirQuery query, string what, CancellationToken cancel)
    {
        if (!SearchParameters.IsAboutAPerson(query.Type))
        {
            return await UnownedAsync(query, cancel);
        }

        var wanted = await patients.WantedAsync(query, cancel);
        if (wanted is null)
        {
            return query.OnlyCount ? await CountAsync(caller, query, cancel) : await EveryoneAsync(caller, query, what, cancel);
        }

        var found = new List<(PersonId Person, GivenResource Resource)>();
        foreach (var person in wanted)
        {
            if (await caller.IsInSightAsync(person, cancel))
            {
                found.AddRange((await FittingAsync(query, person, cancel)).Select(resource => (person, resource)));
            }
        }

        if (query.Wishes.Exists(wish => wish.Parameter.Name is "_id" or "identifier"))
        {
            // Some resources of a type that may be about a person are about nobody: a Device, a List.
            found.AddRange((await UnownedFittingAsync(caller, query, cancel)).Select(resource => (default(PersonId), resource)));
        }

        var page = Page([.. found.Select(one => one.Resource)], query);
        await caller.NoteAsync(found.Where(one => page.Found.Contains(one.Resource) && one.Person != default).Select(one => one.Person), what, cancel);
        return page;
    }

    /// <summary>
    /// At most two that fit, to know whether there is none, one or several: looked for among everyone, or null where that would cost too much.
    /// </summary>
    public async Task<IReadOnlyList<GivenResource>?> FirstTwoAsync(FhirCaller caller, FhirQuery query, string what, CancellationToken cancel)
    {
        var found = new List<GivenResource>();
        for (var looked = 0; looked <= limits.PeopleCounted; looked += limits.PeopleAPage)
        {
            var page = await RunAsync(caller, query, what, cancel);
            found.AddRange(page.Found);
            if (page.Next is null || found.Count > 1)
            {
                return found;
            }

            query = query.From(page.Next);
        }

        return null;
    }

    private async Task<SearchPage> EveryoneAsync(FhirCaller caller, FhirQuery query, string what, CancellationToken cancel)
    {
        var (after, skip) = CursorOf(query.Cursor);
        var (found, people, total, looked) = (new List<GivenResource>(), new HashSet<PersonId>(), 0L, 0);
        var isUnsorted = query.Sort.Count > 0;
        await foreach (var some in everyone.BatchesAsync(caller, after, cancel))
        {
            foreach (var one in await candidates.AmongAsync(some, query, cancel))
            {
                var fitting = await FittingAsync(query, one.Person, cancel);
                total += fitting.Count;
                for (var i = one.Person == after ? skip : 0; i < fitting.Count; i++)
                {
                    if (found.Count == query.Count)
                    {
                        await caller.NoteAsync(people, what, cancel);
                        return new SearchPage(found, $"{one.Person.Value:N}.{i}", null) { IsUnsorted = isUnsorted };
                    }

                    found.Add(fitting[i]);
                    people.Add(one.Person);
                }
            }

            looked += some.Count;
            if (looked >= limits.PeopleAPage)
            {
                // Not full, and far enough: a page costs about the same however little fits.
                await caller.NoteAsync(people, what, cancel);
                return new SearchPage(found, $"{some[^1].Value:N}.{int.MaxValue}", null) { IsUnsorted = isUnsorted };
            }
        }

        await caller.NoteAsync(people, what, cancel);
        return new SearchPage(found, null, query.Cursor is null ? total : null) { IsUnsorted = isUnsorted };
    }

    /// <summary>Counts among everyone; where they are too many, says so instead.</summary>
    private async Task<SearchPage> CountAsync(FhirCaller caller, FhirQuery query, CancellationToken cancel)
    {
        var people = await caller.People().CountAsync(cancel);
        if (query is { Type: "Patient", Wishes.Count: 0 })
        {
            return new SearchPage([], null, people);
        }

        if (people > limits.PeopleCounted)
        {
            return SearchPage.Refused($"Counting would mean reading {people:N0} people's records; at most {limits.PeopleCounted:N0} are read for one count. Search by patient, use paging, or ask for a bulk export.");
        }

        var total = 0L;
        await foreach (var some in everyone.BatchesAsync(caller, null, cancel))
        {
            foreach (var one in await candidates.AmongAsync(some, query, cancel))
            {
                total += query.Wishes.Count == 0 && one.Resources >= 0 ? one.Resources : (await FittingAsync(query, one.Person, cancel)).Count;
            }
        }

        return new SearchPage([], null, total);
    }

    private async Task<List<GivenResource>> FittingAsync(FhirQuery query, PersonId person, CancellationToken cancel)
    {
        var given = await give.GiveAsync(person, new HashSet<string> { query.Type }, cancel, query.Type == "Patient" ? null : CandidatePeople.Glance(query));
        return given is null ? [] : [.. given.Resources.Where(resource => resource.Type == query.Type && query.Wishes.All(wish => Fits(given, resource, wish)))];
    }

    /// <summary>A person may be asked for by any of the ids they are known by.</summary>
    private static bool Fits(GivenPerson given, GivenResource resource, SearchWish wish) =>
        (wish.Parameter.Name is "patient" or "subject" or "_id" && wish.Modifier.Length == 0
            && (wish.Parameter.Name != "_id" || resource.Type == "Patient")
            && wish.Values.Any(value => given.Aliases.Contains(FindPatients.IdOf(value))))
        || SearchMatch.Fits(resource.Json, wish);

    private async Task<SearchPage> UnownedAsync(FhirQuery query, CancellationToken cancel)
    {
        var found = new List<GivenResource>();
        foreach (var kept in sources.StreamUnowned(cancel).Where(kept => kept.Type == query.Type))
        {
            if (await give.GiveAsync(kept, cancel) is { } resource && query.Wishes.TrueForAll(wish => SearchMatch.Fits(resource.Json, wish)))
            {
                found.Add(resource);
            }
        }

        return Page(found, query);
    }

    private async Task<List<GivenResource>> UnownedFittingAsync(FhirCaller caller, FhirQuery query, CancellationToken cancel)
    {
        var found = new List<GivenResource>();
        if (!caller.IsSystem || query.Type == "Patient")
        {
            return found;
        }

        foreach (var kept in sources.StreamUnowned(cancel).Where(kept => kept.Type == query.Type))
        {
            if (await give.GiveAsync(kept, cancel) is { } resource && query.Wishes.TrueForAll(wish => SearchMatch.Fits(resource.Json, wish)))
            {
                found.Add(resource);
            }
        }

        return found;
    }

    private static SearchPage Page(List<GivenResource> found, FhirQuery query)
    {
        var sorted = SearchOrder.Sorted(found, query.Sort);
        var from = int.TryParse(query.Cursor, out var offset) && offset > 0 ? offset : 0;
        if (query.OnlyCount)
        {
            return new SearchPage([], null, sorted.Count);
        }

        var page = sorted.Skip(from).Take(query.Count).ToList();
        return new SearchPage(page, from + page.Count < sorted.Count ? $"{from + page.Count}" : null, sorted.Count);
    }

    private static (PersonId? Person, int Skip) CursorOf(string? cursor) =>
        cursor?.Split('.') is [var person, var place] && Guid.TryParseExact(person, "N", out var id) && id != Guid.Empty && int.TryParse(place, out var skip)
            ? (new PersonId(id), skip)
            : (null, 0);
}
