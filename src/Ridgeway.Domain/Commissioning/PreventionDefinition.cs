using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Guidance;
using Ridgeway.Time;

namespace Ridgeway.Commissioning;

/// <summary>What one version of a definition says of one category of spend.</summary>
/// <param name="Id">"physical-activity".</param>
/// <param name="Name">For people.</param>
/// <param name="Counts">The part that counts as prevention, 0 to 1.</param>
/// <param name="Why">The reason, for people.</param>
public sealed record DefinedCategory(string Id, string Name, decimal Counts, string Why);

/// <summary>
/// One dated version of what counts as spending on prevention. Versions are never changed, only followed by others, so that
/// a figure can always be made again. Content: <c>content/england/prevention</c>.
/// </summary>
public sealed record PreventionDefinition : IDatedContent
{
    /// <summary>The name that all versions share.</summary>
    public required string Id { get; init; }

    /// <summary>Unique among the versions: "2026-04-01".</summary>
    public required string Version { get; init; }

    public required string Name { get; init; }

    public required EffectiveDates Effective { get; init; }

    /// <summary>Every category it knows, those that do not count too.</summary>
    public required IReadOnlyList<DefinedCategory> Categories { get; init; }

    public required Citation Source { get; init; }

    /// <summary>Who signed it and when; a draft while nobody has.</summary>
    public required Approval Approval { get; init; }

    public DefinedCategory? Find(string category) =>
        Categories.FirstOrDefault(each => string.Equals(each.Id, category, StringComparison.Ordinal));
}

/// <summary>The share of a budget that should go to prevention from a day on. A parameter of policy, never code.</summary>
/// <param name="Id">The name that all versions share.</param>
/// <param name="Name">For people.</param>
/// <param name="Share">0.01 is one per cent.</param>
/// <param name="Effective">The days it applies.</param>
/// <param name="Source">Who asks for it.</param>
public sealed record PreventionThreshold(string Id, string Name, decimal Share, EffectiveDates Effective, Citation Source) : IDatedContent;
