using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Finding.Lists;

/// <summary>
/// Who is meant by a list: on these registers and not on those, of these ages, of these practices. The first register is the
/// one the list is compared with.
/// </summary>
public sealed record ListDefinition
{
    /// <summary>On all of these registers; at least one.</summary>
    public required IReadOnlyList<string> On { get; init; }

    /// <summary>On none of these, as far as is recorded.</summary>
    public IReadOnlyList<string> NotOn { get; init; } = [];

    /// <summary>Completed years, from here.</summary>
    public int? AgeFrom { get; init; }

    /// <summary>Completed years, below this.</summary>
    public int? AgeBelow { get; init; }

    public Sex? Sex { get; init; }

    /// <summary>Among the most deprived tenths of England up to this one.</summary>
    public int? DecileAtMost { get; init; }

    /// <summary>Registered with one of these; empty for any.</summary>
    public IReadOnlyList<OdsCode> Practices { get; init; } = [];

    /// <summary>What they are to be offered.</summary>
    public required string Intervention { get; init; }

    /// <summary>Every register the definition names, each once.</summary>
    public IReadOnlyList<string> Registers => [.. On.Concat(NotOn).Distinct(StringComparer.Ordinal)];

    /// <summary>True where the details of a person are within the definition. What is not known of somebody is not within it.</summary>
    public bool Admits(in ListedGroups person, OdsCode? practice) =>
        (AgeFrom is null || person.Age >= AgeFrom)
        && (AgeBelow is null || person.Age < AgeBelow)
        && (Sex is null || person.Sex == Sex)
        && (DecileAtMost is null || person.Decile <= DecileAtMost)
        && (Practices.Count == 0 || (practice is { } code && Practices.Contains(code)));

    /// <summary>The same as a criterion, which says of one person why; practices are not a matter of criteria.</summary>
    public Criterion ToCriterion()
    {
        var parts = On.Select(register => (Criterion)new Criterion.In(register)).ToList();
        parts.AddRange(NotOn.Select(register => new Criterion.Not(new Criterion.IfUnknown(new Criterion.In(register), false))));
        if (AgeFrom is not null || AgeBelow is not null)
        {
            parts.Add(new Criterion.Aged(AgeFrom, AgeBelow));
        }

        if (Sex is { } sex)
        {
            parts.Add(new Criterion.OfSex(sex));
        }

        if (DecileAtMost is { } decile)
        {
            parts.Add(new Criterion.Deprived(1, decile));
        }

        return parts.Count == 1 ? parts[0] : new Criterion.All(parts);
    }

    /// <summary>What is wrong with it, by the name of the part; empty where nothing is.</summary>
    public IReadOnlyList<ListProblem> Problems(Func<string, bool> isRegister, Func<string, bool> isIntervention)
    {
        var problems = new List<ListProblem>();
        if (On.Count == 0)
        {
            problems.Add(new ListProblem(ListPart.On, ""));
        }

        problems.AddRange(On.Where(id => !isRegister(id)).Select(id => new ListProblem(ListPart.On, id)));
        problems.AddRange(NotOn.Where(id => !isRegister(id) || On.Contains(id)).Select(id => new ListProblem(ListPart.NotOn, id)));
        if (AgeFrom is < 0 or > 130 || AgeBelow is < 1 or > 131 || AgeFrom >= AgeBelow)
        {
            problems.Add(new ListProblem(ListPart.Age, $"{AgeFrom} to {AgeBelow}"));
        }

        if (DecileAtMost is < 1 or > 10)
        {
            problems.Add(new ListProblem(ListPart.Deprivation, $"{DecileAtMost}"));
        }

        if (!isIntervention(Intervention))
        {
            problems.Add(new ListProblem(ListPart.Intervention, Intervention));
        }

        return problems;
    }
}

/// <summary>A part of a definition that cannot be used, and what was asked.</summary>
public sealed record ListProblem(ListPart Part, string Asked);

/// <summary>The parts of a definition.</summary>
public enum ListPart
{
    On = 1,
    NotOn = 2,
    Age = 3,
    Deprivation = 4,
    Practice = 5,
    Intervention = 6,
}
