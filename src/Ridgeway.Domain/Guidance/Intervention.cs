using Ridgeway.Codes;

namespace Ridgeway.Guidance;

/// <summary>Something that can be offered to a person.</summary>
public sealed record Intervention
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What it is, in words for the person it is offered to.</summary>
    public required string What { get; init; }

    /// <summary>How much, how often, for how long.</summary>
    public required string Dose { get; init; }

    public required string DeliveredBy { get; init; }

    public required InterventionKind Kind { get; init; }

    /// <summary>True where a service takes it on; false where it is done in the consultation.</summary>
    public required bool IsReferable { get; init; }

    /// <summary>The classes by which contraindications name it: "any-exercise", "incremental-exercise".</summary>
    public IReadOnlyList<string> CountsAs { get; init; } = [];

    /// <summary>What a service must be tagged with to deliver it.</summary>
    public IReadOnlyList<string> ServiceTags { get; init; } = [];

    /// <summary>Ids of code lists: an order with one of these codes asks for this. The first code of the first list is what Ridgeway writes.</summary>
    public IReadOnlyList<string> OrderedAs { get; init; } = [];

    /// <summary>For a check: ids of the measures it takes.</summary>
    public IReadOnlyList<string> Takes { get; init; } = [];

    public required Citation Source { get; init; }

    /// <summary>True where a contraindication that names this id or class is about this intervention.</summary>
    public bool IsNamedBy(IReadOnlyList<string> names) => names.Contains(Id) || names.Any(CountsAs.Contains);
}

/// <summary>The kinds in order of precedence: what is made for one condition comes before what is made for everyone.</summary>
public enum InterventionKind
{
    /// <summary>Rehabilitation or treatment for one condition.</summary>
    ConditionProgramme = 1,

    /// <summary>A programme for people with any of several conditions or risks.</summary>
    GeneralProgramme = 2,

    /// <summary>A check that leads to other things.</summary>
    Check = 3,

    /// <summary>Advice given on the spot.</summary>
    Advice = 4,
}
