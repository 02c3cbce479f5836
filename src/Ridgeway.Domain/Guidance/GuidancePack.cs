using System.Collections.Frozen;

namespace Ridgeway.Guidance;

/// <summary>Everything guidance knows, under one hash that goes on every advice given.</summary>
public sealed class GuidancePack
{
    private readonly FrozenDictionary<string, Intervention> byId;
    private readonly FrozenDictionary<string, Watch[]> watches;

    /// <exception cref="ArgumentException">
    /// A rule names an intervention that is not there, or gives way to one that does not come before it: then two could give way to each other.
    /// </exception>
    public GuidancePack(
        string hash, IEnumerable<Intervention> interventions, IEnumerable<GuidanceRule> rules, IEnumerable<Contraindication> contraindications)
    {
        Hash = hash;
        Interventions = [.. interventions];
        Rules = [.. rules];
        Contraindications = [.. contraindications];
        byId = Interventions.ToFrozenDictionary(intervention => intervention.Id, StringComparer.Ordinal);
        if (Rules.SelectMany(rule => rule.Rather.Append(rule.Offer)).FirstOrDefault(id => !byId.ContainsKey(id)) is { } lost)
        {
            throw new ArgumentException($"There is no intervention '{lost}'.", nameof(rules));
        }

        watches = Interventions.ToFrozenDictionary(
            intervention => intervention.Id,
            intervention => Contraindications.Where(one => intervention.IsNamedBy(one.Concerns))
                .Select(one => new Watch(one, one.AskBefore.Count == 0 || intervention.IsNamedBy(one.AskBefore)))
                .ToArray(),
            StringComparer.Ordinal);
        if (Rules.FirstOrDefault(rule => rule.Rather.Any(to => byId[to].Kind >= byId[rule.Offer].Kind)) is { } stubborn)
        {
            throw new ArgumentException($"Rule '{stubborn.Id}' gives way to an intervention that does not come before its own.", nameof(rules));
        }
    }

    /// <summary>SHA-256 of the content files, in hexadecimal.</summary>
    public string Hash { get; }

    public IReadOnlyList<Intervention> Interventions { get; }

    public IReadOnlyList<GuidanceRule> Rules { get; }

    public IReadOnlyList<Contraindication> Contraindications { get; }

    /// <summary>Why offers are put off, and for how long.</summary>
    public IReadOnlyList<NotNowReason> NotNowReasons { get; init; } = [];

    /// <summary>What can matter to a person.</summary>
    public IReadOnlyList<Matter> Matters { get; init; } = [];

    public Intervention this[string id] => byId[id];

    /// <summary>The same knowledge with other approvals; the rest, and the hash, stay.</summary>
    /// <param name="of">The approval of a rule or contraindication, by its kind ("rule", "contraindication"), its fingerprint and what the file says.</param>
    public GuidancePack Approved(Func<string, string, Approval, Approval> of) => new(
        Hash,
        Interventions,
        Rules.Select(one => one with { Approval = of("rule", one.Fingerprint, one.Approval) }),
        Contraindications.Select(one => one with { Approval = of("contraindication", one.Fingerprint, one.Approval) }))
    {
        NotNowReasons = NotNowReasons,
        Matters = Matters,
    };

    /// <summary>What to look out for before an intervention.</summary>
    internal Watch[] WatchesOf(Intervention intervention) => watches[intervention.Id];
}

/// <summary>A contraindication that is about an intervention.</summary>
/// <param name="Contraindication">The contraindication.</param>
/// <param name="Asks">True where not knowing it is worth a question before this intervention.</param>
internal readonly record struct Watch(Contraindication Contraindication, bool Asks);
