using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Exchange.Fhir.Searching;

namespace Ridgeway.Records.ServeFhir;

/// <summary>What a search brings along: what the found resources point to (_include), and what points to them (_revinclude).</summary>
internal sealed class IncludeStory(ReadStory read, SearchStory search)
{
    /// <summary>More than this is not brought along on one page.</summary>
    public const int Most = 1_000;

    public async Task<IReadOnlyList<GivenResource>> OfAsync(FhirCaller caller, FhirQuery query, IReadOnlyList<GivenResource> found, CancellationToken cancel)
    {
        var there = found.Select(one => $"{one.Type}/{one.Id}").ToHashSet(StringComparer.Ordinal);
        var brought = new List<GivenResource>();
        foreach (var include in query.Includes)
        {
            var more = include.IsReverse ? PointingToAsync(caller, include, found, cancel) : PointedToAsync(caller, include, found, there, cancel);
            await foreach (var one in more)
            {
                if (brought.Count < Most && there.Add($"{one.Type}/{one.Id}"))
                {
                    brought.Add(one);
                }
            }
        }

        return brought;
    }

    private async IAsyncEnumerable<GivenResource> PointedToAsync(
        FhirCaller caller, SearchInclude include, IReadOnlyList<GivenResource> found, HashSet<string> there, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var wanted = found.SelectMany(one => include.Parameter.Paths.SelectMany(path => SearchMatch.At(one.Json, path))).OfType<JsonObject>()
            .Select(reference => GivenTree.Text(reference["reference"])).OfType<string>().Where(reference => !there.Contains(reference)).Distinct().Take(Most).ToList();
        foreach (var reference in wanted)
        {
            if (reference.Split('/') is [var type, var id] && (include.Target is null || include.Target == type) && SearchParameters.For(type).Count > 0 && caller.May(type, 'r')
                && await read.ReadAsync(caller, type, id, cancel) is { } resource)
            {
                yield return resource;
            }
        }
    }

    private async IAsyncEnumerable<GivenResource> PointingToAsync(
        FhirCaller caller, SearchInclude include, IReadOnlyList<GivenResource> found, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        if (!caller.May(include.Type, 's'))
        {
            yield break;
        }

        foreach (var one in found)
        {
            List<KeyValuePair<string, StringValues>> wishes = [new(include.Parameter.Name, $"{one.Type}/{one.Id}"), new("_count", $"{Most}")];
            if (one.Type != "Patient" && SearchParameters.PersonElementOf(one.Type) is { } element && GivenTree.Text((one.Json[element] as JsonObject)?["reference"]) is { } person)
            {
                // Whoever points to it is about the same person, so nobody else's record is read.
                wishes.Add(new("patient", person));
            }

            foreach (var resource in (await search.RunAsync(caller, FhirQuery.Read(include.Type, wishes), $"FHIR search of {include.Type}", cancel)).Found)
            {
                yield return resource;
            }
        }
    }
}
