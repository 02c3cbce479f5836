using Ridgeway.Finding.Lists;
using Ridgeway.Records;

namespace Ridgeway.Finding.BuildList;

/// <summary>A list as the page, the API, the CSV and the command show it: the same figures in all four.</summary>
public sealed record ListDocument
{
    /// <summary>Null where the list is not saved.</summary>
    public required ListId? List { get; init; }

    public required string? Name { get; init; }

    /// <summary>In words.</summary>
    public required string Definition { get; init; }

    public required string Intervention { get; init; }

    public required string InterventionName { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>When the run was finished that registers were read from; null where everyone was asked for this list.</summary>
    public required DateTime? RegistersAsOfUtc { get; init; }

    /// <summary>People on the register the list begins with.</summary>
    public required long OnRegister { get; init; }

    /// <summary>People who fit, those left out too.</summary>
    public required int Fit { get; init; }

    public required int MayBeInvited { get; init; }

    public required IReadOnlyList<LeftOutCount> LeftOut { get; init; }

    public required PanelDocument Panel { get; init; }

    /// <summary>Against the last run; null where the list was never run.</summary>
    public required ChangeCounts? Changed { get; init; }

    public required int Page { get; init; }

    public required int Pages { get; init; }

    /// <summary>How many the people shown are a page of.</summary>
    public required int Shown { get; init; }

    public required IReadOnlyList<ShownListPerson> People { get; init; }
}

/// <summary>How many are left out for one reason.</summary>
public sealed record LeftOutCount(Exclusion Why, string Words, int Count);

/// <summary>What changed since the last run.</summary>
public sealed record ChangeCounts(DateOnly Since, int New, int Gone, int Still);

/// <summary>Somebody on a list, with why.</summary>
public sealed record ShownListPerson
{
    public required PersonId Person { get; init; }

    public required string? NhsNumber { get; init; }

    public required string Name { get; init; }

    public required int? Age { get; init; }

    public required string Sex { get; init; }

    public required string? Practice { get; init; }

    public required int? DeprivationTenth { get; init; }

    public required int Need { get; init; }

    /// <summary>The facts that put them on the list, each with its code, date and source.</summary>
    public required IReadOnlyList<ShownEvidence> Why { get; init; }

    public required ShownOffer? LastOffer { get; init; }

    /// <summary>What stands in the way of being reached, in words.</summary>
    public required IReadOnlyList<string> Barriers { get; init; }

    public required Exclusion? LeftOut { get; init; }

    /// <summary>True where they were not on the list when it was last run; null where it was never run.</summary>
    public required bool? IsNew { get; init; }
}

/// <summary>The last time it was offered, and what came of it.</summary>
public sealed record ShownOffer(DateOnly On, bool WasInvitation, OfferStanding Standing, NoReason? Reason, DateOnly? AnsweredOn);

/// <summary>The equity panel for programs and spreadsheets.</summary>
/// <param name="Disclosure">The rule small numbers were hidden by; null where the figures are exact.</param>
/// <param name="List">Everyone on the list.</param>
/// <param name="Register">Everyone on the register.</param>
/// <param name="Population">Everyone it was drawn from.</param>
/// <param name="Groups">Every group of every split.</param>
public sealed record PanelDocument(string? Disclosure, long? List, long? Register, long? Population, IReadOnlyList<PanelGroup> Groups)
{
    public static PanelDocument Of(EquityPanel panel) => new(
        panel.Profile is { } profile ? $"{profile.Name}, version {profile.Version}. {profile.Rule}" : null,
        panel.List.Count,
        panel.Register.Count,
        panel.Population.Count,
        [.. panel.Rows.Select(row => new PanelGroup(row.Group.Split, row.Group.Number, row.Group.ForPeople(), row.List, row.Register, row.Population, row.Standing))]);
}

/// <summary>One group on the list, on the register and in the population.</summary>
public sealed record PanelGroup(EquitySplit Split, int Number, string Name, PanelCell List, PanelCell Register, PanelCell Population, GroupStanding Standing)
{
    public EquityGroup Group() => new(Split, Number);
}
