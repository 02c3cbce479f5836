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

    public required EvidenceGrade Grade { get; init; }

    /// <summary>How large the effect is, with its interval, or null where the source gives none.</summary>
    public string? Effect { get; init; }

    public required Citation Source { get; init; }

    /// <summary>What Ridgeway had to decide because the source does not say; for the safety officer to confirm.</summary>
    public string? Note { get; init; }

    public EffectiveDates Effective { get; init; }

    public required Approval Approval { get; init; }

    public IReadOnlyList<WorkedExample> Examples { get; init; } = [];
}

/// <summary>Whether a clinical safety officer has agreed. Until then it is shown as a draft (DCB0129).</summary>
/// <param name="By">Who approved it; null while it is a draft.</param>
/// <param name="On">When.</param>
public sealed record Approval(string? By, DateOnly? On)
{
    public static readonly Approval Draft = new(null, null);

    public bool IsDraft => By is null;
}
