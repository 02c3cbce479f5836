using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Time;

namespace Ridgeway.Guidance;

/// <summary>Who should be offered what, and who says so.</summary>
public sealed record GuidanceRule : IDatedContent
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    /// <summary>The intervention's id.</summary>
    public required string Offer { get; init; }

    /// <summary>Why, in one sentence that can stand on the advice.</summary>
    public required string Because { get; init; }

    public required Criterion When { get; init; }

    /// <summary>Interventions that come first where they apply; this rule then gives way.</summary>
    public IReadOnlyList<string> Rather { get; init; } = [];

    /// <summary>Interventions that this rule says not to order for whom it holds: NICE PH54 recommendation 1.</summary>
    public IReadOnlyList<string> InsteadOf { get; init; } = [];

    public required EvidenceGrade Grade { get; init; }

    /// <summary>How large the effect is, with its interval, or null where the source gives none.</summary>
    public string? Effect { get; init; }

    public required Citation Source { get; init; }

    /// <summary>What Ridgeway had to decide because the source does not say; for the safety officer to confirm.</summary>
    public string? Note { get; init; }

    public EffectiveDates Effective { get; init; }

    public required Approval Approval { get; init; }

    /// <summary>Who wrote it.</summary>
    public string Author { get; init; } = "";

    /// <summary>SHA-256, in hexadecimal, of what it says and of everything it names: an approval is of this and of nothing else.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>The rows of the source table it stands for: "G05".</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    public IReadOnlyList<WorkedExample> Examples { get; init; } = [];
}
