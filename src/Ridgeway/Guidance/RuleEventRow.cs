using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Guidance;

/// <summary>
/// What became of a rule for somebody on a day. It does not say who: the subject is a pseudonym of the day, good only to count
/// nobody twice.
/// </summary>
internal sealed class RuleEventRow
{
    public required DateOnly OnDay { get; init; }

    public required string Rule { get; init; }

    public required RuleEventKind What { get; init; }

    public required Channel Via { get; init; }

    public required string Subject { get; init; }

    /// <summary>Why it was refused or withheld; empty where there is no why.</summary>
    public required string Reason { get; init; }

    public required string Version { get; init; }

    public required string Intervention { get; init; }

    public required string PackHash { get; init; }

    public OdsCode? Practice { get; init; }

    public required string AgeBand { get; init; }

    public required Sex Sex { get; init; }

    public required EthnicGroup EthnicGroup { get; init; }

    public int? DeprivationQuintile { get; init; }
}

internal enum RuleEventKind
{
    /// <summary>Its condition held for somebody whom advice was worked out for.</summary>
    Fired = 1,

    /// <summary>Its offer was shown.</summary>
    Shown = 2,

    /// <summary>Its offer was kept back by an absolute contraindication.</summary>
    Withheld = 3,

    /// <summary>Its offer gave way to one made for the condition.</summary>
    GaveWay = 4,

    /// <summary>Its offer rested, because the person had put it off.</summary>
    Rested = 5,

    /// <summary>Its offer was taken up: a referral was sent, or a card accepted.</summary>
    Accepted = 6,

    /// <summary>Its offer was put off, with a reason.</summary>
    Refused = 7,
}

/// <summary>Where advice was given.</summary>
internal enum Channel
{
    /// <summary>A page of Ridgeway.</summary>
    Page = 1,

    /// <summary>A CDS Hooks card.</summary>
    CdsHooks = 2,
}

internal sealed class RuleEventRowMapping : IEntityTypeConfiguration<RuleEventRow>
{
    public void Configure(EntityTypeBuilder<RuleEventRow> builder)
    {
        builder.ToTable("guidance_rule_event");
        builder.HasKey(row => new { row.OnDay, row.Rule, row.What, row.Via, row.Subject, row.Reason });
    }
}
