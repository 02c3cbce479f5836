using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Exchange.Fhir.Searching;
using Ridgeway.Records.ServeFhir;

namespace Ridgeway.Records.TakeFhir;

/// <summary>Finds what is already here: for "if none exist", for references by search, for "if match".</summary>
internal sealed class FindExisting(SearchStory search, ReadStory read)
{
    /// <summary>Answers what each entry asks of what is here; several where one was meant is a refusal.</summary>
    public async Task ResolveAsync(FhirCaller caller, IReadOnlyList<BundleEntry> entries, CancellationToken cancel)
    {
        foreach (var entry in entries.Where(entry => entry is { IsWrite: true, IsRefused: false }))
        {
            if (entry is { Method: "POST", IfNoneExist: { Length: > 0 } wish })
            {
                await IfNoneExistAsync(caller, entry, wish, cancel);
            }

            if (entry.Method == "PUT")
            {
                var there = await read.ReadAsync(caller, entry.Type!, entry.Id!, cancel);
                entry.WasThere = there is not null;
                if (entry.IfMatch is { Length: > 0 } version && (there is null || FhirAnswer.EtagOf(there) != version.Trim()))
                {
                    entry.Refuse(412, "conflict", there is null ? $"There is no {entry.Type} {entry.Id} here." : $"{entry.Type} {entry.Id} is now at {FhirAnswer.EtagOf(there)}.");
                }
            }

            await PointAsync(caller, entry, entry.Resource, cancel);
        }
    }

    private async Task IfNoneExistAsync(FhirCaller caller, BundleEntry entry, string wish, CancellationToken cancel)
    {
        var found = await FindAsync(caller, entry.Type!, wish, cancel);
        if (found is null)
        {
            entry.Refuse(400, "invalid", $"ifNoneExist cannot be understood, or would mean reading too many people's records: '{wish}'. Ask by NHS number, by patient or by _id.", $"Bundle.entry[{entry.Place}].request.ifNoneExist");
        }
        else if (found.Count > 1)
        {
            entry.Refuse(412, "multiple-matches", $"More than one resource fits '{wish}'.", $"Bundle.entry[{entry.Place}].request.ifNoneExist");
        }
        else if (found.Count == 1)
        {
            (entry.Id, entry.IsThere) = (found[0].Id, true);
        }
    }

    /// <summary>"Patient?identifier=system|value" becomes the one that fits.</summary>
    private async Task PointAsync(FhirCaller caller, BundleEntry entry, JsonNode? node, CancellationToken cancel)
    {
        switch (node)
        {
            case JsonObject made:
                if (GivenTree.Text(made["reference"]) is { } written && written.IndexOf('?', StringComparison.Ordinal) is > 0 and var at && SearchParameters.For(written[..at]).Count > 0)
                {
                    var found = await FindAsync(caller, written[..at], written[(at + 1)..], cancel);
                    if (found is [var one])
                    {
                        made["reference"] = $"{one.Type}/{one.Id}";
                    }
                    else if (written.StartsWith("Patient?", StringComparison.Ordinal) || found is null)
                    {
                        entry.Refuse(412, found is { Count: > 1 } ? "multiple-matches" : "not-found", $"{(found is { Count: > 1 } ? "Several" : "No")} resources fit the reference '{written}'; one must.", $"Bundle.entry[{entry.Place}].resource");
                    }
                }

                foreach (var property in made.ToList())
                {
                    await PointAsync(caller, entry, property.Value, cancel);
                }

                break;
            case JsonArray list:
                foreach (var one in list)
                {
                    await PointAsync(caller, entry, one, cancel);
                }

                break;
        }
    }

    private async Task<IReadOnlyList<GivenResource>?> FindAsync(FhirCaller caller, string type, string wish, CancellationToken cancel)
    {
        var query = FhirQuery.Read(type, Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(wish.TrimStart('?')).Select(one => new KeyValuePair<string, StringValues>(one.Key, one.Value)));
        return query.Problem is not null || query.Unknown.Count > 0 || query.Wishes.Count == 0
            ? null
            : await search.FirstTwoAsync(caller, query, $"FHIR: is this {type} here?", cancel);
    }
}
