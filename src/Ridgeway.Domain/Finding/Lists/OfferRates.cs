using Ridgeway.Evaluation;

namespace Ridgeway.Finding.Lists;

/// <summary>Of so many on a register, so many were ever offered it, with the 95% interval; all null where they may not be shown.</summary>
public sealed record OfferRate(long? OnRegister, long? Offered, PanelShare? Share)
{
    /// <summary>Those never offered; null where either figure is hidden.</summary>
    public long? NeverOffered => OnRegister - Offered is { } never ? Math.Max(never, 0) : null;
}

/// <summary>The share offered in the most deprived fifth less that in the least deprived, in percentage points (Newcombe 1998, method 10).</summary>
public sealed record OfferGap(decimal Points, decimal Lower, decimal Upper);

/// <summary>How far along by the end of a month.</summary>
public sealed record OfferRateByMonth(DateOnly MonthEnd, OfferRate Everyone);

/// <summary>One person on the register, as offers are counted.</summary>
/// <param name="Groups">For fairness.</param>
/// <param name="Practice">The practice's code, or "" where none is recorded.</param>
/// <param name="FirstOfferedOn">When it was first offered to them; null for never.</param>
public readonly record struct OfferedPerson(ListedGroups Groups, string Practice, DateOnly? FirstOfferedOn);

/// <summary>Who was ever offered something, of those on a register: by group, by practice, over time, and the gap between the ends.</summary>
public sealed record OfferRates
{
    /// <summary>A year of month ends is shown.</summary>
    public const int Months = 12;

    public required OfferRate Everyone { get; init; }

    /// <summary>Every group of every split, in the order shown.</summary>
    public required IReadOnlyList<(EquityGroup Group, OfferRate Rate)> Groups { get; init; }

    /// <summary>By practice code.</summary>
    public required IReadOnlyList<(string Practice, OfferRate Rate)> Practices { get; init; }

    /// <summary>Of those on the register today, those offered by the end of each month, oldest first.</summary>
    public required IReadOnlyList<OfferRateByMonth> OverTime { get; init; }

    /// <summary>Null where either fifth is empty or hidden.</summary>
    public required OfferGap? Gap { get; init; }

    /// <summary>The rule small numbers were hidden by; null where the figures are exact.</summary>
    public required DisclosureProfile? Profile { get; init; }

    public OfferRate Of(EquityGroup group) => Groups.First(row => row.Group == group).Rate;

    /// <param name="people">Everyone on the register.</param>
    /// <param name="today">The last month is the one that holds this day, up to it.</param>
    /// <param name="profile">Hides small numbers by this rule; null gives exact figures, for the care team alone.</param>
    public static OfferRates Of(IReadOnlyCollection<OfferedPerson> people, DateOnly today, DisclosureProfile? profile) =>
        new OfferRateSums(people, today, profile).Rates();
}
