using System.Text;
using System.Text.Json.Nodes;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Records.Facts;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Records.ServeFhir;
using Ridgeway.Records.Sources;
using Ridgeway.Time;

namespace Ridgeway.Records.TakeFhir;

/// <summary>
/// Takes resources sent to the FHIR address into the record by the same way as files: each is read first, and refused where the import
/// would set it aside; what is left goes in as one import, saved in one transaction. In a transaction one refusal refuses all.
/// </summary>
internal sealed class TakeStory(
    ImportFilesStory import, StoredCodes codes, IMeasureUnits units, TakenPeople people, FindExisting existing, OneImportAtATime turn, TimeProvider clock)
{
    /// <param name="caller">Who sends.</param>
    /// <param name="entries">Each gets its answer, or its id where it was kept.</param>
    /// <param name="isTransaction">True where all must be kept or none.</param>
    /// <param name="cancel">Stops before anything is saved.</param>
    /// <returns>False where nothing was kept for a refusal in a transaction.</returns>
    public async Task<bool> TakeAsync(FhirCaller caller, IReadOnlyList<BundleEntry> entries, bool isTransaction, CancellationToken cancel)
    {
        foreach (var entry in entries)
        {
            entry.CheckShape();
            CheckScope(caller, entry);
        }

        await existing.ResolveAsync(caller, entries, cancel);
        Assign(entries, isTransaction);
        await CheckContentAsync(entries, cancel);
        if (isTransaction && entries.Any(entry => entry.IsRefused))
        {
            return false;
        }

        var kept = entries.Where(entry => entry is { IsWrite: true, IsThere: false, IsRefused: false }).ToList();
        if (kept.Count > 0)
        {
            await people.MakeKnownAsync(kept, cancel);
            await turn.RunAsync(() => SaveAsync(caller, kept, cancel), cancel);
        }

        return true;
    }

    private static void CheckScope(FhirCaller caller, BundleEntry entry)
    {
        var (type, permission) = entry.Method switch
        {
            "POST" => (entry.Type, 'c'),
            "PUT" => (entry.Type, 'u'),
            "DELETE" => (entry.Type, 'd'),
            _ => (null, 'r'),
        };
        if (type is not null && !caller.May(type, permission))
        {
            entry.Refuse(403, "forbidden", caller.WhyNot(type, permission));
        }
    }

    /// <summary>Gives every new resource its id and turns references between entries into ones to those ids.</summary>
    private void Assign(IReadOnlyList<BundleEntry> entries, bool isTransaction)
    {
        var byFullUrl = new Dictionary<string, string>(StringComparer.Ordinal);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => entry is { IsWrite: true, IsRefused: false, Resource: not null }))
        {
            entry.Id ??= Guid.CreateVersion7(clock.GetUtcNow()).ToString();
            if (!entry.IsThere && !written.Add($"{entry.Type}/{entry.Id}"))
            {
                entry.Refuse(400, "duplicate", $"Two entries write {entry.Type}/{entry.Id}.", $"Bundle.entry[{entry.Place}]");
            }

            if (entry.FullUrl is { } url && !byFullUrl.TryAdd(url, $"{entry.Type}/{entry.Id}"))
            {
                entry.Refuse(400, "duplicate", $"Two entries have the fullUrl {url}.", $"Bundle.entry[{entry.Place}].fullUrl");
            }

            // "POST Patient" with an id of its own is referred to by that id too.
            if (GivenTree.Text(entry.Resource!["id"]) is { } called)
            {
                byFullUrl.TryAdd($"{entry.Type}/{called}", $"{entry.Type}/{entry.Id}");
            }

            entry.Resource["id"] = entry.Id;
            Stamp(entry.Resource, clock.GetUtcNow());
        }

        foreach (var entry in entries.Where(entry => entry is { IsWrite: true, IsRefused: false, IsThere: false }))
        {
            Point(entry, entry.Resource, byFullUrl, isTransaction);
        }
    }

    /// <summary>What is sent here is the latest word, whatever version the sender read it from: who keeps a resource numbers it (R4, Resource.meta).</summary>
    private static void Stamp(JsonObject resource, DateTimeOffset now)
    {
        if (resource["meta"] is null)
        {
            resource["meta"] = new JsonObject();
        }

        if (resource["meta"] is JsonObject meta)
        {
            meta.Remove("versionId");
            meta["lastUpdated"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
        }
    }

    private static void Point(BundleEntry entry, JsonNode? node, Dictionary<string, string> byFullUrl, bool isTransaction)
    {
        switch (node)
        {
            case JsonObject made:
                if (GivenTree.Text(made["reference"]) is { } written)
                {
                    if (byFullUrl.TryGetValue(written, out var here))
                    {
                        made["reference"] = here;
                    }
                    else if (isTransaction && written.StartsWith("urn:", StringComparison.Ordinal))
                    {
                        entry.Refuse(400, "not-found", $"{written} is no entry of this bundle.", $"Bundle.entry[{entry.Place}].resource");
                    }
                }

                foreach (var property in made)
                {
                    Point(entry, property.Value, byFullUrl, isTransaction);
                }

                break;
            case JsonArray list:
                foreach (var one in list)
                {
                    Point(entry, one, byFullUrl, isTransaction);
                }

                break;
        }
    }

    /// <summary>Reads each resource as the import will, and asks whether the person it is about is known or comes with it.</summary>
    private async Task CheckContentAsync(IReadOnlyList<BundleEntry> entries, CancellationToken cancel)
    {
        var reader = new FhirReader(codes.Book, units, London.DayOf(clock.GetUtcNow()));
        var coming = entries.Where(entry => entry is { Type: "Patient", IsWrite: true, IsRefused: false }).Select(entry => entry.Id!).ToHashSet();
        foreach (var entry in entries.Where(entry => entry is { IsWrite: true, IsRefused: false, IsThere: false }))
        {
            var heard = new Hearing();
            reader.ReadDocument(Encoding.UTF8.GetBytes(entry.Resource!.ToJsonString()), heard);
            if (heard.Refusal is var (path, what))
            {
                entry.Refuse(422, "processing", what, path);
            }
            else if (heard.About is var (whom, nhsNumber) && entry.There is { } there && await people.IsAnotherAsync(there, whom, nhsNumber, cancel))
            {
                entry.Refuse(422, "business-rule", $"{entry.Type} {entry.Id} is about somebody else here. Take it back there (entered-in-error, or DELETE) and create it anew for whom it is about.", $"{entry.Type}");
            }
            else if (heard.About is var (reference, number) && !await people.IsKnownAsync(reference, number, coming, entries, cancel))
            {
                entry.Refuse(422, "not-found", $"It is about {(reference.Length > 0 ? reference : $"the person with NHS number {number}")}, who is not here. Send the Patient with it, or first.", $"{entry.Type}.{(entry.Resource!.ContainsKey("patient") ? "patient" : "subject")}");
            }
        }
    }

    /// <summary>The import reads files; what was sent becomes one, a resource a line, people first.</summary>
    private async Task SaveAsync(FhirCaller caller, List<BundleEntry> kept, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("ridgeway-fhir-");
        try
        {
            var file = Path.Combine(folder.FullName, $"FHIR {clock.GetUtcNow().UtcDateTime:yyyy-MM-dd HH.mm.ss.fff}.ndjson");
            await using (var stream = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                foreach (var entry in kept.OrderBy(entry => entry.Type == "Patient" ? 0 : 1))
                {
                    await stream.WriteLineAsync(entry.Resource!.ToJsonString().AsMemory(), cancel);
                }
            }

            await import.RunAsync([file], PublicId.OwnSpace, $"FHIR ({caller.Viewer.Name})", _ => { }, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>Requests wait for each other here and not at the lock between processes, which asks again only now and then.</summary>
internal sealed class OneImportAtATime : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);

    public async Task RunAsync(Func<Task> work, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            await work();
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
