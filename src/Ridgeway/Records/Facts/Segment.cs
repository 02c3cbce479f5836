namespace Ridgeway.Records.Facts;

/// <summary>What one import knows of one person, unpacked.</summary>
internal sealed record Segment(ImportId Import, Fact[] Facts, FactOrigin[] Origins);

/// <summary>
/// Folds what several imports say of one person into one list of facts. A resource sent again replaces what it said before;
/// facts of a resource that was not sent again stay.
/// </summary>
internal static class Fold
{
    /// <summary>Segments in the order they came; the latest word about a resource wins.</summary>
    public static IncomingFact[] Latest(IReadOnlyList<Segment> segments, out ImportId[] imports)
    {
        var lastSegmentOf = new Dictionary<ResourceKey, int>();
        for (var s = 0; s < segments.Count; s++)
        {
            for (var i = 0; i < segments[s].Facts.Length; i++)
            {
                lastSegmentOf[KeyOf(segments[s], i)] = s;
            }
        }

        var facts = new List<IncomingFact>();
        var from = new List<ImportId>();
        for (var s = 0; s < segments.Count; s++)
        {
            for (var i = 0; i < segments[s].Facts.Length; i++)
            {
                if (lastSegmentOf[KeyOf(segments[s], i)] == s)
                {
                    facts.Add(new IncomingFact(segments[s].Facts[i], segments[s].Origins[i]));
                    from.Add(segments[s].Import);
                }
            }
        }

        imports = [.. from];
        return [.. facts];
    }

    /// <summary>Facts of one person within one import, in date order, a resource met twice counted once (its last form).</summary>
    public static IncomingFact[] WithinImport(List<IncomingFact> incoming)
    {
        var lastRunOf = new Dictionary<ResourceKey, int>();
        var runs = new int[incoming.Count];
        var run = 0;
        for (var i = 0; i < incoming.Count; i++)
        {
            if (i > 0 && incoming[i].Origin != incoming[i - 1].Origin)
            {
                run++;
            }

            runs[i] = run;
            lastRunOf[KeyOf(incoming[i])] = run;
        }

        var kept = new List<IncomingFact>(incoming.Count);
        for (var i = 0; i < incoming.Count; i++)
        {
            if (lastRunOf[KeyOf(incoming[i])] == runs[i])
            {
                kept.Add(incoming[i]);
            }
        }

        // List.Sort is not stable; the order of arrival decides between facts of one day.
        return [.. kept.Select((fact, order) => (fact, order)).OrderBy(pair => pair.fact.Fact.Day).ThenBy(pair => pair.order).Select(pair => pair.fact)];
    }

    private static ResourceKey KeyOf(Segment segment, int index) => KeyOf(new IncomingFact(segment.Facts[index], segment.Origins[index]));

    /// <summary>
    /// A UUID is one resource wherever it comes from. A short id ("1") may be two systems' different resources,
    /// so there the code must agree as well; with no id at all, the place in the file stands in.
    /// </summary>
    private static ResourceKey KeyOf(in IncomingFact fact) => fact.Origin switch
    {
        { IdText: null, Id: var uuid, Type: var type } when uuid != Guid.Empty => new ResourceKey(type, uuid, null, 0, 0),
        { IdText: { Length: > 0 } text, Type: var type } => new ResourceKey(type, Guid.Empty, text, fact.Fact.Code, 0),
        var origin => new ResourceKey(origin.Type, Guid.Empty, null, fact.Fact.Code, origin.Line + 1 + (origin.File << 20)),
    };

    private readonly record struct ResourceKey(byte Type, Guid Id, string? Text, int Code, int Place);
}
