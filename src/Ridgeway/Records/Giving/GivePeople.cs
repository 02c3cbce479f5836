using System.Text.Json.Nodes;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Records.Facts;
using Ridgeway.Records.Sources;

namespace Ridgeway.Records.Giving;

/// <summary>Everything of one person as it is given out.</summary>
/// <param name="Person">Who.</param>
/// <param name="PatientId">The id of their Patient here.</param>
/// <param name="Resources">Their resources, the Patient first.</param>
/// <param name="Aliases">Every id their Patients came with or are known by.</param>
/// <param name="Replaced">The Patients of ids that were merged into this person's.</param>
internal sealed record GivenPerson(
    PersonId Person, string PatientId, IReadOnlyList<GivenResource> Resources, IReadOnlyList<string> Aliases, IReadOnlyList<GivenResource> Replaced);

/// <summary>
/// Gives people out as FHIR: each resource as it came, made valid and current; what came in imports that kept facts only is written
/// again from the facts. A person has one Patient, whatever number of systems sent one. One serves one thread at a time.
/// </summary>
internal sealed class GivePeople(SourceStore sources, FactStore facts, FactResources rebuilt, ImportSources imports, UnownedIndex unowned, MergedIds merged)
{
    private readonly ResourceGiver giver = new();

    /// <summary>Everything of a person; null where there is no such person.</summary>
    /// <param name="person">Who.</param>
    /// <param name="types">Only these types beside the Patient; null for all.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <param name="isWanted">Which of what was kept beside the Patient; null for all.</param>
    public async Task<GivenPerson?> GiveAsync(PersonId person, IReadOnlySet<string>? types, CancellationToken cancel, Func<KeptResource, bool>? isWanted = null)
    {
        if (await facts.ReadAsync(person, cancel) is not { } record)
        {
            return null;
        }

        person = record.Person.Id;
        var kept = await sources.ReadAsync(person, cancel);
        var gone = await merged.OfAsync(person, cancel);
        var from = await imports.OfAsync(kept.Select(one => one.Import).Concat(rebuilt.ImportsOf(record)), cancel);
        var nobodys = await unowned.TypesAsync(cancel);
        var patients = kept.Where(one => one.Type == "Patient").ToList();
        var patientId = patients.Find(one => one.MergedFrom is null)?.Id ?? person.Value.ToString();
        var aliases = patients.Select(one => one.Id).Append(person.Value.ToString()).Concat(gone.Select(one => one.Person.Value.ToString())).Distinct().ToList();
        var own = kept.Where(one => one.Type != "Patient").GroupBy(one => one.Id).ToDictionary(group => group.Key, group => group.Last().Type);
        var isRestricted = patients.Exists(one => PatientMerging.IsRestricted(one.Json.Span));

        string? Find(ImportSource source, WrittenReference written)
        {
            var id = source.PublicIdOf(written.Id);
            if (written.Type is null or "Patient" && aliases.Contains(id))
            {
                return $"Patient/{patientId}";
            }

            var type = own.GetValueOrDefault(id) ?? nobodys.GetValueOrDefault(id);
            return type is not null && (written.Type is null || written.Type == type) ? $"{type}/{id}"
                : written.Type is null || written.IsElsewhere ? null
                : $"{written.Type}/{id}";
        }

        Asked Of(KeptResource one, string id) => new(one.Type, id, one.Version, one.At, SourceOf(one))
        {
            System = from[one.Import].Name,
            Person = $"Patient/{patientId}",
            IsRestricted = isRestricted && one.Type is "Patient" or "RelatedPerson",
            Find = written => Find(from[one.Import], written),
        };

        var given = new List<GivenResource>();
        var patient = patients.Count > 0 && PatientMerging.Merged(patients) is { } all ? giver.Give(all, Of(patients.MaxBy(one => one.At)!, patientId)) : null;
        given.Add(Linked(patient ?? await rebuilt.PatientAsync(record.Person, patientId, giver, cancel), gone, patients));

        foreach (var one in kept)
        {
            if (one.Type != "Patient" && types?.Contains(one.Type) != false && isWanted?.Invoke(one) != false && giver.Give(one.Json.Span, Of(one, one.Id)) is { } resource)
            {
                given.Add(resource);
            }
        }

        var there = kept.Select(one => one.Id).ToHashSet();
        given.AddRange(rebuilt.Of(record, patientId, giver, import => from.TryGetValue(import, out var found) && !found.KeepsSources)
            .Where(resource => types?.Contains(resource.Type) != false && !there.Contains(resource.Id)));
        return new GivenPerson(person, patientId, given, aliases, [.. gone.SelectMany(Replaced)]);

        IEnumerable<GivenResource> Replaced(GonePerson one)
        {
            yield return MergedIds.Replaced(one.Person.Value.ToString(), one.At, null, patientId);
            foreach (var came in patients.Where(came => came.MergedFrom == one.Person && came.Id != patientId))
            {
                yield return MergedIds.Replaced(came.Id, one.At, giver.Give(came.Json.Span, Of(came, came.Id))?.Json, patientId);
            }
        }
    }

    /// <summary>The Patient with whom it replaces; a merge makes another version of it.</summary>
    private static GivenResource Linked(GivenResource patient, IReadOnlyList<GonePerson> gone, List<KeptResource> patients)
    {
        var ids = gone.SelectMany(one => patients.Where(kept => kept.MergedFrom == one.Person).Select(kept => kept.Id).DefaultIfEmpty(one.Person.Value.ToString()));
        MergedIds.Link(patient.Json, patient.Id, ids.Where(id => id != patient.Id));
        return gone.Count == 0 || gone[^1].At <= patient.At ? patient : patient.ChangedAt(gone[^1].At);
    }

    /// <summary>A resource of nobody as it is given out; null where nothing valid can be made of it.</summary>
    public async Task<GivenResource?> GiveAsync(KeptResource kept, CancellationToken cancel)
    {
        var from = (await imports.OfAsync([kept.Import], cancel))[kept.Import];
        var nobodys = await unowned.TypesAsync(cancel);
        return giver.Give(kept.Json.Span, new Asked(kept.Type, kept.Id, kept.Version, kept.At, SourceOf(kept))
        {
            System = from.Name,
            Find = written => from.PublicIdOf(written.Id) is var id && nobodys.TryGetValue(id, out var type) && (written.Type is null || written.Type == type) ? $"{type}/{id}"
                : written.Type is null || written.IsElsewhere ? null
                : $"{written.Type}/{id}",
        });
    }

    private static string SourceOf(KeptResource one) => $"urn:uuid:{one.Import.Value}#{one.File}.{one.Line}";
}
