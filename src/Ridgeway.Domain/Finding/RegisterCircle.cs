namespace Ridgeway.Finding;

/// <summary>Finds registers and scores that name each other in a circle, which could never be worked out.</summary>
public static class RegisterCircle
{
    /// <summary>What stands before the id of a score in a circle, since a register may have the same id.</summary>
    public const string Score = "score ";

    /// <summary>The ids along a circle, the first repeated at the end; null where there is none.</summary>
    public static IReadOnlyList<string>? Find(IEnumerable<Register> registers, IEnumerable<Score>? scores = null)
    {
        var names = registers.Select(register => (register.Id, Names: Names([register.Who])))
            .Concat((scores ?? []).Select(score => (Id: Score + score.Id, Names: Names(Criteria(score)))))
            .ToLookup(one => one.Id, one => one.Names, StringComparer.Ordinal);
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

    private static IReadOnlyList<string> Names(IEnumerable<Criterion> said) =>
    [
        .. said.SelectMany(criterion => criterion.Everything())
            .Select(criterion => criterion switch
            {
                Criterion.In within => within.Register,
                Criterion.Computed computed => Score + computed.Score,
                _ => null,
            })
            .OfType<string>()
            .Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<Criterion> Criteria(Score score)
    {
        IEnumerable<Criterion> parts = score.Way switch
        {
            ScoreWay.Additive additive => additive.Items.Select(item => item.When),
            ScoreWay.ByFormula formula => formula.Inputs.OfType<InputFrom.Condition>().Select(input => input.When),
            _ => [],
        };
        return score.For is { } made ? parts.Append(made) : parts;
    }
}
