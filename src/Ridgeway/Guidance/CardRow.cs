using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Guidance;

/// <summary>
/// A CDS Hooks card given, and what became of it. Nothing of the person is in it but a pseudonym and the groups that reports
/// count by: the person may be unknown to Ridgeway, and stays so.
/// </summary>
internal sealed class CardRow
{
    public required Guid CardId { get; init; }

    public required string Hook { get; init; }

    /// <summary>Who asked; null where nobody had to say.</summary>
    public string? Issuer { get; init; }

    /// <summary>A pseudonym of the patient at that client, so that what was put off stays quiet.</summary>
    public required string Subject { get; init; }

    public required string Intervention { get; init; }

    /// <summary>"id@version" of each rule behind it, as a JSON list.</summary>
    public required string Rules { get; init; }

    public required string PackHash { get; init; }

    public Guid? SuggestionId { get; init; }

    public OdsCode? Practice { get; init; }

    public required string AgeBand { get; init; }

    public required Sex Sex { get; init; }

    public required EthnicGroup EthnicGroup { get; init; }

    public int? DeprivationQuintile { get; init; }

    public required DateTime GivenAtUtc { get; init; }

    public required DateTime ExpiresAtUtc { get; init; }

    public CardOutcome? Outcome { get; set; }

    public string? OutcomeReason { get; set; }

    public string? OutcomeComment { get; set; }

    public DateTime? OutcomeAtUtc { get; set; }

    /// <summary>What looking again on acceptance found.</summary>
    public CardStood? Stood { get; set; }
}

internal enum CardOutcome
{
    Accepted = 1,
    Overridden = 2,
}

/// <summary>Whether a card still stood when it was accepted.</summary>
internal enum CardStood
{
    /// <summary>In time, and nothing known here speaks against it.</summary>
    Stood = 1,

    /// <summary>It had expired.</summary>
    Expired = 2,

    /// <summary>The record had changed, and an absolute contraindication now forbids it.</summary>
    Forbidden = 3,
}

/// <summary>A card about somebody Ridgeway knows.</summary>
internal sealed class PersonCardRow
{
    public required PersonId PersonId { get; init; }

    public required Guid CardId { get; init; }
}

internal sealed class CardRowMapping : IEntityTypeConfiguration<CardRow>
{
    public void Configure(EntityTypeBuilder<CardRow> builder)
    {
        builder.ToTable("guidance_card");
        builder.HasKey(row => row.CardId);
        builder.Property(row => row.CardId).ValueGeneratedNever();
    }
}

internal sealed class PersonCardRowMapping : IEntityTypeConfiguration<PersonCardRow>
{
    public void Configure(EntityTypeBuilder<PersonCardRow> builder)
    {
        builder.ToTable("guidance_person_card");
        builder.HasKey(row => new { row.PersonId, row.CardId });
    }
}
