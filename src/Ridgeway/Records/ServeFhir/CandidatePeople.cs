using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Exchange.Fhir.Searching;
using Ridgeway.Records.Sources;

namespace Ridgeway.Records.ServeFhir;

/// <summary>Somebody of whom something may fit a search.</summary>
/// <param name="Person">Who.</param>
/// <param name="Resources">How many resources of the type asked for were kept of them; -1 where it was not looked at.</param>
internal sealed record CandidatePerson(PersonId Person, int Resources);

/// <summary>
/// Of many people, those of whom something may fit a search, told from the bytes that were kept, on every core. Only they are then read
/// resource by resource. Where some imports kept facts only, everyone may fit.
/// </summary>
internal sealed class CandidatePeople(SourceStore sources, RidgewayDb db)
{
    private bool? isAllKept;

    /// <summary>What of a person's kept resources may fit this search; null where nothing can be told.</summary>
    public static Func<KeptResource, bool> Glance(FhirQuery query)
    {
        var glance = new SearchGlance(query.Wishes);
        var times = query.Wishes.Where(wish => wish.Parameter.Name == "_lastUpdated" && wish.Modifier.Length == 0).ToList();
        // What is said of one person by several systems is given out as one Patient, as of the latest.
        return query.Type == "Patient"
            ? kept => glance.MayFit(kept.Json.Span)
            : kept => times.TrueForAll(wish => SearchMatch.Fits(WithTime(kept), wish)) && glance.MayFit(kept.Json.Span);
    }

    /// <param name="people">In order of id.</param>
    /// <param name="query">The search.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <returns>In the same order.</returns>
    public async Task<IReadOnlyList<CandidatePerson>> AmongAsync(IReadOnlyList<PersonId> people, FhirQuery query, CancellationToken cancel)
    {
        isAllKept ??= !await db.Set<ImportRow>().AnyAsync(row => !row.KeepsSources && row.State != ImportState.Withdrawn, cancel);
        if (isAllKept == false || people.Count == 0)
        {
            return [.. people.Select(person => new CandidatePerson(person, -1))];
        }

        var mayFit = Glance(query);
        var looked = await sources.LookAsync(people, kept => kept.Count(one => one.Type == query.Type && mayFit(one)), cancel);
        return [.. people.Select((person, place) => new CandidatePerson(person, looked[place])).Where(one => one.Resources > 0)];
    }

    private static System.Text.Json.Nodes.JsonObject WithTime(KeptResource kept) => new()
    {
        ["meta"] = new System.Text.Json.Nodes.JsonObject { ["lastUpdated"] = kept.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'") },
    };
}
