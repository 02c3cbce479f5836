using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Time;

namespace Ridgeway.Guidance;

/// <summary>What speaks against an intervention for a person, and the safe thing to do instead.</summary>
public sealed record Contraindication : IDatedContent
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required ContraindicationLevel Level { get; init; }

    /// <summary>Ids of interventions, or classes they count as.</summary>
    public required IReadOnlyList<string> Concerns { get; init; }

    /// <summary>The interventions, among those it concerns, for which an unknown is worth a question; empty is all of them. For the rest only what is known counts.</summary>
    public IReadOnlyList<string> AskBefore { get; init; } = [];

    public required Criterion When { get; init; }

    /// <summary>The safe next step, or for a caution what to take care of.</summary>
    public required string Instead { get; init; }

    public required Citation Source { get; init; }

    /// <summary>What Ridgeway had to decide because the source does not say; for the safety officer to confirm.</summary>
    public string? Note { get; init; }

    public EffectiveDates Effective { get; init; }

    public required Approval Approval { get; init; }

    /// <inheritdoc cref="GuidanceRule.Author"/>
    public string Author { get; init; } = "";

    /// <inheritdoc cref="GuidanceRule.Fingerprint"/>
    public string Fingerprint { get; init; } = "";

    /// <summary>The rows of the source table it stands for: "C01".</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    public IReadOnlyList<WorkedExample> Examples { get; init; } = [];
}

public enum ContraindicationLevel
{
    /// <summary>The advice is withheld.</summary>
    Absolute = 1,

    /// <summary>The advice goes with a clinician's judgement first.</summary>
    Relative = 2,

    /// <summary>The advice goes with something to take care of.</summary>
    Caution = 3,
}
