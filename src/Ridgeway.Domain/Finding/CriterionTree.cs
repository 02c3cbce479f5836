namespace Ridgeway.Finding;

/// <summary>Walking a criterion without knowing its cases.</summary>
public static class CriterionTree
{
    /// <summary>The criteria a criterion is made of, or none.</summary>
    public static IReadOnlyList<Criterion> Parts(this Criterion criterion) => criterion switch
    {
        Criterion.All all => all.Of,
        Criterion.Any any => any.Of,
        Criterion.None none => none.Of,
        Criterion.AtLeast atLeast => atLeast.Of,
        Criterion.FirstKnown firstKnown => firstKnown.Of,
        Criterion.Not not => [not.Of],
        Criterion.IfUnknown ifUnknown => [ifUnknown.Of],
        _ => [],
    };

    /// <summary>The criterion itself and everything in it, outermost first.</summary>
    public static IEnumerable<Criterion> Everything(this Criterion criterion) =>
        criterion.Parts().SelectMany(Everything).Prepend(criterion);
}
