using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>A named, dated definition of who is meant. The dead belong to none.</summary>
public sealed record Register : IDatedContent
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>What it says, in words a clinician can check against <see cref="Who"/>.</summary>
    public required string Definition { get; init; }

    public required RegisterGroup Group { get; init; }

    public required Criterion Who { get; init; }

    public required Citation Source { get; init; }

    public EffectiveDates Effective { get; init; }

    public IReadOnlyList<WorkedExample> Examples { get; init; } = [];
}

/// <summary>The shelf a register stands on.</summary>
public enum RegisterGroup
{
    /// <summary>One of the six groups of major conditions.</summary>
    MajorCondition = 1,

    /// <summary>A single condition.</summary>
    Condition = 2,

    /// <summary>Something that makes illness likelier and can be changed.</summary>
    RiskFactor = 3,

    /// <summary>What a person's life or several conditions together make harder.</summary>
    Need = 4,

    /// <summary>A review or check that is due.</summary>
    Due = 5,

    /// <summary>Readings that speak for a condition nobody has recorded.</summary>
    Undiagnosed = 6,

    /// <summary>Who people are, for choosing among them; nothing that is wrong.</summary>
    Cohort = 7,
}
