namespace Ridgeway.Finding;

/// <summary>Finds registers that name each other in a circle, which could never be worked out.</summary>
public static class RegisterCircle
{
    /// <summary>The ids along a circle, the first repeated at the end; null where there is none.</summary>
    public static IReadOnlyList<string>? Find(IEnumerable<Register> registers)
    {
        var names = registers.ToLookup(register => register.Id, register => Names(register.Who), StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<string>();
        foreach (var start in names)
        {
            if (Walk(start.Key) is { } circle)
            {
                return circle;
            }
        }

        return null;

        IReadOnlyList<string>? Walk(string id)
        {
            if (path.IndexOf(id) is >= 0 and var at)
            {
                return [.. path[at..], id];
            }

            if (done.Contains(id))
            {
                return null;
            }

            path.Add(id);
            foreach (var next in names[id].SelectMany(named => named))
            {
                if (Walk(next) is { } circle)
                {
                    return circle;
                }
            }

            path.RemoveAt(path.Count - 1);
            done.Add(id);
            return null;
        }
    }

    private static IReadOnlyList<string> Names(Criterion who) =>
        [.. who.Everything().OfType<Criterion.In>().Select(within => within.Register).Distinct(StringComparer.Ordinal)];
}
