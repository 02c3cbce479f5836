using Ridgeway.Access;
using Ridgeway.Exchange.CdsHooks;
using Ridgeway.Guidance.TrustCallers;
using Ridgeway.Records;

namespace Ridgeway.Guidance.AnswerHooks;

/// <summary>How gathering a patient's facts ended.</summary>
internal abstract record Gathered
{
    private Gathered()
    {
    }

    /// <param name="Record">The patient whole, as far as it was sent, fetched or known here.</param>
    /// <param name="Known">Who they are to Ridgeway; null where nobody.</param>
    /// <param name="NotGot">What could not be had and was not needed: it counts as not known.</param>
    public sealed record Whole(PersonRecord Record, PersonId? Known, IReadOnlyList<string> NotGot) : Gathered;

    /// <summary>Something that cannot be done without could not be had.</summary>
    public sealed record Lacking(IReadOnlyList<string> What) : Gathered;
}

/// <summary>
/// A patient's record for one question: what was sent along, what the client's server adds, and what is known here under the
/// same NHS number. It lives as long as the answer takes and is stored nowhere.
/// </summary>
internal sealed class HookRecords(
    HookReaders readers, Places places, HookFetch fetch, IRecords records, PersonDoor door, TimeProvider clock)
{
    public async Task<Gathered> GatherAsync(HookCall call, HookCaller caller, CancellationToken cancel)
    {
        var sink = new HookSink(call.PatientId);
        var got = new HashSet<string>(StringComparer.Ordinal);
        // The Patient first: what else is sent may name them by another of their references.
        foreach (var (key, body) in call.Prefetch.OrderBy(sent => sent.Key == HookPrefetch.Patient ? 0 : 1))
        {
            readers.Read(body.Span, sink);
            if (call.Whole.Contains(key))
            {
                got.Add(key);
            }
        }

        Settle(sink, got);
        if (call.FhirServer is { } server && caller.MayAsk(server))
        {
            await FetchAsync(call, server, sink, got, cancel);
        }

        Settle(sink, got);
        return await TogetherAsync(call, caller, sink, got, cancel);
    }

    /// <summary>The patient was got where they were read, and not where something was sent under their key: with another id it is another patient.</summary>
    private static void Settle(HookSink sink, HashSet<string> got)
    {
        if (sink.Patient is not null)
        {
            got.Add(HookPrefetch.Patient);
        }
        else
        {
            got.Remove(HookPrefetch.Patient);
        }
    }

    private async Task FetchAsync(HookCall call, string server, HookSink sink, HashSet<string> got, CancellationToken cancel)
    {
        var missing = HookPrefetch.Queries.Where(query => !got.Contains(query.Key)).ToList();
        var answers = await Task.WhenAll(missing.Select(query =>
            fetch.GetAsync(server, HookPrefetch.For(query.Value, call.PatientId), call.Authorization, cancel)));
        for (var i = 0; i < missing.Count; i++)
        {
            if (answers[i] is not { } pages)
            {
                continue;
            }

            got.Add(missing[i].Key);
            foreach (var page in pages)
            {
                readers.Read(page.Span, sink);
            }
        }
    }

    private async Task<Gathered> TogetherAsync(HookCall call, HookCaller caller, HookSink sink, HashSet<string> got, CancellationToken cancel)
    {
        var own = await OwnAsync(call, caller, sink, cancel);
        var lacking = own is null ? HookPrefetch.Queries.Select(query => query.Key).Where(key => HookPrefetch.IsNeeded(key) && !got.Contains(key)).ToList() : [];
        if (lacking.Count > 0)
        {
            return new Gathered.Lacking(lacking);
        }

        var draft = sink.Patient;
        var deprivation = draft?.Lsoa is { } lsoa ? places.DeprivationOf(lsoa) : null;
        var person = own is null
            ? PersonUpdate.First(new PersonId(Guid.CreateVersion7(clock.GetUtcNow())), draft!, deprivation)
            : draft is null ? own.Person : PersonUpdate.With(own.Person, draft, deprivation);
        var source = new FactSource(new ImportId(Guid.CreateVersion7(clock.GetUtcNow())), "sent with the question (CDS Hooks)", 0, "Resource", call.PatientId);
        var (facts, sources) = (new List<Fact>(), new List<FactSource>());
        for (var i = 0; own is not null && i < own.Count; i++)
        {
            facts.Add(own[i]);
            sources.Add(own.SourceOf(i) ?? source);
        }

        var before = facts.Count == 0 ? [] : facts.Select(Said).ToHashSet();
        foreach (var fact in sink.Kept.Where(fact => before.Count == 0 || !before.Contains(Said(fact))))
        {
            facts.Add(fact);
            sources.Add(source);
        }

        return new Gathered.Whole(
            new PersonRecord(person, [.. facts], [.. sources]),
            own?.Person.Id,
            [.. HookPrefetch.Queries.Select(query => query.Key).Where(key => !got.Contains(key))]);
    }

    /// <summary>What Ridgeway knows of the same person; looking is written in the access log.</summary>
    private async Task<PersonRecord?> OwnAsync(HookCall call, HookCaller caller, HookSink sink, CancellationToken cancel)
    {
        PersonId? known = null;
        if (sink.Patient is { NhsNumber: { } number } draft)
        {
            foreach (var holder in await records.HoldingAsync(number, cancel))
            {
                known ??= await records.WhoIsAsync(holder, cancel) is { } who && !SamePerson.IsContradicted(who, draft) ? holder : null;
            }
        }
        else if (sink.Patient is null && caller.KnowsIdsOf(call.FhirServer) && Guid.TryParse(call.PatientId, out var id) && id != Guid.Empty)
        {
            known = new PersonId(id);
        }

        if (known is not { } person)
        {
            return null;
        }

        await door.NoteListAsync(caller.AsViewer(), [person], "Advice asked for by another system (CDS Hooks)", Purpose.DirectCare, cancel);
        return await records.ReadAsync(person, cancel);
    }

    /// <summary>What a fact says, wherever it came from.</summary>
    private static (FactKind, int, int, double, int, int) Said(Fact fact) =>
        (fact.Kind, fact.Code, fact.Day, double.IsNaN(fact.RawValue) ? -1 : fact.RawValue, fact.Answer, fact.EndDay);
}
