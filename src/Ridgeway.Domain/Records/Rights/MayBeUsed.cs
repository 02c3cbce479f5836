namespace Ridgeway.Records.Rights;

/// <summary>What a person's record may be wanted for.</summary>
public enum UseOfRecord
{
    /// <summary>To care for this person.</summary>
    DirectCare,

    /// <summary>Their own care team finds who would benefit from an offer. Counts as direct care.</summary>
    CaseFinding,

    /// <summary>Somebody outside the care team plans services with records that say who people are.</summary>
    Planning,

    /// <summary>Research with records that say who people are.</summary>
    Research,

    /// <summary>Somebody outside the care team evaluates a programme with records that say who people are.</summary>
    Evaluation,
}

/// <summary>Where a choice comes from.</summary>
public enum ChoiceKind
{
    /// <summary>The national data opt-out.</summary>
    NationalOptOut,

    /// <summary>What the person agreed to or refused here or at their practice (FHIR Consent).</summary>
    Consent,
}

/// <summary>One choice a person made about how their record is used.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Refuses">True where they refuse, false where they agree.</param>
/// <param name="Uses">What it is about; empty for every use beyond their own care.</param>
/// <param name="From">The first day it holds; null from always.</param>
/// <param name="To">The last day it holds; null until changed.</param>
/// <param name="Source">Who told this Ridgeway.</param>
/// <param name="HeardAt">When.</param>
public sealed record SharingChoice(
    ChoiceKind Kind, bool Refuses, IReadOnlyList<UseOfRecord> Uses, DateOnly? From, DateOnly? To, string Source, DateTimeOffset HeardAt)
{
    public bool IsInForce(DateOnly on) => (From is not { } from || from <= on) && (To is not { } to || on <= to);

    /// <summary>
    /// The national data opt-out is about confidential information used beyond a person's own care, and never about their care
    /// (NHS England, operational policy guidance; general knowledge, not re-read). A consent is about what it names.
    /// </summary>
    public bool IsAbout(UseOfRecord use) => (Kind, Uses.Count) switch
    {
        (ChoiceKind.NationalOptOut, _) or (ChoiceKind.Consent, 0) => use is UseOfRecord.Planning or UseOfRecord.Research or UseOfRecord.Evaluation,
        _ => Uses.Contains(use),
    };
}

/// <summary>Whether a person's record may be used, and if not, which choice of theirs says so.</summary>
public abstract record UseDecision
{
    private UseDecision()
    {
    }

    public sealed record Allowed : UseDecision;

    public sealed record Refused(SharingChoice Because) : UseDecision;

    public bool IsAllowed => this is Allowed;
}

/// <summary>The one decision every list, export and evaluation asks before it shows who somebody is.</summary>
public static class MayBeUsed
{
    /// <summary>
    /// Refused by the national opt-out, whatever else was agreed; else by the latest consent about this use. Numbers in which
    /// nobody can be told are not asked about here: they are nobody's record.
    /// </summary>
    public static UseDecision For(UseOfRecord use, IEnumerable<SharingChoice> choices, DateOnly on)
    {
        var about = choices.Where(choice => choice.IsInForce(on) && choice.IsAbout(use)).ToList();
        var refusal = about.Find(choice => choice is { Kind: ChoiceKind.NationalOptOut, Refuses: true })
            ?? about.Where(choice => choice.Kind == ChoiceKind.Consent).MaxBy(choice => choice.HeardAt) switch
            {
                { Refuses: true } latest => latest,
                _ => null,
            };
        return refusal is null ? new UseDecision.Allowed() : new UseDecision.Refused(refusal);
    }
}
