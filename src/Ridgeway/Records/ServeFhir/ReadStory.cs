using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Exchange.Fhir.Searching;
using Ridgeway.Records.Giving;
using Ridgeway.Records.Sources;

namespace Ridgeway.Records.ServeFhir;

/// <summary>Reads one resource, or everything about one person.</summary>
internal sealed class ReadStory(SourceStore sources, GivePeople give, FindPatients patients)
{
    /// <summary>The resource, or null where there is none, or none this caller may see.</summary>
    public async Task<GivenResource?> ReadAsync(FhirCaller caller, string type, string id, CancellationToken cancel)
    {
        foreach (var person in SearchParameters.IsAboutAPerson(type) ? await patients.ByIdAsync(id, cancel) : [])
        {
            var given = await give.GiveAsync(person, new HashSet<string> { type }, cancel, kept => kept.Type != type || kept.Id == id);
            var found = type == "Patient" && given?.Replaced.FirstOrDefault(one => one.Id == id) is { } replaced ? replaced
                : type == "Patient" ? given?.Resources.FirstOrDefault(_ => given.Aliases.Contains(id)) : given?.Resources.FirstOrDefault(one => one.Type == type && one.Id == id);
            if (found is not null)
            {
                return await caller.SeesAsync(person, $"FHIR {type}", cancel) ? found : null;
            }
        }

        // A resource about a person nobody here knows is for systems alone.
        if (SearchParameters.IsAboutAPerson(type) && !caller.IsSystem)
        {
            return null;
        }

        var kept = (await sources.UnownedAsync(id, cancel)).FirstOrDefault(one => one.Type == type);
        return kept is null ? null : await give.GiveAsync(kept, cancel);
    }

    /// <summary>True where its source deleted it. Only systems are told: to others it was never there.</summary>
    public async Task<bool> WasDeletedAsync(FhirCaller caller, string type, string id, CancellationToken cancel) =>
        caller.IsSystem && await sources.WasDeletedAsync(type, id, cancel);

    /// <summary>The person's Patient, everything about them, and what that refers to; null where there is no such person for this caller.</summary>
    public async Task<IReadOnlyList<GivenResource>?> EverythingAsync(FhirCaller caller, string id, IReadOnlySet<string>? types, CancellationToken cancel)
    {
        foreach (var person in await patients.ByIdAsync(id, cancel))
        {
            if (await give.GiveAsync(person, types, cancel) is not { } given || !given.Aliases.Contains(id))
            {
                continue;
            }

            if (!await caller.SeesAsync(person, "FHIR: everything", cancel))
            {
                return null;
            }

            List<GivenResource> all = [.. given.Resources.Where(one => (types is null || types.Contains(one.Type)) && caller.May(one.Type, 'r'))];
            all.AddRange(await ReferredAsync(caller, all, types, cancel));
            return all;
        }

        return null;
    }

    private async Task<List<GivenResource>> ReferredAsync(FhirCaller caller, List<GivenResource> all, IReadOnlySet<string>? types, CancellationToken cancel)
    {
        var wanted = all.SelectMany(one => GivenTree.References(one.Json)).ToHashSet();
        wanted.ExceptWith(all.Select(one => $"{one.Type}/{one.Id}"));
        var found = new List<GivenResource>();
        foreach (var reference in wanted)
        {
            if (reference.Split('/') is not [var type, var id] || types?.Contains(type) == false || !caller.May(type, 'r') || SearchParameters.For(type).Count == 0)
            {
                continue;
            }

            var kept = (await sources.UnownedAsync(id, cancel)).FirstOrDefault(one => one.Type == type);
            if (kept is not null && await give.GiveAsync(kept, cancel) is { } resource)
            {
                found.Add(resource);
            }
        }

        return found;
    }
}
