using Ridgeway.Records;

namespace Ridgeway.Finding.Lists;

/// <summary>What was offered to somebody before, for one intervention and across all.</summary>
/// <param name="LastInvitedOn">The last invitation to anything, from any list.</param>
/// <param name="LastOfferedOn">The last time this was offered, by invitation or referral; null for never.</param>
/// <param name="DeclinedOn">When they last said no to this.</param>
/// <param name="IsInProgramme">True while a referral for this is open.</param>
public readonly record struct OfferHistory(DateOnly? LastInvitedOn, DateOnly? LastOfferedOn, DateOnly? DeclinedOn, bool IsInProgramme);

/// <summary>Somebody who fits a list, with what decides whether they may be invited and in which order.</summary>
/// <param name="Person">Who.</param>
/// <param name="Groups">For fairness.</param>
/// <param name="Need">How many of the conditions and risks that count as need they have.</param>
/// <param name="Offers">What was offered before.</param>
/// <param name="HasDied">True where a source says so.</param>
/// <param name="SaidNoToContact">True where they asked not to be contacted with offers.</param>
/// <param name="RefusesUse">True where they chose that their record is not used for what this list is for.</param>
public sealed record Candidate(PersonId Person, ListedGroups Groups, int Need, OfferHistory Offers = default, bool HasDied = false, bool SaidNoToContact = false, bool RefusesUse = false);

/// <summary>Why somebody who fits a list is left out of what is offered. In order: the first that applies is the one counted.</summary>
public enum Exclusion
{
    Died = 1,

    /// <summary>They asked not to be contacted.</summary>
    SaidNoToContact = 2,

    /// <summary>Already referred, and the referral is open.</summary>
    InProgramme = 3,

    /// <summary>They said no to this less than the content's time ago.</summary>
    DeclinedRecently = 4,

    /// <summary>They were invited to something, from any list, inside the quiet period.</summary>
    InvitedRecently = 5,

    /// <summary>They chose that their record is not used for what this list is for. Counted, and never named on it.</summary>
    RefusesUse = 6,
}

/// <summary>Decides who is left alone.</summary>
public static class Exclusions
{
    /// <summary>Why this person is not to be invited today, or null where they may be.</summary>
    public static Exclusion? Of(Candidate candidate, InvitationRules rules, DateOnly today) => candidate switch
    {
        { HasDied: true } => Exclusion.Died,
        { RefusesUse: true } => Exclusion.RefusesUse,
        { SaidNoToContact: true } => Exclusion.SaidNoToContact,
        { Offers.IsInProgramme: true } => Exclusion.InProgramme,
        { Offers.DeclinedOn: { } declined } when today < declined.AddDays(rules.DaysAfterNo) => Exclusion.DeclinedRecently,
        { Offers.LastInvitedOn: { } invited } when today < invited.AddDays(rules.QuietDays) => Exclusion.InvitedRecently,
        _ => null,
    };
}
