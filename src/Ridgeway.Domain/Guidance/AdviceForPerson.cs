using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Records;

namespace Ridgeway.Guidance;

/// <summary>Everything guidance says to one person on one day: what to offer, what not to and why, and what to ask.</summary>
public sealed record AdviceForPerson
{
    public required PersonId Person { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>Nothing is advised for the dead.</summary>
    public bool HasDied { get; init; }

    /// <summary>One for each intervention, the first to be offered first (<see cref="Placing"/>).</summary>
    public IReadOnlyList<Advice> Advice { get; init; } = [];

    public IReadOnlyList<Withheld> Withheld { get; init; } = [];

    public IReadOnlyList<GivesWay> GivesWay { get; init; } = [];

    /// <summary>What a rule offers and the person has put off; offered again when its time comes.</summary>
    public IReadOnlyList<Resting> Resting { get; init; } = [];

    /// <summary>What is not known and would settle a rule or a contraindication; the most needed first.</summary>
    public IReadOnlyList<OpenQuestion> Unknown { get; init; } = [];

    /// <summary>The checks and readings that are due, in one visit; null where none is.</summary>
    public CombinedReview? Review { get; init; }

    /// <summary>The first later day on which this could come out differently with nothing new recorded; null is never.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The hash of the content it came from.</summary>
    public required string PackHash { get; init; }
}

/// <summary>One intervention to offer, with all its reasons.</summary>
/// <param name="Intervention">What to offer.</param>
/// <param name="Because">Every rule that offers it, with the facts that met it.</param>
/// <param name="Cautions">What to take care of or ask first.</param>
/// <param name="Serves">What matters to this person and is served by it.</param>
public sealed record Advice(
    Intervention Intervention, IReadOnlyList<AdviceReason> Because, IReadOnlyList<Caution> Cautions, IReadOnlyList<Matter> Serves)
{
    /// <summary>The best grade among the reasons.</summary>
    public EvidenceGrade Grade => Because.Min(reason => reason.Rule.Grade);

    public IEnumerable<Citation> Sources => Because.Select(reason => reason.Rule.Source).Distinct();

    public Placing Placing => new(
        Intervention.Kind, Serves.Count, Grade, Because.Min(reason => reason.Rule.Source.Flag), Because.Count, Intervention.Id);

    /// <summary>True while any rule behind it awaits approval.</summary>
    public bool IsDraft => Because.Any(reason => reason.Rule.Approval.IsDraft);
}

/// <param name="Rule">The rule that offers it.</param>
/// <param name="Why">The facts that met its condition.</param>
public sealed record AdviceReason(GuidanceRule Rule, IReadOnlyList<Reason> Why);

/// <summary>An intervention that a rule offers and an absolute contraindication forbids.</summary>
public sealed record Withheld(Intervention Intervention, IReadOnlyList<AdviceReason> Because, IReadOnlyList<Present> By);

/// <summary>An intervention that waits, because one made for the person's condition comes first.</summary>
public sealed record GivesWay(Intervention Intervention, Intervention To, IReadOnlyList<AdviceReason> Because);

/// <summary>An intervention that a rule offers and that is not offered today, because the person put it off.</summary>
public sealed record Resting(Intervention Intervention, IReadOnlyList<AdviceReason> Because, NotNow NotNow);

/// <summary>A contraindication that holds, and the facts that say so.</summary>
public sealed record Present(Contraindication Contraindication, IReadOnlyList<Reason> Why);

/// <summary>Something to take care of before or while the advice is followed.</summary>
public abstract record Caution
{
    private Caution()
    {
    }

    /// <summary>A relative contraindication or a caution holds.</summary>
    public sealed record Holds(Contraindication Contraindication, IReadOnlyList<Reason> Why) : Caution;

    /// <summary>It is not known whether a contraindication holds: ask before going ahead.</summary>
    public sealed record AskFirst(Contraindication Contraindication, IReadOnlyList<ToAsk> Missing) : Caution;

    /// <summary>Something made for the person's condition may come first: ask before choosing.</summary>
    public sealed record MayGiveWay(Intervention To, IReadOnlyList<ToAsk> Missing) : Caution;
}

/// <summary>One datum to ask for, and everything that waits for it.</summary>
/// <param name="Ask">What, and how recent the strictest of them needs it.</param>
/// <param name="Rules">Rules that are undecided without it.</param>
/// <param name="Contraindications">Contraindications of advised interventions that are undecided without it.</param>
public sealed record OpenQuestion(ToAsk Ask, IReadOnlyList<GuidanceRule> Rules, IReadOnlyList<Contraindication> Contraindications);
