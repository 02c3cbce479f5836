using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Exchange.Fhir.Searching;
using Ridgeway.Records.ServeFhir;

namespace Ridgeway.Records.TakeFhir;

/// <summary>Finds what is already here: for "if none exist", for references by search, for "if match".</summary>
internal sealed class FindExisting(SearchStory search, ReadStory read, OwnResources own)
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

            if (entry is { IsDelete: true, Id: null })
            {
                await DeleteOneAsync(caller, entry, cancel);
            }

            if (entry is { Method: "PUT" or "DELETE", Id: not null, IsRefused: false })
            {
                await CheckThereAsync(caller, entry, cancel);
            }

            await PointAsync(caller, entry, entry.Resource, cancel);
        }
    }

    /// <summary>Whether it is still in the version that was meant, and the sender's own; a DELETE then becomes the form that stands for it.</summary>
    private async Task CheckThereAsync(FhirCaller caller, BundleEntry entry, CancellationToken cancel)
    {
        var there = entry.There = await read.ReadAsync(caller, entry.Type!, entry.Id!, cancel);
        if (entry.IfMatch is { Length: > 0 } version && (there is null || FhirAnswer.EtagOf(there) != version.Trim()))
        {
            entry.Refuse(412, "conflict", there is null ? $"There is no {entry.Type} {entry.Id} here." : $"{entry.Type} {entry.Id} is now at {FhirAnswer.EtagOf(there)}.");
        }
        else if (there is not null && await own.OtherSourceAsync(there, cancel) is { } other)
        {
            entry.Refuse(422, "business-rule", $"{entry.Type} {entry.Id} came from {other} and is changed and taken back there.");
        }
        else if (entry.IsDelete)
        {
            (entry.Resource, entry.IsThere) = (there is null ? null : DeletedForm.Of(there), there is null);
        }
    }

    /// <summary>A DELETE by search: of the one that fits, or of nothing.</summary>
    private async Task DeleteOneAsync(FhirCaller caller, BundleEntry entry, CancellationToken cancel)
    {
        var found = await FindAsync(caller, entry.Type!, entry.Url[entry.Url.IndexOf('?', StringComparison.Ordinal)..], cancel);
        if (found is null)
        {
            entry.Refuse(400, "invalid", $"The search cannot be understood, or would mean reading too many people's records: '{entry.Url}'.", $"Bundle.entry[{entry.Place}].request.url");
        }
        else if (found.Count > 1)
        {
            entry.Refuse(412, "multiple-matches", $"More than one resource fits '{entry.Url}'.", $"Bundle.entry[{entry.Place}].request.url");
        }
        else
        {
            (entry.Id, entry.IsThere) = (found.FirstOrDefault()?.Id, found.Count == 0);
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
        var query = FhirQuery.Read(type, Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(wish[(wish.IndexOf('?', StringComparison.Ordinal) + 1)..]).Select(one => new KeyValuePair<string, StringValues>(one.Key, one.Value)));
        return query.Problem is not null || query.Unknown.Count > 0 || query.Wishes.Count == 0
            ? null
            : await search.FirstTwoAsync(caller, query, $"FHIR: is this {type} here?", cancel);
    }
}
